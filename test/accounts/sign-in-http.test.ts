import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { createPasswords } from '../../src/accounts/index.js';
import type { ServiceClient } from '../support/client.js';
import { startService, type TestService } from '../support/service.js';

interface SessionBody {
  readonly account: { readonly id: string; readonly email: string } | null;
  readonly csrfToken: string;
}

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(async () => service.stop());

const sessionOf = async (client: ServiceClient) => (await client.get('/session')).body as SessionBody;
const signIn = (client: ServiceClient, body: object) => client.post('/session', body);
const sessionCookie = (answer: Response): string | undefined => {
  const cookies = (answer.headers['set-cookie'] ?? []) as readonly string[];
  return cookies.find((cookie) => cookie.startsWith('belowline-session='))?.split(';')[0];
};
/** Who the service takes a bearer of this cookie for. */
const accountByCookie = async (cookie: string | undefined) => {
  const answer = await service
    .client()
    .get('/session')
    .set('Cookie', cookie ?? '');
  return (answer.body as SessionBody).account;
};

describe('signing in', () => {
  it('opens a session whose cookie scripts cannot read and other sites cannot send', async () => {
    const { account } = await service.signUp();
    const answer = await signIn(service.client(), account);
    expect(answer.status).toBe(422); // the account's id and name are unknown fields here

    const client = service.client();
    const { email, password } = account;
    const opened = await signIn(client, { email, password });
    expect(opened.status).toBe(200);
    expect(opened.body).toEqual({
      account: {
        id: account.id,
        email,
        displayName: account.displayName,
        role: 'reader',
        sections: null,
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      },
      csrfToken: expect.any(String),
    });
    const cookie = (opened.headers['set-cookie'] as unknown as string[]).find((line) => line.includes('session='));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect((await sessionOf(client)).account?.id).toBe(account.id);
  });

  it('takes the address in any case and with space around it', async () => {
    const { email, password } = (await service.signUp()).account;
    const answer = await signIn(service.client(), { email: ` ${email.toUpperCase()} `, password });
    expect(answer.status).toBe(200);
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const { email } = (await service.signUp()).account;
    const wrong = await signIn(service.client(), { email, password: 'not the password' });
    const unknown = await signIn(service.client(), { email: 'nobody@readers.example', password: 'not the password' });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toMatchObject({ code: 'invalid_credentials' });
    expect(unknown.status).toBe(401);
    expect(unknown.body).toEqual(wrong.body);
    expect(Object.keys(unknown.headers).sort()).toEqual(Object.keys(wrong.headers).sort());
    expect(sessionCookie(wrong)).toBeUndefined();
  });

  it.each([
    ['an operator as the address', { email: { $ne: null }, password: 'a sufficiently long password' }],
    ['an operator as the password', { email: 'nobody@readers.example', password: { $gt: '' } }],
    ['a list of addresses', { email: ['nobody@readers.example'], password: 'a sufficiently long password' }],
    ['nothing', {}],
    ['an empty address', { email: '', password: 'a sufficiently long password' }],
    ['a password far too long', { email: 'nobody@readers.example', password: 'n'.repeat(50_000) }],
    ['NUL in the address', { email: 'nobody\0@readers.example', password: 'a sufficiently long password' }],
    ['an unknown field', { email: 'nobody@readers.example', password: 'a sufficiently long password', role: 'admin' }],
  ])('refuses %s', async (_case, body) => {
    const answer = await signIn(service.client(), body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'validation_failed' });
  });

  it('does not read credentials from the address of the request', async () => {
    const { email, password } = (await service.signUp()).account;
    const query = new URLSearchParams({ email, password });
    const answer = await service.client().post(`/session?${query.toString()}`, { email: ' ', password: ' ' });
    expect(answer.status).toBe(401);
  });

  it('renews a hash that was made at another cost', async () => {
    const { email, password } = (await service.signUp()).account;
    const { accountStore, passwords } = service.context.accounts;
    const before = await accountStore.findCredentials(email);
    const costlier = createPasswords({ memoryKib: 16, passes: 1, lanes: 1 });
    await accountStore.replaceHash(before?.account.id ?? '', before?.passwordHash ?? '', await costlier.hash(password));

    expect((await signIn(service.client(), { email, password })).status).toBe(200);
    const after = await accountStore.findCredentials(email);
    expect(passwords.isOutdated(after?.passwordHash ?? '')).toBe(false);
    expect((await signIn(service.client(), { email, password })).status).toBe(200);
  });
});

describe('a session', () => {
  it('gets a fresh id at each sign-in, so that one planted before opens nothing', async () => {
    const attacker = (await service.signUp()).account;
    const victim = (await service.signUp()).account;
    const browser = service.client();
    const planted = await signIn(browser, { email: attacker.email, password: attacker.password });
    const opened = await browser.agent
      .post('/api/v1/session')
      .set('X-CSRF-Token', (planted.body as SessionBody).csrfToken)
      .send({ email: victim.email, password: victim.password });
    expect(opened.status).toBe(200);
    expect(sessionCookie(opened)).toBeDefined();
    expect(sessionCookie(opened)).not.toBe(sessionCookie(planted));
    expect(await accountByCookie(sessionCookie(planted))).toBeNull();
    expect((await accountByCookie(sessionCookie(opened)))?.email).toBe(victim.email);
  });

  it('is not begun with an id that the service did not sign', async () => {
    const planted = 'belowline-session=s%3Achosen-by-an-attacker.signature';
    const { email, password } = (await service.signUp()).account;
    const client = service.client();
    client.agent.jar.setCookie(`${planted}; Path=/`, '127.0.0.1', '/');
    const opened = await signIn(client, { email, password });
    expect(opened.status).toBe(200);
    expect(sessionCookie(opened)).not.toContain('chosen-by-an-attacker');
    expect(await accountByCookie(planted)).toBeNull();
  });

  it('ends at sign-out, for every copy of its cookie', async () => {
    const { email, password } = (await service.signUp()).account;
    const client = service.client();
    const opened = await signIn(client, { email, password });
    const token = (opened.body as SessionBody).csrfToken;
    expect(await accountByCookie(sessionCookie(opened))).not.toBeNull();

    const ended = await client.agent.delete('/api/v1/session').set('X-CSRF-Token', token);
    expect(ended.status).toBe(204);
    expect((await sessionOf(client)).account).toBeNull();
    expect(await accountByCookie(sessionCookie(opened))).toBeNull();
  });

  it('cannot be ended by who is signed out', async () => {
    const answer = await service.client().delete('/session');
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ code: 'sign_in_required' });
  });

  it('ends when the password is set anew', async () => {
    const client = await service.signUp();
    const { accountStore, passwords } = service.context.accounts;
    const passwordHash = await passwords.hash('quite another password');
    await accountStore.change(client.account.id, { passwordHash, passwordSetAt: new Date(Date.now() + 1) });
    expect((await sessionOf(client)).account).toBeNull();
  });

  it('has the role that the account has at the moment', async () => {
    const client = await service.signUp();
    expect((await client.get('/moderation/audit')).status).toBe(403);
    await service.context.accounts.accountStore.change(client.account.id, { role: 'editor' });
    expect((await client.get('/moderation/audit')).status).toBe(200);
  });

  it('stores no id that could be used as it is', async () => {
    const client = await service.signUp();
    const opened = await signIn(client, { email: client.account.email, password: client.account.password });
    const cookie = decodeURIComponent(sessionCookie(opened) ?? '');
    const id = /s:([^.]+)\./.exec(cookie)?.[1] ?? '';
    expect(id).not.toBe('');
    const ids = await service.context.connection.collection('sessions').distinct('_id');
    expect(ids).not.toContain(id);
  });
});
