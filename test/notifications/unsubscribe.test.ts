import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { unsubscribeToken } from '../../src/notifications/unsubscribe-token.js';
import { newId } from '../../src/platform/database/ids.js';
import type { ServiceClient } from '../support/client.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
let reader: ServiceClient;
let token: string;

beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  reader = await service.signUp();
  token = unsubscribeToken(service.config.session.secret, { accountId: reader.account.id, kind: 'reply' });
});
afterAll(() => service.stop());

const address = (of = token) => `/api/v1/unsubscribe/${of}`;
/** As mail programs do it: RFC 8058. */
const oneClick = (of = token) =>
  supertest(service.server).post(address(of)).type('form').send('List-Unsubscribe=One-Click');
const settings = async () => (await reader.get('/me/notification-settings')).body as Record<string, { email: boolean }>;

describe('a link that stops mails', () => {
  it('does so with one POST, without session or CSRF token, as often as it is sent', async () => {
    for (let time = 0; time < 2; time += 1) {
      const answer = await oneClick();
      expect([answer.status, answer.body]).toEqual([200, { kind: 'reply', email: false }]);
    }
    const { reply, comment_removed: removed } = await settings();
    expect([reply?.email, removed?.email]).toEqual([false, true]);
  });

  it('does nothing when it is only read, as mail scanners do', async () => {
    const answer = await supertest(service.server).get(address());
    expect([answer.status, answer.body]).toEqual([200, { kind: 'reply', email: true }]);
    expect((await settings()).reply?.email).toBe(true);
  });

  it('shows browsers a page with a button', async () => {
    const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    const page = await supertest(service.server).get(address()).set('Accept', accept);
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toMatch(/^text\/html/);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.text).toContain('<form method="post"><button>Stop these e-mails</button></form>');
    const done = await supertest(service.server).post(address()).set('Accept', accept).type('form').send('');
    expect(done.text).toContain('We will send you no more e-mails of this kind: somebody replied to you.');
    expect((await settings()).reply?.email).toBe(false);
  });

  it.each([
    ['of another account', () => token.replace(/^[0-9a-f]{24}/, newId())],
    ['of another kind', () => token.replace('.reply.', '.comment_removed.')],
    ['of a kind that is none', () => token.replace('.reply.', '.weather.')],
    ['signed with another secret', () => unsubscribeToken('x', { accountId: reader.account.id, kind: 'reply' })],
    ['without a signature', () => token.slice(0, token.lastIndexOf('.') + 1)],
    ['with half of one', () => token.slice(0, -20)],
    ['that is nothing', () => 'x'],
    ['that is too long', () => `${token}${'x'.repeat(500)}`],
  ])('is answered 404 with a token %s, and changes nothing', async (_, forge) => {
    const forged = forge();
    expect((await oneClick(forged)).status).toBe(404);
    expect((await supertest(service.server).get(address(forged))).status).toBe(404);
    expect((await settings()).reply?.email).toBe(true);
  });
});
