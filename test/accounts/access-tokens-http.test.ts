import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runTokenCommand } from '../../src/accounts/index.js';
import { DAY_MS, HOUR_MS } from '../../src/platform/clock.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
let now = new Date('2024-03-01T10:00:00Z');
beforeAll(async () => {
  service = await startService({ clock: { now: () => now } });
});
afterAll(async () => service.stop());

const run = (...argv: string[]) => {
  const { accounts, audit, clock, transactions } = service.context;
  return runTokenCommand({ ...accounts, ...audit, clock, ...transactions }, argv);
};
/** Makes an editor with a token; `id` is the token's. */
async function editorWithToken(...options: string[]) {
  const { account } = await service.signUp('editor');
  const printed = await run('--email', account.email, '--label', 'Newsletter import', ...options);
  return { account, token: /^blt_\S+$/m.exec(printed)?.[0] ?? '', id: /[0-9a-f]{24}/.exec(printed)?.[0] ?? '' };
}
const withToken = (authorization: string) =>
  service.client().get('/moderation/audit').set('Authorization', authorization);
const tokensOf = (accountId: string) => service.context.accounts.accessTokenStore.listOf(accountId);

describe('an access token', () => {
  it('stands for its account, without a cookie or a CSRF token', async () => {
    const { account, token } = await editorWithToken();
    expect((await withToken(`Bearer ${token}`)).status).toBe(200);
    const session = await service.client().get('/session').set('Authorization', `bearer ${token}`);
    expect(session.body).toMatchObject({ account: { id: account.id, role: 'editor' }, csrfToken: null });
    expect(session.headers).not.toHaveProperty('set-cookie');
  });

  it('neither opens nor ends a session, and makes no account', async () => {
    const { account, token } = await editorWithToken();
    const { email, password } = account;
    const send = (method: 'post' | 'delete', path: string, body: object) =>
      service.client().agent[method](`/api/v1${path}`).set('Authorization', `Bearer ${token}`).send(body);
    const answers = [
      await send('post', '/session', { email, password }),
      await send('delete', '/session', {}),
      await send('post', '/accounts', { email: 'by-token@desk.example', displayName: 'By token', password }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(await service.context.accounts.accountStore.findByEmail('by-token@desk.example')).toBeNull();
  });

  it('is kept as a hash only', async () => {
    const { token, id } = await editorWithToken();
    const stored = await service.context.connection.collection('accessTokens').find().toArray();
    expect(stored.map(({ _id }) => _id.toHexString())).toContain(id);
    expect(JSON.stringify(stored)).not.toContain(token.slice('blt_'.length));
  });

  it.each([
    ['unknown', `Bearer blt_${'A'.repeat(43)}`],
    ['of another form', 'Bearer 1234'],
    ['missing', 'Bearer'],
    ['an operator', 'Bearer {"$ne":null}'],
    ['too long', `Bearer ${'A'.repeat(2000)}`],
  ])('that is %s opens nothing', async (_case, authorization) => {
    const answer = await withToken(authorization);
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ code: 'invalid_token' });
  });

  it('does no more than its account may', async () => {
    const { account, token } = await editorWithToken();
    await service.context.accounts.accountStore.change(account.id, { role: 'reader' });
    expect((await withToken(`Bearer ${token}`)).status).toBe(403);
  });

  it('ends at its time', async () => {
    const { token } = await editorWithToken('--days', '2');
    now = new Date(now.getTime() + 2 * DAY_MS - 1);
    expect((await withToken(`Bearer ${token}`)).status).toBe(200);
    now = new Date(now.getTime() + 1);
    expect((await withToken(`Bearer ${token}`)).status).toBe(401);
  });

  it('ends when it is revoked, and both acts are recorded', async () => {
    const { account, token, id } = await editorWithToken();
    expect(await run('--revoke', id)).toContain(`Revoked ${id}  Newsletter import`);
    expect((await withToken(`Bearer ${token}`)).status).toBe(401);
    await expect(run('--revoke', id)).rejects.toMatchObject({ code: 'not_found' });
    const entries = await service.context.audit.auditStore.list({ subjectId: id }, { after: null, limit: 10 });
    expect(entries.map(({ act }) => act)).toEqual(['access_token.revoked', 'access_token.created']);
    expect(entries[0]).toMatchObject({ subject: { type: 'access_token' }, details: { accountId: account.id } });
  });

  it('notes when it was used, to the hour', async () => {
    const { account, token } = await editorWithToken();
    expect((await tokensOf(account.id))[0]?.lastUsedAt).toBeNull();
    const first = now;
    await withToken(`Bearer ${token}`);
    now = new Date(first.getTime() + HOUR_MS - 1);
    await withToken(`Bearer ${token}`);
    expect((await tokensOf(account.id))[0]?.lastUsedAt).toEqual(first);
    now = new Date(first.getTime() + HOUR_MS);
    await withToken(`Bearer ${token}`);
    expect((await tokensOf(account.id))[0]?.lastUsedAt).toEqual(now);
  });
});

describe('npm run token', () => {
  it("lists an account's tokens without showing them", async () => {
    const { account, token, id } = await editorWithToken();
    const listed = await run('--email', account.email);
    expect(listed).toMatch(new RegExp(`^${id} {2}Newsletter import {2}\\(until \\d{4}-\\d\\d-\\d\\d, never used\\)$`));
    expect(listed).not.toContain(token);
  });

  it.each([
    ['an address that has no account', ['--email', 'nobody@desk.example', '--label', 'x'], { code: 'not_found' }],
    ['an id that is none', ['--revoke', '{"$ne":null}'], { code: 'not_found' }],
    ['a lifetime of no days', ['--email', 'a@desk.example', '--days', '0'], { name: 'CommandError' }],
    [
      'a label that could fool a terminal',
      ['--email', 'a@desk.example', '--label', '\u001b[2J'],
      { name: 'CommandError' },
    ],
    ['no address', ['--label', 'x'], { name: 'CommandError' }],
  ])('refuses %s', async (_case, argv, error) => {
    await expect(run(...argv)).rejects.toMatchObject(error);
  });
});
