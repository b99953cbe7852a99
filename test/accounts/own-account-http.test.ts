import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ServiceClient } from '../support/client.js';
import { mailsTo } from '../support/mailed.js';
import { createMovingClock } from '../support/moving-clock.js';
import { openNewsroom, type Newsroom } from '../support/newsroom.js';
import { startService } from '../support/service.js';

const DAY_MS = 86_400_000;
const NEW_PASSWORD = 'another sufficiently long password';
const clock = createMovingClock();

let newsroom: Newsroom;
let reader: ServiceClient;

beforeAll(async () => {
  newsroom = await openNewsroom({ clock });
});
beforeEach(async () => {
  clock.advance(1000);
  reader = await newsroom.service.signUp();
});
afterAll(() => newsroom.stop());

const signedUp = () => newsroom.service.signUp();
/** Another browser of the same reader. */
async function elsewhere(client: ServiceClient): Promise<ServiceClient> {
  const other = newsroom.service.client();
  await other.signIn(client.account);
  return other;
}
const isSignedIn = async (client: ServiceClient) =>
  ((await client.get('/session')).body as { account: object | null }).account !== null;
const statuses = (answers: readonly { readonly status: number }[]) => answers.map(({ status }) => status).sort();
const auditOf = (id: string) =>
  newsroom.service.context.connection.collection('auditEntries').find({ 'subject.id': id }).toArray();

describe('a display name', () => {
  const rename = (displayName: unknown, by = reader) => by.patch('/me', { displayName });
  const namesOn = async (slug: string) => {
    const page = await newsroom.service.client().get(`/articles/${slug}/comments`);
    return (page.body as { items: { author: { displayName: string } }[] }).items.map(
      ({ author }) => author.displayName,
    );
  };

  it('changes on what was written before, also on pages that were kept', async () => {
    const slug = await newsroom.article();
    await newsroom.comment({ author: reader, slug });
    expect(await namesOn(slug)).toEqual([reader.account.displayName]);
    const answer = await rename('  Ada   Penrose ');
    expect([answer.status, (answer.body as { displayName: string }).displayName]).toEqual([200, 'Ada Penrose']);
    expect(await namesOn(slug)).toEqual(['Ada Penrose']);
  });

  it('changes twice in 30 days, and then says from when again', async () => {
    const profile = async () => (await reader.get('/me')).body as { displayName: string; renameFrom: string | null };
    expect(statuses([await rename('First Choice'), await rename('Second Choice')])).toEqual([200, 200]);
    const refused = await rename('Third Choice');
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ code: 'renamed_lately', detail: expect.stringContaining('2026') });
    const from = new Date(clock.now().getTime() + 30 * DAY_MS).toISOString();
    expect(await profile()).toMatchObject({ displayName: 'Second Choice', renameFrom: from });
    clock.advance(30 * DAY_MS);
    expect((await rename('Third Choice')).status).toBe(200);
  });

  it('counts no change to the name that it is', async () => {
    for (let nth = 0; nth < 4; nth++) expect((await rename(reader.account.displayName)).status).toBe(200);
    expect(await auditOf(reader.account.id)).toEqual([]);
  });

  it('changes as often as it may when asked for many times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, (_, nth) => rename(`Name number ${nth}`)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    expect(answers.every(({ status }) => [200, 403, 409].includes(status))).toBe(true);
  });

  it.each([[''], ['x'], ['‮evil'], ['a'.repeat(41)], [null], [{ $ne: 1 }], ['\u200b\u200b'], ['former  Reader']])(
    'refuses %j',
    async (name) => {
      expect((await rename(name)).status).toBe(422);
    },
  );

  it('leaves who had which name beside the audit log, not in it', async () => {
    await rename('Quite Another');
    const [entry] = await auditOf(reader.account.id);
    expect(entry).toMatchObject({ act: 'account.renamed', actor: { id: reader.account.id }, details: {} });
    expect(JSON.stringify(entry)).not.toContain('Another');
  });

  it('is all that can be changed so, and something has to be', async () => {
    for (const body of [{}, { role: 'admin' }, { displayName: 'Good Name', email: 'x@readers.example' }])
      expect((await reader.patch('/me', body)).status).toBe(422);
  });
});

describe('a password', () => {
  const change = (currentPassword: unknown, password: unknown = NEW_PASSWORD, by = reader) =>
    by.put('/me/password', { currentPassword, password });

  it('changes with the present one, which ends every other session, and its owner is told', async () => {
    const other = await elsewhere(reader);
    clock.advance(1000);
    const answer = await change(reader.account.password);
    expect(answer.status).toBe(200);
    expect([await isSignedIn(reader), await isSignedIn(other)]).toEqual([true, false]);
    const { csrfToken } = answer.body as { csrfToken: string };
    const renamed = await reader.agent
      .patch('/api/v1/me')
      .set('X-CSRF-Token', csrfToken)
      .send({ displayName: 'Goes On' });
    expect(renamed.status).toBe(200);
    const { email, password } = reader.account;
    expect((await newsroom.service.client().post('/session', { email, password })).status).toBe(401);
    await newsroom.service.client().signIn({ email, password: NEW_PASSWORD });
    const subjects = (await mailsTo(newsroom.service, email)).map(({ subject }) => subject);
    expect(subjects).toContain('Your password has been changed');
    const acts = (await auditOf(reader.account.id)).map(({ act }) => act as string).sort();
    expect(acts).toEqual(['account.password_changed', 'account.renamed']);
  });

  it('stays with a wrong one', async () => {
    const refused = await change('not the password');
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ code: 'wrong_password', errors: [{ path: 'currentPassword' }] });
    await elsewhere(reader);
  });

  it('changes once when asked for several times at once, to the one that was answered for', async () => {
    const passwords = Array.from({ length: 5 }, (_, nth) => `a password of try number ${nth}`);
    await reader.csrfToken();
    const answers = await Promise.all(passwords.map((password) => change(reader.account.password, password)));
    expect(statuses(answers)).toEqual([
      200,
      expect.anything(),
      expect.anything(),
      expect.anything(),
      expect.anything(),
    ]);
    expect(answers.every(({ status }) => [200, 401, 403, 409].includes(status))).toBe(true);
    const winner = passwords[answers.findIndex(({ status }) => status === 200)] ?? '';
    await newsroom.service.client().signIn({ email: reader.account.email, password: winner });
  });

  it('spends a link that would set another one', async () => {
    await newsroom.service.client().post('/accounts/password-reset', { email: reader.account.email });
    const [mail] = await mailsTo(newsroom.service, reader.account.email);
    await change(reader.account.password);
    const body = { token: mail?.token, password: 'a password by an old link' };
    expect((await newsroom.service.client().put('/accounts/password-reset', body)).status).toBe(410);
  });

  it.each([
    ['too short', 'short'],
    ['too long', 'n'.repeat(201)],
    ['an operator', { $gt: '' }],
  ])('refuses a new one that is %s', async (_what, password) => {
    expect((await change(reader.account.password, password)).status).toBe(422);
  });
});

describe('an e-mail address', () => {
  const address = () => `new-${reader.account.id}@readers.example`;
  const ask = (email: unknown = address(), currentPassword: unknown = reader.account.password, by = reader) =>
    by.put('/me/email', { email, currentPassword });
  const confirm = (token: unknown) => newsroom.service.client().put('/accounts/email', { token });
  const tokenAt = async (email = address()) =>
    (await mailsTo(newsroom.service, email)).find(({ subject }) => subject.includes('confirm your new'))?.token ?? '';
  const profile = async () => (await reader.get('/me')).body as { email: string; pendingEmail: string | null };

  it('changes once the link to the new one is followed, and the old one is told before and after', async () => {
    const { email: before, password } = reader.account;
    expect((await ask(` ${address().toUpperCase()} `)).status).toBe(202);
    expect(await profile()).toMatchObject({ email: before, pendingEmail: address() });
    const token = await tokenAt();
    expect((await confirm(token)).status).toBe(204);
    expect(await profile()).toMatchObject({ email: address(), pendingEmail: null, isEmailVerified: true });
    expect((await mailsTo(newsroom.service, before)).map(({ subject }) => subject)).toEqual([
      'Your e-mail address has been changed',
      'Your e-mail address is to be changed',
      'Please confirm your e-mail address',
    ]);
    await newsroom.service.client().signIn({ email: address(), password });
    expect((await newsroom.service.client().post('/session', { email: before, password })).status).toBe(401);
    expect((await confirm(token)).status).toBe(410);
    const [entry] = await auditOf(reader.account.id);
    expect(entry).toMatchObject({ act: 'account.email_changed', details: {} });
  });

  it('is answered alike whether or not it is an account’s, whose owner is told and keeps it', async () => {
    const taken = (await signedUp()).account.email;
    const [known, unknown] = [await ask(taken), await ask('nobody-yet@readers.example')];
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
    await ask(taken);
    const [mail] = await mailsTo(newsroom.service, taken);
    expect(mail).toMatchObject({ subject: 'This e-mail address has an account already', token: '' });
    expect((await profile()).email).toBe(reader.account.email);
  });

  it('waits for the address that was asked for last', async () => {
    await ask('first-choice@readers.example');
    const first = await tokenAt('first-choice@readers.example');
    await ask();
    expect((await confirm(first)).status).toBe(410);
    expect((await confirm(await tokenAt())).status).toBe(204);
  });

  it('is forgotten when its owner says so, or sets another password', async () => {
    await ask();
    const first = await tokenAt();
    expect((await reader.delete('/me/email')).status).toBe(204);
    expect((await confirm(first)).status).toBe(410);
    await ask();
    const token = (await mailsTo(newsroom.service, address()))[0]?.token;
    await reader.put('/me/password', { currentPassword: reader.account.password, password: NEW_PASSWORD });
    expect((await confirm(token)).status).toBe(410);
  });

  it('is too late after three days', async () => {
    await ask();
    const token = await tokenAt();
    clock.advance(3 * DAY_MS);
    expect((await confirm(token)).status).toBe(410);
  });

  it('goes to one of several who ask for the same, by their links at the same time', async () => {
    const others = [reader, await signedUp(), await signedUp()];
    for (const client of others) await ask('wanted@readers.example', client.account.password, client);
    const tokens = (await mailsTo(newsroom.service, 'wanted@readers.example')).map(({ token }) => token);
    expect(statuses(await Promise.all(tokens.map(confirm)))).toEqual([204, 409, 409]);
  });

  it('goes to whoever signed up with it meanwhile', async () => {
    await ask();
    const token = await tokenAt();
    const account = { email: address(), displayName: 'Quicker Reader', password: NEW_PASSWORD };
    await newsroom.service.client().signUp(account);
    const late = await confirm(token);
    expect([late.status, (late.body as { code: string }).code]).toEqual([409, 'email_taken']);
    expect((await profile()).email).toBe(reader.account.email);
  });

  it('takes the present password, and another address', async () => {
    expect((await ask(address(), 'not the password')).body).toMatchObject({ code: 'wrong_password' });
    expect((await ask(reader.account.email)).body).toMatchObject({ errors: [{ path: 'email' }] });
    expect((await ask('no address')).status).toBe(422);
    expect((await profile()).pendingEmail).toBeNull();
    expect(await mailsTo(newsroom.service, address())).toEqual([]);
  });
});

describe('tries of the present password', () => {
  it('are limited together, whatever they are for, and also from one session to the next', async () => {
    const limited = await startService({ environment: { RATE_LIMITS: 'on', RATE_LIMIT_PASSWORD: '3/900' } });
    const client = await limited.signUp();
    const again = limited.client();
    await again.signIn(client.account);
    const wrong = { currentPassword: 'not the password' };
    const codes = [];
    for (const by of [client, again]) {
      codes.push((await by.put('/me/password', { ...wrong, password: NEW_PASSWORD })).status);
      codes.push((await by.put('/me/email', { ...wrong, email: 'x@readers.example' })).status);
    }
    expect(codes).toEqual([403, 403, 403, 429]);
    await limited.stop();
  });
});
