import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { walkJourney } from '../../scripts/lib/journey.mjs';
import { startService, type TestService } from '../support/service.js';

let service: TestService;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

it('goes from a sign-up through a comment, a flag and a decision to the upheld flag and the audit entry', async () => {
  const editor = await service.signUp('editor');
  const article = {
    headline: 'The committee that outlived its town',
    standfirst: 'Some bodies meet out of habit.',
    body: '<p>Minutes were taken.</p>',
    byline: { name: 'Ivo Plank', role: 'Clerk', organisation: 'Lower Mossop Parish Council' },
    section: 'local-government',
  };
  expect((await editor.post('/articles', article)).status).toBe(201);
  const { port } = service.server.address() as AddressInfo;
  const steps: string[] = [];
  await walkJourney({
    origin: `http://127.0.0.1:${port}`,
    editor: editor.account,
    say: (step: string) => steps.push(step),
  });
  expect(steps).toHaveLength(7);
});
