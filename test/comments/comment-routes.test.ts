import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MINUTE_MS } from '../../src/platform/clock.js';
import type { PageJson } from '../support/articles.js';
import type { ServiceClient } from '../support/client.js';
import { comment, commentCountOf, commentsOf, publish, type CommentJson } from '../support/comments.js';
import { changeScreening } from '../support/settings.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
let editor: ServiceClient;
let author: ServiceClient;
let reader: ServiceClient;
let anyone: ServiceClient;
let slug: string;
let forwardMs = 0;

beforeAll(async () => {
  service = await startService({ clock: { now: () => new Date(Date.now() + forwardMs) } });
  editor = await service.signUp('editor');
  await changeScreening(editor, { flood: { authorComments: 0 } }); // one author writes for many of these tests
  author = await service.signUp('reader', { displayName: 'Ava Author' });
  reader = await service.signUp();
  anyone = service.client();
});
afterAll(() => service.stop());
beforeEach(async () => {
  slug = await publish(editor);
});

/** Without what its author alone is told. */
function asEveryoneSees(own: CommentJson): object {
  const { editableUntil: _own, ...others } = own;
  return others;
}

const codeOf = (answer: { readonly body: unknown }) => (answer.body as { readonly code: string }).code;

describe('posting a comment', () => {
  it('shows it to everyone at once, and counts it', async () => {
    const before = await anyone.get(`/articles/${slug}/comments`);
    const posted = await comment(author, slug, { body: 'One.\n\n<em>Two</em>.' });
    expect(posted).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      articleSlug: slug,
      parentId: null,
      author: { id: author.account.id, displayName: 'Ava Author' },
      bodyHtml: '<p>One.</p><p><em>Two</em>.</p>',
      status: 'published',
      revision: 1,
      createdAt: expect.stringMatching(/Z$/),
      editedAt: null,
      recommendations: 0,
      replies: 0,
      editableUntil: expect.stringMatching(/Z$/),
    });
    const after = await anyone.get(`/articles/${slug}/comments`);
    expect(after.body).toEqual({ items: [asEveryoneSees(posted)], nextCursor: null });
    expect(after.headers.etag).not.toBe(before.headers.etag);
    expect(await commentCountOf(anyone, slug)).toBe(1);
  });

  it('holds it on a premoderated article, for its author and editors alone', async () => {
    const premoderated = await publish(editor, { commenting: 'premoderated' });
    const held = await comment(author, premoderated, { body: 'A made-up comment.' });
    expect(held).toMatchObject({ status: 'held', bodyHtml: '<p>A made-up comment.</p>' });
    expect(await commentsOf(anyone, premoderated)).toEqual([]);
    expect(await commentCountOf(anyone, premoderated)).toBe(0);
    expect((await author.get('/me/comments?limit=1')).body).toMatchObject({ items: [{ id: held.id, status: 'held' }] });
    expect((await reader.put(`/comments/${held.id}/recommendation`)).status).toBe(404);
    expect((await reader.post(`/articles/${premoderated}/comments`, { body: 'Yes.', parentId: held.id })).status).toBe(
      422,
    );
  });

  it.each([
    ['nothing', { body: '' }, 'body'],
    ['two characters', { body: '<p>ab</p>' }, 'body'],
    ['invisible characters', { body: '\u200b\u2060\ufeff\u200b' }, 'body'],
    ['5,001 characters', { body: 'é'.repeat(5001) }, 'body'],
    ['too much markup', { body: '<em>a</em>'.repeat(4001) }, 'body'],
    ['an operator', { body: { $ne: null } }, 'body'],
    ['NUL', { body: 'abc\0' }, 'body'],
    ['half a character', { body: 'abc\ud800' }, 'body'],
    ['a field of its own', { body: 'abc', status: 'published' }, 'status'],
    ['a parent that is no id', { body: 'abc', parentId: 'first' }, 'parentId'],
    ['a parent that is not there', { body: 'abc', parentId: 'a'.repeat(24) }, 'parentId'],
  ])('refuses %s', async (_name, body, path) => {
    const answer = await author.post(`/articles/${slug}/comments`, body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'validation_failed', errors: [{ path }] });
    expect(await commentsOf(anyone, slug)).toEqual([]);
  });

  it('takes 3 and 5,000 characters as read', async () => {
    await comment(author, slug, { body: 'abc' });
    await comment(author, slug, { body: 'e\u0301'.repeat(5000) });
    expect(await commentCountOf(anyone, slug)).toBe(2);
  });

  it('is for who is signed in, on articles that are open', async () => {
    expect(codeOf(await anyone.post(`/articles/${slug}/comments`, { body: 'Hello.' }))).toBe('sign_in_required');
    const closed = await publish(editor, { commenting: 'closed' });
    expect(codeOf(await author.post(`/articles/${closed}/comments`, { body: 'Hello.' }))).toBe('comments_closed');
    expect((await author.post('/articles/none-such/comments', { body: 'Hello.' })).status).toBe(404);
  });
});

describe('listing comments', () => {
  it.each([
    ['newest', ['e', 'd', 'c', 'b', 'a']],
    ['oldest', ['a', 'b', 'c', 'd', 'e']],
    ['recommended', ['b', 'e', 'd', 'c', 'a']],
  ])('pages by %s without gap or repetition', async (sort, order) => {
    const posted = new Map<string, string>();
    for (const letter of ['a', 'b', 'c', 'd', 'e'])
      posted.set((await comment(author, slug, { body: letter.repeat(3) })).id, letter);
    const [, second] = [...posted.keys()];
    await reader.put(`/comments/${String(second)}/recommendation`);
    const found: (string | undefined)[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const path = `/articles/${slug}/comments?sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`;
      const page = (await anyone.get(path)).body as PageJson<CommentJson>;
      found.push(...page.items.map(({ id }) => posted.get(id)));
      cursor = page.nextCursor;
    }
    expect(found).toEqual(order);
  });

  it('answers replies by their parent, and counts them there', async () => {
    const top = await comment(author, slug);
    const reply = await comment(reader, slug, { parentId: top.id });
    expect(await commentsOf(anyone, slug)).toEqual([{ ...asEveryoneSees(top), replies: 1 }]);
    expect(await commentsOf(anyone, slug, `?parentId=${top.id}`)).toEqual([asEveryoneSees(reply)]);
    expect(await commentCountOf(anyone, slug)).toBe(2);
  });

  it('refuses a cursor of another order, and an article that is not there', async () => {
    await comment(author, slug);
    await comment(author, slug);
    const page = await anyone.get(`/articles/${slug}/comments?limit=1`);
    const cursor = (page.body as PageJson<CommentJson>).nextCursor ?? '';
    expect(codeOf(await anyone.get(`/articles/${slug}/comments?sort=oldest&cursor=${cursor}`))).toBe('invalid_cursor');
    expect((await anyone.get('/articles/none-such/comments')).status).toBe(404);
    expect((await anyone.get(`/articles/${slug}/comments?parentId=x`)).status).toBe(422);
  });

  it('pages through the own ones, newest first', async () => {
    const writer = await service.signUp();
    const first = await comment(writer, slug);
    const second = await comment(writer, slug);
    const page = (await writer.get('/me/comments?limit=1')).body as PageJson<CommentJson>;
    expect(page.items).toEqual([second]);
    const next = await writer.get(`/me/comments?limit=1&cursor=${page.nextCursor ?? ''}`);
    expect(next.body).toEqual({ items: [first], nextCursor: null });
  });
});

describe('editing a comment', () => {
  it('makes the next revision', async () => {
    const { id } = await comment(author, slug, { body: 'A made-up comment.' });
    const answer = await author.patch(`/comments/${id}`, { body: 'Better said.' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ id, revision: 2, bodyHtml: '<p>Better said.</p>', status: 'published' });
    expect((answer.body as CommentJson).editedAt).not.toBeNull();
    expect(await commentsOf(anyone, slug)).toEqual([asEveryoneSees(answer.body as CommentJson)]);
    const revisions = await service.context.features.revisionStore.listAll(id);
    expect(revisions.map(({ bodyHtml }) => bodyHtml)).toEqual(['<p>A made-up comment.</p>', '<p>Better said.</p>']);
  });

  it('is screened again, and gone from the page when it is held', async () => {
    const { id } = await comment(author, slug);
    await editor.patch(`/articles/${slug}`, { commenting: 'premoderated' });
    const answer = await author.patch(`/comments/${id}`, { body: 'Better said.' });
    expect(answer.body).toMatchObject({ status: 'held', revision: 2 });
    expect(await commentsOf(anyone, slug)).toEqual([]);
    expect(await commentCountOf(anyone, slug)).toBe(0);
  });

  it('ends with the edit window', async () => {
    const { id } = await comment(author, slug);
    try {
      forwardMs = 5 * MINUTE_MS + 1;
      expect(codeOf(await author.patch(`/comments/${id}`, { body: 'Too late.' }))).toBe('edit_window_over');
      const { own } = (await author.get(`/articles/${slug}/viewer`)).body as { readonly own: readonly CommentJson[] };
      expect(own.map(({ editableUntil }) => editableUntil)).toEqual([null]);
    } finally {
      forwardMs = 0;
    }
  });

  it('is for the author', async () => {
    const { id } = await comment(author, slug);
    expect((await reader.patch(`/comments/${id}`, { body: 'Not mine.' })).status).toBe(403);
    expect((await reader.delete(`/comments/${id}`)).status).toBe(403);
    expect((await author.patch(`/comments/${'0'.repeat(24)}`, { body: 'Not there.' })).status).toBe(404);
    expect((await author.patch('/comments/nonsense', { body: 'Not there.' })).status).toBe(404);
    expect((await author.patch(`/comments/${id}`, { body: 'x' })).status).toBe(422);
  });
});

describe('withdrawing a comment', () => {
  it('takes it away when nobody answered', async () => {
    const { id } = await comment(author, slug);
    expect((await author.delete(`/comments/${id}`)).status).toBe(204);
    expect((await author.delete(`/comments/${id}`)).status).toBe(204);
    expect(await commentsOf(anyone, slug)).toEqual([]);
    expect(await commentCountOf(anyone, slug)).toBe(0);
    expect((await author.patch(`/comments/${id}`, { body: 'Back again.' })).status).toBe(404);
  });

  it('leaves a placeholder above replies, which goes with the last of them, all the way up', async () => {
    const top = await comment(author, slug);
    const middle = await comment(reader, slug, { parentId: top.id });
    const last = await comment(author, slug, { parentId: middle.id });
    await reader.delete(`/comments/${middle.id}`);
    await author.delete(`/comments/${top.id}`);
    const placeholder = { status: 'withdrawn', author: null, bodyHtml: null, replies: 1 };
    expect(await commentsOf(anyone, slug)).toMatchObject([{ id: top.id, ...placeholder }]);
    expect(await commentsOf(anyone, slug, `?parentId=${top.id}`)).toMatchObject([{ id: middle.id, ...placeholder }]);
    expect(await commentCountOf(anyone, slug)).toBe(1);
    await author.delete(`/comments/${last.id}`);
    expect(await commentsOf(anyone, slug)).toEqual([]);
    expect(await commentCountOf(anyone, slug)).toBe(0);
  });
});

describe('recommending a comment', () => {
  it('counts each reader once, and takes it back once', async () => {
    const { id } = await comment(author, slug);
    const path = `/comments/${id}/recommendation`;
    for (const one of [reader, reader, editor]) expect((await one.put(path)).status).toBe(204);
    expect(await commentsOf(anyone, slug)).toMatchObject([{ recommendations: 2 }]);
    for (const one of [reader, reader]) expect((await one.delete(path)).status).toBe(204);
    expect(await commentsOf(anyone, slug)).toMatchObject([{ recommendations: 1 }]);
  });

  it('is not for the author, nor for what is not there', async () => {
    const { id } = await comment(author, slug);
    expect(codeOf(await author.put(`/comments/${id}/recommendation`))).toBe('own_comment');
    expect((await reader.put(`/comments/${'0'.repeat(24)}/recommendation`)).status).toBe(404);
    expect((await reader.put('/comments/nonsense/recommendation')).status).toBe(404);
    expect((await anyone.put(`/comments/${id}/recommendation`)).status).toBe(401);
  });
});

describe('seeing how a text would look', () => {
  it('gives what would be kept of it, and keeps nothing', async () => {
    const body = 'One.\n\n<em>Two</em><script>alert(3)</script><img src=x onerror=alert(4)>';
    const answer = await author.post('/comments/preview', { body });
    expect([answer.status, answer.body]).toEqual([200, { bodyHtml: '<p>One.</p><p><em>Two</em></p>' }]);
    expect(await commentsOf(anyone, slug)).toEqual([]);
    expect((await author.post('/comments/preview', { body: '' })).status).toBe(422);
    expect(codeOf(await anyone.post('/comments/preview', { body }))).toBe('sign_in_required');
  });
});
