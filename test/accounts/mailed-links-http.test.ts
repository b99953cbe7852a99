import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ServiceClient } from '../support/client.js';
import { createMovingClock } from '../support/moving-clock.js';
import { sendMails } from '../support/notifications.js';
import { startService, type TestService } from '../support/service.js';

const HOUR_MS = 3_600_000;
const NEW_PASSWORD = 'another sufficiently long password';
const clock = createMovingClock();

let service: TestService;
let reader: ServiceClient;

beforeAll(async () => {
  service = await startService({ clock, environment: { PUBLIC_URL: 'https://paper.example' } });
});
beforeEach(async () => {
  clock.advance(1000);
  reader = await service.signUp();
});
afterAll(() => service.stop());

/** The mails that have gone to the reader, newest first, with the token in the link of each. */
async function mails(to = reader.account.email) {
  await sendMails(service);
  const kept = service.context.mailbox?.list().filter(({ mail }) => mail.to === to) ?? [];
  return kept.map(({ mail: { subject, text } }) => ({
    subject,
    token: /\?token=([\w-]+)/.exec(text)?.[1] ?? '',
    text,
  }));
}
const newest = async (subject: string) => (await mails()).find((mail) => mail.subject === subject)?.token ?? '';
const tokenToVerify = () => newest('Please confirm your e-mail address');
const tokenToReset = () => newest('Set a new password');

const verify = (token: unknown, by = service.client()) => by.put('/accounts/verification', { token });
const forget = (email: string, by = service.client()) => by.post('/accounts/password-reset', { email });
const reset = (token: unknown, password = NEW_PASSWORD) =>
  service.client().put('/accounts/password-reset', { token, password });
const isVerified = async () =>
  (await service.context.accounts.accountStore.findById(reader.account.id))?.emailVerifiedAt !== null;
const isSignedIn = async (client: ServiceClient) =>
  ((await client.get('/session')).body as { account: object | null }).account !== null;
const spent = expect.objectContaining({ code: 'link_spent', status: 410 });

describe('verifying an e-mail address', () => {
  it('is asked of who signs up, and done with the token from the mail, in whatever browser', async () => {
    const [mail] = await mails();
    expect(mail?.text).toMatch(/https:\/\/paper\.example\/verify-email\?token=[\w-]{43}\n/);
    expect(await isVerified()).toBe(false);
    expect((await verify(mail?.token)).status).toBe(204);
    expect(await isVerified()).toBe(true);
  });

  it('takes a token once', async () => {
    const token = await tokenToVerify();
    await verify(token);
    expect((await verify(token)).body).toEqual(spent);
  });

  it('takes a token from several at once, once', async () => {
    const token = await tokenToVerify();
    const answers = await Promise.all(Array.from({ length: 6 }, () => verify(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410, 410, 410, 410, 410]);
  });

  it('can be asked for again, and then either link does it', async () => {
    const first = await tokenToVerify();
    expect((await reader.post('/accounts/verification')).status).toBe(202);
    const second = await tokenToVerify();
    expect(second).not.toBe(first);
    expect((await verify(first)).status).toBe(204);
    expect((await reader.post('/accounts/verification')).status).toBe(202);
    expect(await mails()).toHaveLength(2); // there is nothing left to verify
  });

  it('is too late after three days', async () => {
    const token = await tokenToVerify();
    clock.advance(72 * HOUR_MS);
    expect((await verify(token)).body).toEqual(spent);
    expect(await isVerified()).toBe(false);
  });

  it('does not count for an address that the account has left', async () => {
    const token = await tokenToVerify();
    await service.context.connection
      .collection('accounts')
      .updateOne({ email: reader.account.email }, { $set: { email: `left-${reader.account.email}` } });
    expect((await verify(token)).body).toEqual(spent);
    expect(await isVerified()).toBe(false);
  });

  it('has no use for a token that sets a password', async () => {
    await forget(reader.account.email);
    expect((await verify(await tokenToReset())).body).toEqual(spent);
  });

  it.each([
    ['x'.repeat(43), 410],
    ['', 422],
    [{ $ne: null }, 422],
    [null, 422],
    ['x'.repeat(44), 422],
  ])('answers the token %j with %d', async (token, status) => {
    expect((await verify(token)).status).toBe(status);
  });

  it('needs an account to be asked for', async () => {
    expect((await service.client().post('/accounts/verification')).status).toBe(401);
  });
});

describe('a forgotten password', () => {
  it('is set anew with the token from the mail, which ends every session and verifies the address', async () => {
    const { email, password } = reader.account;
    expect((await forget(` ${email.toUpperCase()} `)).status).toBe(202);
    const token = await tokenToReset();
    clock.advance(1000);
    expect(await isSignedIn(reader)).toBe(true);
    expect((await reset(token)).status).toBe(204);
    expect(await isSignedIn(reader)).toBe(false);
    expect(await isVerified()).toBe(true);

    const client = service.client();
    expect((await client.post('/session', { email, password })).status).toBe(401);
    await client.signIn({ email, password: NEW_PASSWORD });
    expect(await isSignedIn(client)).toBe(true);
    expect((await mails()).map(({ subject }) => subject)).toContain('Your password has been changed');
  });

  it('is answered alike for an address without an account, to which nothing goes', async () => {
    const known = await forget(reader.account.email);
    const unknown = await forget('nobody@readers.example');
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
    expect(Object.keys(unknown.headers).sort()).toEqual(Object.keys(known.headers).sort());
    expect(await mails('nobody@readers.example')).toEqual([]);
    expect(await service.context.connection.collection('outbox').countDocuments()).toBe(0);
  });

  it('takes the same steps in the database whoever asks', async () => {
    const outbox = service.context.connection.collection('outbox');
    const shapes: string[][] = [];
    for (const email of [reader.account.email, 'nobody@readers.example']) {
      await sendMails(service);
      await forget(email);
      const [message] = await outbox.find({}).toArray();
      shapes.push(Object.keys(message ?? {}), Object.keys((message?.subject as object | undefined) ?? {}));
    }
    expect(shapes[0]).toEqual(shapes[2]);
    expect(shapes[1]).toEqual(shapes[3]);
  });

  it('spends every link at once', async () => {
    await forget(reader.account.email);
    const first = await tokenToReset();
    await forget(reader.account.email);
    const second = await tokenToReset();
    expect((await reset(second)).status).toBe(204);
    expect((await reset(second)).body).toEqual(spent);
    expect((await reset(first)).body).toEqual(spent);
  });

  it('is set by one of several who use the link at once', async () => {
    await forget(reader.account.email);
    const token = await tokenToReset();
    const passwords = Array.from({ length: 5 }, (_, nth) => `a password of try number ${nth}`);
    const answers = await Promise.all(passwords.map((password) => reset(token, password)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410, 410, 410, 410]);
    const winner = passwords[answers.findIndex(({ status }) => status === 204)] ?? '';
    await service.client().signIn({ email: reader.account.email, password: winner });
  });

  it('is too late after an hour', async () => {
    await forget(reader.account.email);
    const token = await tokenToReset();
    clock.advance(HOUR_MS);
    expect((await reset(token)).body).toEqual(spent);
  });

  it('stays where the new one is too short, and so does the link', async () => {
    await forget(reader.account.email);
    const token = await tokenToReset();
    expect((await reset(token, 'short')).status).toBe(422);
    expect((await reset(token)).status).toBe(204);
  });

  it('has no use for a token that verifies an address', async () => {
    expect((await reset(await tokenToVerify())).body).toEqual(spent);
  });

  it('leaves no token in the database, neither before nor after it is sent', async () => {
    const { connection } = service.context;
    const stored = async () => {
      const collections = ['outbox', 'linkTokens', 'accounts'].map((name) =>
        connection.collection(name).find({}).toArray(),
      );
      return JSON.stringify(await Promise.all(collections));
    };
    await forget(reader.account.email);
    const before = await stored();
    const token = await tokenToReset();
    expect(token).toHaveLength(43);
    expect(before).not.toContain(token);
    expect(await stored()).not.toContain(token);
  });

  it('leaves an audit entry', async () => {
    await forget(reader.account.email);
    await reset(await tokenToReset());
    const self = { type: 'account', id: reader.account.id };
    const entry = await service.context.connection.collection('auditEntries').findOne({ 'subject.id': self.id });
    expect(entry).toMatchObject({ act: 'account.password_changed', actor: self, subject: self, details: {} });
  });
});

describe('a mail that is sent again', () => {
  it('carries the same link, and none that was used comes to life by it', async () => {
    await forget(reader.account.email);
    const outbox = service.context.connection.collection('outbox');
    const message = await outbox.findOne({ 'subject.mail.email': reader.account.email });
    const token = await tokenToReset();
    // As if the process had ended before it could note that the mail was sent.
    if (message !== null) await outbox.insertOne(message);
    expect((await mails()).filter(({ subject }) => subject === 'Set a new password')).toMatchObject([{ token }]);
    expect((await reset(token)).status).toBe(204);
    if (message !== null) await outbox.insertOne(message);
    await sendMails(service);
    expect((await reset(token)).body).toEqual(spent);
  });
});

describe('asking for mails', () => {
  it('is limited by network address, and by e-mail address over all of these', async () => {
    const environment = { RATE_LIMITS: 'on', RATE_LIMIT_ACCOUNT_MAIL: '2/3600', TRUSTED_PROXY_HOPS: '1' };
    const limited = await startService({ environment });
    const ask = async (from: string, email: string) => {
      const client = limited.client();
      const csrfToken = await client.csrfToken();
      const request = client.agent.post('/api/v1/accounts/password-reset');
      return (await request.set({ 'X-CSRF-Token': csrfToken, 'X-Forwarded-For': from }).send({ email })).status;
    };
    expect(await ask('198.51.100.1', 'a@readers.example')).toBe(202);
    expect(await ask('198.51.100.1', 'b@readers.example')).toBe(202);
    expect(await ask('198.51.100.1', 'c@readers.example')).toBe(429);
    expect(await ask('198.51.100.2', 'a@readers.example')).toBe(202);
    expect(await ask('198.51.100.3', 'A@readers.example')).toBe(429);
    await limited.stop();
  });
});
