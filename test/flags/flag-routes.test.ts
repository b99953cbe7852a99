import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PageJson } from '../support/articles.js';
import type { ServiceClient } from '../support/client.js';
import { openNewsroom, type FlagJson, type Newsroom } from '../support/newsroom.js';
import { changeScreening } from '../support/settings.js';

let newsroom: Newsroom;
let reporter: ServiceClient;
let author: ServiceClient;
let commentId: string;

beforeAll(async () => {
  newsroom = await openNewsroom();
  // One author writes for all of these tests.
  await changeScreening(newsroom.editor, { flood: { authorComments: 0 } });
  reporter = await newsroom.service.signUp();
  author = await newsroom.service.signUp();
});
beforeEach(async () => {
  commentId = await newsroom.comment({ author });
});
afterAll(() => newsroom.stop());

const flag = (body: object = { reason: 'offensive' }, by = reporter) => by.post(`/comments/${commentId}/flags`, body);
const withdraw = (by = reporter) => by.delete(`/comments/${commentId}/flags`);

describe('raising a flag', () => {
  it('answers the flag, pending', async () => {
    const answer = await flag({ reason: 'personal_attack', note: '  He names my neighbour.  ', revision: 1 });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      commentId,
      revision: 1,
      reason: 'personal_attack',
      note: 'He names my neighbour.',
      createdAt: expect.stringMatching(/Z$/),
      outcome: 'pending',
    });
  });

  it('answers the first flag when the same reader flags the same revision again', async () => {
    const first = await flag({ reason: 'spam' });
    const again = await flag({ reason: 'hate', note: 'And more.' });
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    expect(await newsroom.caseOf(commentId)).toMatchObject({ flagCount: 1, version: 1 });
  });

  it('opens a case with the first flag and counts the others in it', async () => {
    await flag({ reason: 'spam' });
    await flag({ reason: 'hate' }, await newsroom.service.signUp());
    expect(await newsroom.caseOf(commentId)).toMatchObject({
      queue: 'reported',
      state: 'open',
      version: 2,
      flagCount: 2,
      severity: 4,
    });
  });

  it('counts a flag on an edited comment again', async () => {
    await flag({ reason: 'spam' });
    await author.patch(`/comments/${commentId}`, { body: 'So it seems to me.' });
    const again = await flag({ reason: 'spam' });
    expect(again.status).toBe(201);
    expect(again.body).toMatchObject({ revision: 2 });
    expect(await newsroom.caseOf(commentId)).toMatchObject({ flagCount: 2, revision: 2 });
  });

  it('refuses a flag on a text that has been edited since, but repeats the answer to an earlier one', async () => {
    await flag({ reason: 'spam', revision: 1 });
    await author.patch(`/comments/${commentId}`, { body: 'So it seems to me.' });
    expect((await flag({ reason: 'spam', revision: 1 })).status).toBe(200);
    const late = await flag({ reason: 'spam', revision: 1 }, await newsroom.service.signUp());
    expect([late.status, late.body]).toEqual([409, expect.objectContaining({ code: 'revision_changed' })]);
  });

  it('refuses the author', async () => {
    const answer = await flag({ reason: 'other' }, author);
    expect([answer.status, answer.body]).toEqual([403, expect.objectContaining({ code: 'own_comment' })]);
  });

  it.each([
    ['a comment that is not there', () => Promise.resolve('0123456789abcdef01234567')],
    ['an id that cannot be one', () => Promise.resolve('not-an-id')],
    ['a held comment', async () => newsroom.comment({ slug: await newsroom.article({ commenting: 'premoderated' }) })],
    [
      'a withdrawn comment',
      async () => {
        await author.delete(`/comments/${commentId}`);
        return commentId;
      },
    ],
  ])('answers 404 for %s', async (_, target) => {
    const answer = await reporter.post(`/comments/${await target()}/flags`, { reason: 'spam' });
    expect([answer.status, answer.body]).toEqual([404, expect.objectContaining({ code: 'not_found' })]);
  });

  it.each<[string, object, string]>([
    ['no reason', {}, 'reason'],
    ['an unknown reason', { reason: 'boring' }, 'reason'],
    ['an operator for a reason', { reason: { $ne: null } }, 'reason'],
    ['a note that is too long', { reason: 'spam', note: 'x'.repeat(1001) }, 'note'],
    ['a revision that is none', { reason: 'spam', revision: 0 }, 'revision'],
    ['an unknown field', { reason: 'spam', outcome: 'upheld' }, 'outcome'],
  ])('refuses %s', async (_, body, path) => {
    const answer = await flag(body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'validation_failed', errors: [{ path }] });
  });
});

describe('withdrawing a flag', () => {
  it('takes it out of the case, which closes without flags, and does nothing a second time', async () => {
    await flag();
    expect((await withdraw()).status).toBe(204);
    expect((await withdraw()).status).toBe(204);
    expect(await newsroom.caseOf(commentId)).toMatchObject({ state: 'decided', flagCount: 0, version: 2 });
  });

  it('leaves the case open for the flags of others', async () => {
    await flag({ reason: 'hate' });
    await flag({ reason: 'spam' }, await newsroom.service.signUp());
    await withdraw();
    expect(await newsroom.caseOf(commentId)).toMatchObject({ state: 'open', flagCount: 1, severity: 1 });
  });

  it('lets the same flag be raised again, with another reason', async () => {
    const first = await flag({ reason: 'spam' });
    await withdraw();
    const again = await flag({ reason: 'hate' });
    expect(again.status).toBe(201);
    expect(again.body).toMatchObject({ id: (first.body as FlagJson).id, reason: 'hate', outcome: 'pending' });
    expect(await newsroom.caseOf(commentId)).toMatchObject({ state: 'open', flagCount: 1, severity: 4 });
  });

  it('is refused once the flag is decided', async () => {
    await flag();
    const { id, version } = await newsroom.caseOf(commentId);
    await newsroom.editor.post(`/moderation/cases/${id}/decisions`, { action: 'keep', version });
    const answer = await withdraw();
    expect([answer.status, answer.body]).toEqual([409, expect.objectContaining({ code: 'flag_decided' })]);
  });

  it.each([['0123456789abcdef01234567'], ['not-an-id']])('answers 404 without a flag on %s', async (id) => {
    expect((await reporter.delete(`/comments/${id}/flags`)).status).toBe(404);
    expect((await withdraw()).status).toBe(404);
  });
});

describe('GET /me/flags', () => {
  it('lists the own flags with their outcome, newest first and page by page', async () => {
    const reader = await newsroom.service.signUp();
    const flagged: string[] = [];
    for (let nth = 0; nth < 3; nth += 1) {
      flagged.push(await newsroom.comment());
      await reader.post(`/comments/${flagged[nth]}/flags`, { reason: 'spam' });
    }
    await reader.delete(`/comments/${flagged[0]}/flags`);
    const first = (await reader.get('/me/flags?limit=2')).body as PageJson<FlagJson>;
    const rest = (await reader.get(`/me/flags?limit=2&cursor=${first.nextCursor}`)).body as PageJson<FlagJson>;
    expect(first.items).toMatchObject([{ commentId: flagged[2] }, { commentId: flagged[1], outcome: 'pending' }]);
    expect(rest.items).toMatchObject([{ commentId: flagged[0], outcome: 'withdrawn' }]);
    expect(rest.nextCursor).toBeNull();
    expect(((await newsroom.editor.get('/me/flags')).body as PageJson<FlagJson>).items).toEqual([]);
  });

  it('refuses a cursor of another list', async () => {
    const answer = await reporter.get('/me/flags?cursor=e30');
    expect([answer.status, answer.body]).toEqual([400, expect.objectContaining({ code: 'invalid_cursor' })]);
  });
});

describe('GET /articles/:slug/viewer', () => {
  it('shows a reader what they did under one article, and nothing else', async () => {
    const slug = await newsroom.article();
    const reader = await newsroom.service.signUp();
    const [liked, disliked, doubted, elsewhere] = [
      await newsroom.comment({ slug }),
      await newsroom.comment({ slug }),
      await newsroom.comment({ slug }),
      await newsroom.comment(),
    ];
    const own = await newsroom.comment({ slug, author: reader });
    await reader.put(`/comments/${liked}/recommendation`);
    for (const id of [disliked, doubted, elsewhere]) await reader.post(`/comments/${id}/flags`, { reason: 'spam' });
    await reader.delete(`/comments/${doubted}/flags`);

    const answer = await reader.get(`/articles/${slug}/viewer`);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      flags: [{ commentId: disliked, outcome: 'pending' }],
      recommendations: [liked],
      own: [{ id: own, status: 'published', author: { id: reader.account.id } }],
    });
    expect((await newsroom.editor.get(`/articles/${slug}/viewer`)).body).toEqual({
      flags: [],
      recommendations: [],
      own: [],
    });
  });

  it('answers 404 without the article', async () => {
    expect((await reporter.get('/articles/never-written/viewer')).status).toBe(404);
  });
});
