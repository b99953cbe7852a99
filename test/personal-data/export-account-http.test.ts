import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServiceClient } from '../support/client.js';
import { openNewsroom, type Newsroom } from '../support/newsroom.js';
import { startService } from '../support/service.js';

let newsroom: Newsroom;
let reader: ServiceClient;
let other: ServiceClient;
let slug: string;

type Item = Readonly<Record<string, unknown>>;
type Exported = { readonly account: Item } & Readonly<Record<string, readonly Item[]>>;

const LISTS = ['sessions', 'comments', 'recommendations', 'flags', 'decisions', 'sanctions', 'notifications'] as const;

beforeAll(async () => {
  newsroom = await openNewsroom();
  const flood = { authorComments: 0, articleComments: 0 };
  await newsroom.editor.patch('/moderation/settings', { version: 0, site: { screening: { flood } } });
  slug = await newsroom.article();
  reader = await newsroom.service.signUp('reader', { displayName: 'Ada Penrose' });
  other = await newsroom.service.signUp('reader', { displayName: 'Somebody Else' });
});
afterAll(() => newsroom.stop());

async function exported(by = reader): Promise<Exported> {
  const answer = await by.get('/me/export');
  expect(answer.status).toBe(200);
  return answer.body as Exported;
}
async function post(author: ServiceClient, body: string, parentId?: string): Promise<string> {
  const answer = await author.post(`/articles/${slug}/comments`, { body, ...(parentId ? { parentId } : {}) });
  return (answer.body as { id: string }).id;
}

describe('the export', () => {
  it('has all that the account did and got, and is offered as a file', async () => {
    const removed = await post(reader, 'Buy my pills, they are the best.');
    const edited = await post(reader, 'The first text of it.');
    await reader.patch(`/comments/${edited}`, { body: 'The second text of it.' });
    const theirs = await post(other, 'What others wrote.', edited);
    await reader.put(`/comments/${theirs}/recommendation`);
    await reader.post(`/comments/${theirs}/flags`, { reason: 'off_topic', note: 'It is about pills.' });
    await other.post(`/comments/${removed}/flags`, { reason: 'spam', note: 'A secret of the reporter.' });
    const subject = await newsroom.caseOf(removed);
    const decision = { action: 'remove', reason: 'spam', version: subject.version, note: 'Among editors.' };
    const decided = await newsroom.editor.post(`/moderation/cases/${subject.id}/decisions`, decision);
    await reader.post(`/decisions/${(decided.body as { id: string }).id}/appeals`, {
      text: 'They really are the best.',
    });
    await newsroom.editor.post(`/moderation/accounts/${reader.account.id}/sanctions`, {
      kind: 'warning',
      reason: 'spam',
      note: 'Also among editors.',
    });

    const answer = await reader.get('/me/export');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="belowline-account.json"');
    expect(answer.headers['cache-control']).toBe('no-store');
    const file = answer.body as Exported;
    expect(file.account).toMatchObject({ id: reader.account.id, email: reader.account.email });
    expect(file.comments?.map(({ id }) => id).sort()).toEqual([removed, edited].sort());
    expect(file.comments?.find(({ id }) => id === edited)).toMatchObject({
      revisions: [
        { revision: 1, bodyHtml: expect.stringContaining('The first text') },
        { revision: 2, bodyHtml: expect.stringContaining('The second text') },
      ],
    });
    expect(file.recommendations).toEqual([{ commentId: theirs }]);
    expect(file.flags).toMatchObject([{ commentId: theirs, note: 'It is about pills.' }]);
    expect(file.decisions).toMatchObject([
      { as: 'author', ground: { code: 'spam' }, appeal: { text: 'They really are the best.' } },
    ]);
    expect(file.sanctions).toMatchObject([{ kind: 'warning', reason: 'spam' }]);
    expect(file.notifications?.some(({ kind }) => kind === 'appeal_received')).toBe(true);
    expect(file.sessions).toMatchObject([{ isThisOne: true }]);
    for (const secret of [
      'A secret of the reporter',
      'mong editors',
      'argon2',
      'passwordHash',
      newsroom.editor.account.id,
    ])
      expect(answer.text).not.toContain(secret);
  });

  it('has nothing of others’ own, and theirs has nothing of one’s own', async () => {
    const { text } = await newsroom.service.signUp().then((client) => client.get('/me/export'));
    for (const word of ['Ada Penrose', 'pills', reader.account.id]) expect(text).not.toContain(word);
    const theirs = await exported(other);
    expect(JSON.stringify(theirs)).not.toContain(reader.account.email);
  });

  it('is whole however much there is', async () => {
    const author = await newsroom.service.signUp();
    const ids = [];
    for (let nth = 0; nth < 205; nth++) ids.push(await post(author, `Number ${nth} of very many.`));
    const file = await exported(author);
    expect(file.comments?.map(({ id }) => id).reverse()).toEqual(ids);
  }, 120_000);

  it('has every list, also an empty one', async () => {
    const file = await exported(await newsroom.service.signUp());
    expect(LISTS.map((name) => [name, Array.isArray(file[name])])).toEqual(LISTS.map((name) => [name, true]));
  });

  it('is for who is signed in, some times an hour', async () => {
    expect((await newsroom.service.client().get('/me/export')).status).toBe(401);
    const limited = await startService({ environment: { RATE_LIMITS: 'on', RATE_LIMIT_EXPORT: '2/3600' } });
    const client = await limited.signUp();
    const statuses = [];
    for (let nth = 0; nth < 3; nth++) statuses.push((await client.get('/me/export')).status);
    expect(statuses).toEqual([200, 200, 429]);
    await limited.stop();
  });
});
