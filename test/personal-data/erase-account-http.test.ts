import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Types } from 'mongoose';
import { runVerifyCommand } from '../../src/audit/index.js';
import type { ServiceClient } from '../support/client.js';
import { newText } from '../support/comments.js';
import { findFaults } from '../support/integrity.js';
import { mailsTo } from '../support/mailed.js';
import { createMovingClock } from '../support/moving-clock.js';
import { openNewsroom, type Newsroom } from '../support/newsroom.js';

const DAY_MS = 86_400_000;
const clock = createMovingClock();

let newsroom: Newsroom;
let reader: ServiceClient;
let slug: string;

beforeAll(async () => {
  newsroom = await openNewsroom({ clock });
  slug = await newsroom.article();
  const flood = { authorComments: 0, articleComments: 0 };
  await newsroom.editor.patch('/moderation/settings', { version: 0, site: { screening: { flood } } });
});
beforeEach(async () => {
  clock.advance(3_600_000);
  reader = await newsroom.service.signUp('reader', { displayName: 'Ada Penrose' });
});
afterAll(() => newsroom.stop());

type Fate = 'keep' | 'withdraw';

const erase = (comments: unknown = 'keep', currentPassword: unknown = reader.account.password, by = reader) =>
  by.delete('/me', { currentPassword, comments });
async function finish(signal = new AbortController().signal): Promise<void> {
  await newsroom.service.context.jobs.find(({ name }) => name === 'erase-accounts')?.run(signal);
}
const collection = (name: string) => newsroom.service.context.connection.collection(name);
const isSignedIn = async (client: ServiceClient) =>
  ((await client.get('/session')).body as { account: object | null }).account !== null;
const comment = (author = reader, parentId?: string) =>
  author
    .post(`/articles/${slug}/comments`, { body: newText(), ...(parentId === undefined ? {} : { parentId }) })
    .then(({ body }) => (body as { id: string }).id);
interface Shown {
  readonly id: string;
  readonly bodyHtml: string | null;
  readonly author: { readonly id: string; readonly displayName: string } | null;
}
async function shown(): Promise<readonly Shown[]> {
  const answer = await newsroom.service.client().get(`/articles/${slug}/comments?limit=100`);
  return (answer.body as { items: Shown[] }).items;
}
const find = async (id: string) => (await shown()).find((each) => each.id === id);

/** Everywhere in the database where a text stands. */
async function placesOf(text: string): Promise<readonly string[]> {
  const { connection } = newsroom.service.context;
  const names = (await connection.listCollections()).map(({ name }) => name);
  const found = await Promise.all(
    names.map(async (name) => {
      const documents = await connection.collection(name).find({}).toArray();
      return JSON.stringify(documents).includes(text) ? [name] : [];
    }),
  );
  return found.flat();
}

describe('deleting an account', () => {
  it('ends every way into it at once', async () => {
    const other = newsroom.service.client();
    await other.signIn(reader.account);
    await newsroom.service.client().post('/accounts/password-reset', { email: reader.account.email });
    const [link] = await mailsTo(newsroom.service, reader.account.email);
    expect((await erase()).status).toBe(204);
    expect([await isSignedIn(reader), await isSignedIn(other)]).toEqual([false, false]);
    const { email, password } = reader.account;
    expect((await newsroom.service.client().post('/session', { email, password })).status).toBe(401);
    const reset = { token: link?.token, password: 'a password by an old link' };
    expect((await newsroom.service.client().put('/accounts/password-reset', reset)).status).toBe(410);
    const erased = { email: `erased:${reader.account.id}`, password };
    expect((await newsroom.service.client().post('/session', erased)).status).toBe(401);
  });

  it('shows its comments as a former reader’s at once, also on pages that were kept', async () => {
    const id = await comment();
    expect((await find(id))?.author?.displayName).toBe('Ada Penrose');
    await erase('keep');
    expect(await find(id)).toMatchObject({ author: { displayName: 'Former reader' }, bodyHtml: expect.any(String) });
    await finish();
    expect(await find(id)).toMatchObject({ author: { displayName: 'Former reader' } });
  });

  it.each<Fate>(['keep', 'withdraw'])('leaves neither name nor address anywhere: %s', async (fate) => {
    const { email } = reader.account;
    const name = `Nobody Elses ${reader.account.id}`;
    await reader.patch('/me', { displayName: name, interests: [`topic ${reader.account.id}`] });
    await reader.put('/me/email', { email: `next.${email}`, currentPassword: reader.account.password });
    await mailsTo(newsroom.service, email);
    const parent = await comment(newsroom.editor);
    await comment(reader, parent); // its author is told by name
    expect(await placesOf(name)).not.toEqual([]);
    await erase(fate);
    await finish();
    expect([await placesOf(name), await placesOf(email), await placesOf(`topic ${reader.account.id}`)]).toEqual([
      [],
      [],
      [],
    ]);
    expect(await collection('erasures').countDocuments()).toBe(0);
    const told = await collection('notifications').find({ 'data.authorName': 'Former reader' }).toArray();
    expect(told.length).toBeGreaterThan(0);
  });

  it('withdraws what was published or held where that was chosen, and erases its text', async () => {
    const first = await comment();
    const answer = await comment(newsroom.editor, first);
    const premoderated = await newsroom.article({ commenting: 'premoderated' });
    const held = await reader.post(`/articles/${premoderated}/comments`, { body: 'Nobody has read this yet.' });
    expect(held.body).toMatchObject({ status: 'held' });
    await erase('withdraw');
    await finish();
    expect(await find(first)).toMatchObject({ author: null, bodyHtml: null });
    const replies = await newsroom.service.client().get(`/articles/${slug}/comments?parentId=${first}`);
    expect((replies.body as { items: Shown[] }).items.map(({ id }) => id)).toEqual([answer]);
    const authorId = new Types.ObjectId(reader.account.id);
    const left = await collection('comments').find({ authorId }).toArray();
    expect(left.map(({ status, bodyHtml }) => [status, bodyHtml] as unknown)).toEqual([
      ['withdrawn', ''],
      ['withdrawn', ''],
    ]);
    expect(await placesOf('Nobody has read this yet')).toEqual([]);
  });

  it('erases the text of what was taken back before, whatever becomes of the rest', async () => {
    const [kept, gone] = [await comment(), await comment()];
    const text = (await find(gone))?.bodyHtml ?? 'nothing';
    await reader.delete(`/comments/${gone}`);
    await erase('keep');
    await finish();
    expect(await placesOf(text.replaceAll(/<[^>]*>/g, ''))).toEqual([]);
    expect(await find(kept)).toBeDefined();
  });

  it('closes the cases of what is withdrawn', async () => {
    const id = await comment();
    await (await newsroom.service.signUp()).post(`/comments/${id}/flags`, { reason: 'offensive' });
    expect((await newsroom.caseOf(id)).state).toBe('open');
    await erase('withdraw');
    await finish();
    expect((await newsroom.caseOf(id)).state).toBe('decided');
  });

  it('leaves the cases of what stays to be decided, of which nobody is told', async () => {
    const id = await comment();
    await (await newsroom.service.signUp()).post(`/comments/${id}/flags`, { reason: 'offensive' });
    await erase('keep');
    await finish();
    const subject = await newsroom.caseOf(id);
    expect(subject.state).toBe('open');
    const decision = { action: 'remove', reason: 'spam', version: subject.version };
    const decided = await newsroom.editor.post(`/moderation/cases/${subject.id}/decisions`, decision);
    expect(decided.status).toBe(201);
    const accountId = new Types.ObjectId(reader.account.id);
    expect(await collection('notifications').countDocuments({ accountId })).toBe(0);
  });

  it('keeps its flags as evidence, without a name', async () => {
    const id = await newsroom.comment({ slug });
    await reader.post(`/comments/${id}/flags`, { reason: 'spam', note: 'Sells pills.' });
    await erase('withdraw');
    await finish();
    const subject = await newsroom.caseOf(id);
    expect([subject.state, subject.flagCount]).toEqual(['open', 1]);
  });

  it('leaves the audit log whole', async () => {
    const name = { displayName: 'Another Name' };
    await reader.patch('/me', name);
    await erase();
    await finish();
    const { audit, jobs } = newsroom.service.context;
    await jobs.find(({ name: job }) => job === 'seal-audit-log')?.run(new AbortController().signal);
    const quiet = { start: () => undefined, advance: () => undefined, stop: () => undefined };
    await expect(runVerifyCommand({ ...audit, progress: quiet }, [])).resolves.toBeDefined();
    const acts = await collection('auditEntries').distinct('act', { 'subject.id': reader.account.id });
    expect(acts.sort()).toEqual(['account.erased', 'account.renamed']);
    expect(await collection('auditPersonalTexts').countDocuments()).toBe(0);
  });

  it('is undone by nothing that was asked for before', async () => {
    await reader.put('/me/email', { email: 'later@readers.example', currentPassword: reader.account.password });
    const token = (await mailsTo(newsroom.service, 'later@readers.example'))[0]?.token;
    await erase();
    expect((await newsroom.service.client().put('/accounts/email', { token })).status).toBe(410);
  });

  it('is gone for the address, which opens another account', async () => {
    const { email, password } = reader.account;
    await erase();
    const again = await newsroom.service.client().post('/accounts', { email, password, displayName: 'Ada Again' });
    expect(again.status).toBe(201);
    expect((again.body as { id: string }).id).not.toBe(reader.account.id);
  });
});

describe('what stands in the way', () => {
  it('is a wrong password, or no choice', async () => {
    expect((await erase('keep', 'not the password')).body).toMatchObject({ code: 'wrong_password' });
    for (const choice of [undefined, 'both', { $ne: null }, ''])
      expect((await reader.delete('/me', { currentPassword: reader.account.password, comments: choice })).status).toBe(
        422,
      );
    expect(await isSignedIn(reader)).toBe(true);
  });

  it.each(['moderator', 'editor', 'admin'] as const)('is being one of the staff: %s', async (role) => {
    const member = await newsroom.service.signUp(role);
    const refused = await erase('keep', member.account.password, member);
    expect([refused.status, (refused.body as { code: string }).code]).toEqual([403, 'staff_account']);
    expect(await isSignedIn(member)).toBe(true);
  });

  it('lets one of several at once through', async () => {
    await reader.csrfToken();
    const answers = await Promise.all(Array.from({ length: 4 }, () => erase()));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(answers.every(({ status }) => [204, 401, 403, 409].includes(status))).toBe(true);
    const acts = await collection('auditEntries').find({ 'subject.id': reader.account.id }).toArray();
    expect(acts).toHaveLength(1);
  });
});

describe('somebody who was banned', () => {
  const signUp = (email: string) =>
    newsroom.service
      .client()
      .post('/accounts', { email, displayName: 'Back Again', password: 'a sufficiently long one' });
  const sanction = (body: object) =>
    newsroom.editor.post(`/moderation/accounts/${reader.account.id}/sanctions`, { reason: 'spam', ...body });

  it('opens no account with the address for a year, which is not to be read anywhere', async () => {
    const { email } = reader.account;
    expect((await sanction({ kind: 'ban', note: `Wrote as ${email} elsewhere.` })).status).toBe(201);
    expect((await erase('withdraw')).status).toBe(204);
    await finish();
    const refused = await signUp(` ${email.toUpperCase()}`);
    expect([refused.status, (refused.body as { code: string }).code]).toEqual([403, 'address_barred']);
    expect(await placesOf(email)).toEqual([]);
    clock.advance(366 * DAY_MS);
    expect((await signUp(email)).status).toBe(201);
  });

  it('does not come by the address for another account either', async () => {
    const { email } = reader.account;
    await sanction({ kind: 'ban' });
    await erase();
    const other = await newsroom.service.signUp();
    const asked = await other.put('/me/email', { email, currentPassword: other.account.password });
    expect(asked.status).toBe(202);
    const subjects = (await mailsTo(newsroom.service, email)).map(({ subject }) => subject);
    expect(subjects).not.toContain('Please confirm your new e-mail address');
  });

  it('may come back once a suspension has ended', async () => {
    await sanction({ kind: 'commenting_suspension', days: 3 });
    await erase();
    expect((await signUp(reader.account.email)).status).toBe(403);
    clock.advance(3 * DAY_MS);
    expect((await signUp(reader.account.email)).status).toBe(201);
  });
});

describe('an erasure with very many comments', () => {
  it('is done in the end, however often it is stopped, and counts stay right', async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < 130; nth++) ids.push(await comment());
    await erase('withdraw');
    for (const allowed of [0, 1, 40]) {
      const stopping = new AbortController();
      const authorId = new Types.ObjectId(reader.account.id);
      const withdrawn = () => collection('comments').countDocuments({ authorId, status: 'withdrawn' });
      if (allowed === 0) stopping.abort();
      const running = finish(stopping.signal);
      while ((await withdrawn()) < allowed);
      stopping.abort();
      await running;
    }
    expect(await collection('erasures').countDocuments()).toBe(1);
    await finish();
    expect(await collection('erasures').countDocuments()).toBe(0);
    const mine = new Set((await shown()).map(({ id }) => id));
    expect(ids.filter((id) => mine.has(id))).toEqual([]);
    const { connection } = newsroom.service.context;
    expect(await findFaults(connection.getClient().db(connection.name))).toEqual([]);
  }, 120_000);
});
