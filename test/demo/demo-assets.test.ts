import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { demoArticles } from '../../src/demo/content/index.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;

beforeAll(async () => {
  service = await startService();
});

afterAll(() => service.stop());

describe('the pictures of the demonstration', () => {
  it('are served for good, and as documents may do nothing', async () => {
    for (const { url } of demoArticles.flatMap(({ images }) => images)) {
      const answer = await supertest(service.server).get(url);
      expect(answer.status).toBe(200);
      expect(answer.headers).toMatchObject({
        'content-type': 'image/svg+xml',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      });
      expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
    }
  });

  it.each(['/assets/demo/', '/assets/demo/nothing.svg', '/assets/demo/..%2findex.ts', '/assets/demo/%00'])(
    'are all that is served there: not %s',
    async (path) => {
      const answer = await supertest(service.server).get(path);
      expect([400, 404]).toContain(answer.status);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    },
  );
});
