import { afterAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { startService } from '../../support/service.js';

const development = startService();
const production = startService({
  environment: {
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://comments.example',
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'comments@paper.example',
    RATE_LIMITS: 'on',
    SESSION_SECRET: 'Qm9veR3VudHJ1ZS1yYW5kb20tYnl0ZXMtaGVyZQ',
    TRUSTED_PROXY_HOPS: '1',
  },
});
afterAll(async () => {
  await (await development).stop();
  await (await production).stop();
});

describe('the headers of every answer', () => {
  it.each(['/api/docs', '/api/v1/session', '/api/v1/articles', '/health/live', '/nothing'])(
    'let a page of %s load nothing from elsewhere, and nobody frame it',
    async (path) => {
      const { headers } = await supertest((await development).server).get(path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toMatch(/^default-src 'none';script-src 'self';style-src 'self';/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['x-request-id']).toBeDefined();
    },
  );
});

describe('in production, behind a proxy that ends https', () => {
  const get = async (path: string) =>
    supertest((await production).server)
      .get(`/api/v1${path}`)
      .set('X-Forwarded-Proto', 'https');

  it('cookies are for this host and for https alone', async () => {
    const visit = await get('/session');
    const [csrf = ''] = visit.headers['set-cookie'] as unknown as string[];
    expect(csrf).toMatch(/^__Host-belowline-csrf=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const answer = await supertest((await production).server)
      .post('/api/v1/accounts')
      .set({ 'X-Forwarded-Proto': 'https', Cookie: csrf.split(';')[0] ?? '' })
      .set('X-CSRF-Token', (visit.body as { csrfToken: string }).csrfToken)
      .send({ email: 'ada@readers.example', displayName: 'Ada Penrose', password: 'long enough for it' });
    expect(answer.status).toBe(201);
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^__Host-belowline-session=.*; Path=\/; Expires=.*; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    expect(answer.headers['ratelimit-policy']).toBeDefined();
  });

  it('browsers are told to come back by https', async () => {
    expect((await get('/articles')).headers['strict-transport-security']).toBe('max-age=31536000');
  });
});
