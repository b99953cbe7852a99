import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PageJson } from '../../support/articles.js';
import type { ServiceClient } from '../../support/client.js';
import { startService, type TestService } from '../../support/service.js';

let service: TestService;
let editor: ServiceClient;
let reader: ServiceClient;

beforeAll(async () => {
  service = await startService();
  editor = await service.signUp('editor');
});
beforeEach(async () => {
  reader = await service.signUp();
});
afterAll(() => service.stop());

const impose = (body: object) =>
  editor.post(`/moderation/accounts/${reader.account.id}/sanctions`, { reason: 'spam', ...body });
const lift = (id: string) => editor.delete(`/moderation/sanctions/${id}`);

const told = async () => {
  const { items } = (await reader.get('/me/notifications')).body as PageJson<{
    kind: string;
    title: string;
    text: string;
  }>;
  return items.map(({ kind, title, text }) => ({ kind, title, text }));
};

describe('the account', () => {
  it('is told of a sanction that comes by itself, with the rule that it rests on, and of its end', async () => {
    const { id } = (await impose({ kind: 'commenting_suspension', days: 7 })).body as { id: string };
    expect(await told()).toEqual([
      expect.objectContaining({ kind: 'sanction_imposed', title: 'You cannot comment for now' }),
    ]);
    expect((await told())[0]?.text).toMatch(/The community rule it rests on is “.+”:/);
    expect((await lift(id)).status).toBe(204);
    await lift(id);
    const lifted = { kind: 'sanction_lifted', text: 'You can comment again.' };
    expect(await told()).toEqual([expect.objectContaining(lifted), expect.anything()]);
  });

  it('is told nothing of a sanction that is refused', async () => {
    await impose({ kind: 'commenting_suspension' });
    expect(await told()).toEqual([]);
  });
});
