import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { FlagRoutesDeps } from '../../src/flags/index.js';
import { raiseFlag } from '../../src/flags/raise-flag.js';
import { newId } from '../../src/platform/database/ids.js';
import type { PageJson } from '../support/articles.js';
import type { ServiceClient } from '../support/client.js';
import { allCases, openNewsroom, type CaseJson, type FlagJson, type Newsroom } from '../support/newsroom.js';

// Crowds take their time on a slow or busy machine.
jest.setTimeout(120_000);
const ONE_READER = newId();

let newsroom: Newsroom;
let readers: readonly ServiceClient[];

/** Signs up a few at a time: each first request of a client fetches its CSRF token. */
async function crowd(count: number, role: 'reader' | 'moderator' = 'reader'): Promise<readonly ServiceClient[]> {
  const clients: ServiceClient[] = [];
  while (clients.length < count) {
    const some = Math.min(10, count - clients.length);
    clients.push(...(await Promise.all(Array.from({ length: some }, () => newsroom.service.signUp(role)))));
  }
  await Promise.all(clients.map((client) => client.csrfToken()));
  return clients;
}

beforeAll(async () => {
  newsroom = await openNewsroom();
  readers = await crowd(100);
});
afterAll(() => newsroom.stop());

const statuses = (answers: readonly { readonly status: number }[]) => answers.map(({ status }) => status).sort();
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('simultaneous flags on one comment', () => {
  it('100 by as many readers make one case with 100 flags', async () => {
    const commentId = await newsroom.comment();
    const answers = await Promise.all(
      readers.map((reader) => reader.post(`/comments/${commentId}/flags`, { reason: 'spam' })),
    );
    expect(statuses(answers)).toEqual(times(100, 201));
    const cases = (await allCases(newsroom.editor, 'limit=100')).filter((each) => each.commentId === commentId);
    expect(cases).toMatchObject([{ flagCount: 100, version: 100, state: 'open' }]);
    const subject = await newsroom.caseOf(commentId);
    expect((subject as CaseJson & { flags: readonly FlagJson[] }).flags).toHaveLength(100);
  });

  it('100 by one reader make one flag', async () => {
    const commentId = await newsroom.comment();
    const reader = await newsroom.service.signUp();
    await reader.csrfToken();
    const answers = await Promise.all(
      times(100, 'spam').map((reason) => reader.post(`/comments/${commentId}/flags`, { reason })),
    );
    expect(statuses(answers)).toEqual([...times(99, 200), 201]);
    expect(new Set(answers.map(({ body }) => (body as FlagJson).id)).size).toBe(1);
    expect(await newsroom.caseOf(commentId)).toMatchObject({ flagCount: 1, version: 1 });
  });

  it.each([
    ['30 readers', () => newId(), 30],
    ['one reader', () => ONE_READER, 1],
  ])('by %s on nodes that do not know of each other’s turns count the same', async (_, reporterOf, count) => {
    const commentId = await newsroom.comment();
    const deps: FlagRoutesDeps = { ...newsroom.service.context.features, inTurn: (_key, work) => work() };
    const raised = await Promise.all(
      times(30, 'spam' as const).map((reason) =>
        raiseFlag(deps, { commentId, reporterId: reporterOf(), reason, note: null, revision: null }),
      ),
    );
    expect(raised.filter(({ isNew }) => isNew)).toHaveLength(count);
    expect(await newsroom.caseOf(commentId)).toMatchObject({ flagCount: count, version: count });
  });

  it('count to the last one while some are withdrawn', async () => {
    const commentId = await newsroom.comment();
    const some = readers.slice(0, 20);
    await Promise.all(some.map((reader) => reader.post(`/comments/${commentId}/flags`, { reason: 'spam' })));
    await Promise.all([
      ...some.slice(0, 15).map((reader) => reader.delete(`/comments/${commentId}/flags`)),
      ...readers.slice(20, 30).map((reader) => reader.post(`/comments/${commentId}/flags`, { reason: 'hate' })),
    ]);
    expect(await newsroom.caseOf(commentId)).toMatchObject({ flagCount: 15, state: 'open', severity: 4 });
  });
});

describe('50 editors who claim at once from 200 cases', () => {
  it('never share one, and leave none out', async () => {
    const section = 'crowded-house';
    const slug = await newsroom.article({ section });
    const commentIds: string[] = [];
    for (const author of readers.slice(0, 20)) {
      commentIds.push(...(await Promise.all(times(10, author).map(() => newsroom.comment({ author, slug })))));
    }
    for (let from = 0; from < commentIds.length; from += 10) {
      const some = commentIds.slice(from, from + 10);
      await Promise.all(some.map((id) => newsroom.editor.post(`/comments/${id}/flags`, { reason: 'spam' })));
    }
    const editors = await crowd(50, 'moderator');
    const claims = await Promise.all(editors.map((editor) => editor.post('/moderation/claims', { section, limit: 4 })));
    expect(statuses(claims)).toEqual(times(50, 200));
    const items = claims.map(({ body }) => (body as PageJson<CaseJson>).items);
    expect(items.map(({ length }) => length)).toEqual(times(50, 4));
    expect(new Set(items.flat().map(({ commentId }) => commentId))).toEqual(new Set(commentIds));
    editors.forEach((editor, nth) => {
      expect(items[nth]?.map(({ claim }) => claim?.editorId)).toEqual(times(4, editor.account.id));
    });
  });
});

describe('simultaneous acts on one case', () => {
  const codes = (answers: readonly { status: number; body: unknown }[]) =>
    answers.map(({ status, body }) => (body as { code?: string }).code ?? status);

  it('two decisions: one is taken, the other is told that the case has changed', async () => {
    const other = await newsroom.service.signUp('moderator');
    const subject = await newsroom.reported();
    const path = `/moderation/cases/${subject.id}/decisions`;
    const { version } = subject;
    const answers = await Promise.all([
      newsroom.editor.post(path, { action: 'remove', reason: 'spam', version }),
      other.post(path, { action: 'keep', version }),
    ]);
    expect(codes(answers)).toEqual(expect.arrayContaining([201, 'case_changed']));
    const file = await newsroom.caseOf(subject.commentId);
    expect(file).toMatchObject({ state: 'decided', version: version + 1 });
    expect((file as CaseJson & { decisions: readonly unknown[] }).decisions).toHaveLength(1);
  });

  it('an edit and a decision: whoever is second is told', async () => {
    const author = await newsroom.service.signUp();
    const commentId = await newsroom.comment({ author });
    await readers[0]?.post(`/comments/${commentId}/flags`, { reason: 'spam' });
    const { id, version } = await newsroom.caseOf(commentId);
    const [edit, decision] = await Promise.all([
      author.patch(`/comments/${commentId}`, { body: 'So it seems to me.' }),
      newsroom.editor.post(`/moderation/cases/${id}/decisions`, { action: 'remove', reason: 'spam', version }),
    ]);
    const after = await newsroom.caseOf(commentId);
    const { status } = (after as CaseJson & { comment: { status: string } }).comment;
    if (decision.status === 201) expect([edit.status >= 400, status, after.revision]).toEqual([true, 'removed', 1]);
    else
      expect([edit.status, codes([decision]), status, after.revision]).toEqual([200, ['case_changed'], 'published', 2]);
  });

  it('flags and a decision: those that come after it open the case again', async () => {
    const subject = await newsroom.reported();
    const { id, commentId, version } = subject;
    const [decision, ...flags] = await Promise.all([
      newsroom.editor.post(`/moderation/cases/${id}/decisions`, { action: 'keep', version }),
      ...readers.slice(0, 10).map((reader) => reader.post(`/comments/${commentId}/flags`, { reason: 'spam' })),
    ]);
    expect(statuses(flags)).toEqual(times(10, 201));
    expect([201, 'case_changed']).toEqual(expect.arrayContaining(codes([decision])));
    const after = await newsroom.caseOf(commentId);
    const { flags: stored } = after as CaseJson & { flags: readonly FlagJson[] };
    const dismissed = stored.filter(({ outcome }) => outcome === 'dismissed').length;
    expect(after).toMatchObject({ flagCount: 11, version: version + 10 + (decision.status === 201 ? 1 : 0) });
    expect(stored.filter(({ outcome }) => outcome === 'pending')).toHaveLength(11 - dismissed);
    // A decision binds to the version that was seen: to the one flag that was there. Another reason opens the case again.
    expect(dismissed).toBe(decision.status === 201 ? 1 : 0);
    expect(after.state).toBe('open');
  });
});
