import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { blankCase } from '../../../src/moderation/cases/case-changes.js';
import { createCaseImportStore } from '../../../src/moderation/index.js';
import { newId } from '../../../src/platform/database/ids.js';
import type { PageJson } from '../../support/articles.js';
import type { ServiceClient } from '../../support/client.js';
import { allCases, openNewsroom, type CaseJson, type Newsroom } from '../../support/newsroom.js';

jest.setTimeout(120_000);

let newsroom: Newsroom;
let editor: ServiceClient;
let author: ServiceClient;

/** Comments by what becomes of them, in the sections `canals` and `locks`. */
const comments: Record<'spam' | 'hate' | 'both' | 'elsewhere' | 'held' | 'decided', string> = {
  ...{ spam: '', hate: '', both: '', elsewhere: '', held: '', decided: '' },
};

async function flag(commentId: string, ...reasons: string[]): Promise<void> {
  for (const reason of reasons)
    await (await newsroom.service.signUp()).post(`/comments/${commentId}/flags`, { reason });
}

beforeAll(async () => {
  newsroom = await openNewsroom();
  editor = newsroom.editor;
  author = await newsroom.service.signUp();
  const canals = await newsroom.article({ section: 'canals', headline: 'The Zürich lock gates' });
  const locks = await newsroom.article({ section: 'locks' });
  const premoderated = await newsroom.article({ section: 'canals', commenting: 'premoderated' });
  comments.spam = await newsroom.comment({ slug: canals, author });
  comments.hate = await newsroom.comment({ slug: canals });
  comments.both = await newsroom.comment({ slug: canals });
  comments.elsewhere = await newsroom.comment({ slug: locks, author });
  comments.held = await newsroom.comment({ slug: premoderated, author });
  comments.decided = await newsroom.comment({ slug: canals, author });
  await flag(comments.spam, 'spam');
  await flag(comments.hate, 'hate');
  await flag(comments.both, 'spam', 'hate');
  await flag(comments.elsewhere, 'spam');
  await flag(comments.decided, 'spam');
  const { id, version } = await newsroom.caseOf(comments.decided);
  await editor.post(`/moderation/cases/${id}/decisions`, { action: 'keep', version });
});
afterAll(() => newsroom.stop());

const commentsOf = async (query: string, by = editor) => {
  const found = (await allCases(by, query)).map(({ commentId }) => commentId);
  return Object.entries(comments)
    .filter(([, id]) => found.includes(id))
    .map(([name]) => name);
};
const byAuthor = () => `authorId=${author.account.id}`;

describe('filters of GET /moderation/cases', () => {
  it.each<[string, () => string, string[]]>([
    ['a reason', () => 'reason=spam', ['spam', 'both', 'elsewhere']],
    ['another reason', () => 'reason=hate', ['hate', 'both']],
    ['a reason and a section', () => 'reason=spam&section=canals', ['spam', 'both']],
    ['a reason that no flag gave', () => 'reason=legal', []],
    ['an author', byAuthor, ['spam', 'elsewhere', 'held']],
    ['an author and a reason', () => `${byAuthor()}&reason=spam`, ['spam', 'elsewhere']],
    ['an author and a queue', () => `${byAuthor()}&queue=held`, ['held']],
    ['an author and a section', () => `${byAuthor()}&section=locks`, ['elsewhere']],
    ['an author and a state', () => `${byAuthor()}&state=decided`, ['decided']],
    ['nobody', () => `authorId=${newId()}`, []],
    ['a word of the headline', () => 'text=zurich', ['spam', 'hate', 'both']],
    ['a word of the comment', () => 'text=MADE-UP%20comment&section=locks', ['elsewhere']],
    ['words and a reason', () => 'text=lock%20gates&reason=hate', ['hate', 'both']],
    ['a word that is nowhere', () => 'text=xylophone', []],
  ])('find by %s', async (_, query, expected) => {
    expect(await commentsOf(query())).toEqual(expected);
    for (const sort of ['priority', 'due', 'oldest'])
      expect(await commentsOf(`${query()}&limit=1&sort=${sort}`)).toEqual(expected);
  });

  it('keep a moderator within their sections', async () => {
    const moderator = await newsroom.service.signUp('moderator', { sections: ['locks'] });
    for (const query of ['reason=spam', byAuthor(), 'text=comment'])
      expect(await commentsOf(query, moderator)).toEqual(['elsewhere']);
    expect(await commentsOf('reason=spam&section=canals', moderator)).toEqual([]);
    const nowhere = await newsroom.service.signUp('moderator', { sections: [] });
    expect(await commentsOf(byAuthor(), nowhere)).toEqual([]);
  });

  it('forget a reason once its flags are withdrawn', async () => {
    const commentId = await newsroom.comment();
    const reporter = await newsroom.service.signUp();
    await reporter.post(`/comments/${commentId}/flags`, { reason: 'off_topic' });
    await flag(commentId, 'other');
    const found = async () => (await allCases(editor, 'reason=off_topic')).map((each) => each.commentId);
    expect(await found()).toEqual([commentId]);
    await reporter.delete(`/comments/${commentId}/flags`);
    expect(await found()).toEqual([]);
  });

  it.each(['reason=rude', 'reason=', 'authorId=x', 'authorId[$ne]=x', 'text=', 'text=a', 'text=%E2%80%8B%E2%80%8B'])(
    'refuse %s',
    async (query) => {
      const answer = await editor.get(`/moderation/cases?${query}`);
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'validation_failed']);
    },
  );

  it('look at a thousand cases a request, and go on from there', async () => {
    const now = new Date('2031-01-01T00:00:00Z');
    const section = 'crowd';
    const place = { articleId: newId(), articleSlug: 'a', section, authorId: newId(), revision: 1, readersBefore: 0 };
    const last = await newsroom.comment({ slug: await newsroom.article({ section }) });
    await flag(last, 'spam');
    await createCaseImportStore(newsroom.service.context.connection).insertCases(
      Array.from({ length: 1500 }, (_, nth) => ({
        ...blankCase(newId(), { ...place, commentId: newId() }, now),
        ...{ state: 'open' as const, version: 1, priority: 100 + nth },
      })),
    );
    const pages: PageJson<CaseJson>[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const answer = await editor.get(`/moderation/cases?section=${section}&text=made-up${cursor}`);
      pages.push(answer.body as PageJson<CaseJson>);
      const { nextCursor } = answer.body as PageJson<CaseJson>;
      cursor = nextCursor === null ? null : `&cursor=${nextCursor}`;
    }
    expect(pages.map(({ items }) => items.map(({ commentId }) => commentId))).toEqual([[], [last]]);
  });
});
