import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PageJson } from '../../support/articles.js';
import type { ServiceClient } from '../../support/client.js';
import { allCases, openNewsroom, type CaseJson, type Newsroom } from '../../support/newsroom.js';

let newsroom: Newsroom;
let editor: ServiceClient;
let now = Date.UTC(2031, 2, 3, 9);

const MINUTE = 60_000;
const codeOf = (answer: { body: unknown }) => (answer.body as { code?: string }).code;
const ids = (cases: readonly CaseJson[]) => cases.map(({ id }) => id);

beforeAll(async () => {
  newsroom = await openNewsroom({ clock: { now: () => new Date(now) } });
  editor = newsroom.editor;
});
afterAll(() => newsroom.stop());

describe('GET /moderation/cases', () => {
  const section = 'bridges';
  let mild: string;
  let grave: string;
  let waiting: string;

  beforeAll(async () => {
    const slug = await newsroom.article({ section });
    const reporter = await newsroom.service.signUp();
    mild = await newsroom.comment({ slug });
    grave = await newsroom.comment({ slug });
    await reporter.post(`/comments/${mild}/flags`, { reason: 'spam' });
    now += MINUTE;
    await reporter.post(`/comments/${grave}/flags`, { reason: 'hate' });
    now += MINUTE;
    waiting = await newsroom.comment({ slug: await newsroom.article({ section, commenting: 'premoderated' }) });
  });

  it.each([
    ['priority', () => [waiting, grave, mild]],
    ['due', () => [grave, waiting, mild]],
    ['oldest', () => [mild, grave, waiting]],
  ])('lists open cases by %s, across queues, the same in pages of one', async (sort, expected) => {
    const whole = await allCases(editor, `section=${section}&sort=${sort}`);
    expect(whole.map(({ commentId }) => commentId)).toEqual(expected());
    expect(ids(await allCases(editor, `section=${section}&sort=${sort}&limit=1`))).toEqual(ids(whole));
  });

  it('shows what a case is about', async () => {
    const [first] = await allCases(editor, `section=${section}&sort=due`);
    expect(first).toMatchObject({
      commentId: grave,
      section,
      queue: 'reported',
      state: 'open',
      version: 1,
      severity: 4,
      flagCount: 1,
      claim: null,
      headline: 'A made-up headline',
      comment: { id: grave, status: 'published', bodyHtml: expect.stringContaining('A made-up comment') as unknown },
    });
  });

  it('narrows to a queue, and to those decided', async () => {
    expect(ids(await allCases(editor, `section=${section}&queue=held`))).toEqual([(await newsroom.caseOf(waiting)).id]);
    expect(await allCases(editor, `section=${section}&queue=appealed`)).toEqual([]);
    expect(await allCases(editor, `section=${section}&state=decided`)).toEqual([]);
  });

  it('is narrowed to the sections of a moderator', async () => {
    const moderator = await newsroom.service.signUp('moderator', { sections: [section, 'tunnels'] });
    const elsewhere = await newsroom.service.signUp('moderator', { sections: ['tunnels'] });
    expect(await allCases(moderator)).toHaveLength(3);
    expect(await allCases(elsewhere)).toEqual([]);
    expect(await allCases(elsewhere, `section=${section}`)).toEqual([]);
  });

  it('follows the article to another section', async () => {
    const slug = await newsroom.article({ section: 'ferries' });
    const commentId = await newsroom.comment({ slug });
    await (await newsroom.service.signUp()).post(`/comments/${commentId}/flags`, { reason: 'spam' });
    await editor.patch(`/articles/${slug}`, { section: 'harbours' });
    expect(await allCases(editor, 'section=ferries')).toEqual([]);
    expect(await allCases(editor, 'section=harbours')).toMatchObject([{ commentId }]);
  });

  it.each([
    ['the cursor of another order', 400, 'invalid_cursor', () => cursorOf('oldest')],
    ['a cursor that is none', 400, 'invalid_cursor', () => Promise.resolve('cursor=%7B%7D')],
    ['an unknown queue', 422, 'validation_failed', () => Promise.resolve('queue=lost')],
    ['an operator', 422, 'validation_failed', () => Promise.resolve('section[$ne]=x')],
    ['a page too long', 422, 'validation_failed', () => Promise.resolve('limit=101')],
  ])('refuses %s', async (...[, status, code, query]) => {
    const answer = await editor.get(`/moderation/cases?${await query()}`);
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
  });

  async function cursorOf(sort: string) {
    const answer = await editor.get(`/moderation/cases?section=${section}&limit=1&sort=${sort}`);
    return `cursor=${(answer.body as PageJson<CaseJson>).nextCursor}`;
  }
});

describe('GET /moderation/cases/:id', () => {
  it('shows all that an editor decides on', async () => {
    const author = await newsroom.service.signUp('reader', { displayName: 'Wystan Gale' });
    const reporter = await newsroom.service.signUp('reader', { displayName: 'Ottoline Marsh' });
    const commentId = await newsroom.comment({ author });
    await reporter.post(`/comments/${commentId}/flags`, { reason: 'spam', note: 'He sells gates.' });
    await author.patch(`/comments/${commentId}`, { body: 'Buy my gates.' });
    const { id } = await newsroom.caseOf(commentId);
    const answer = await editor.get(`/moderation/cases/${id}`);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      id,
      version: 2,
      revision: 2,
      comment: { id: commentId, bodyHtml: '<p>Buy my gates.</p>' },
      flags: [
        {
          reason: 'spam',
          note: 'He sells gates.',
          revision: 1,
          outcome: 'pending',
          reporter: { id: reporter.account.id, displayName: 'Ottoline Marsh' },
        },
      ],
      signals: [],
      revisions: [
        { revision: 1, bodyHtml: expect.stringContaining('A made-up comment') as unknown },
        { revision: 2, bodyHtml: '<p>Buy my gates.</p>' },
      ],
      decisions: [],
      appeals: [],
      author: { id: author.account.id, displayName: 'Wystan Gale', comments: 1, removed: 0, flagsUpheld: 0 },
    });
  });

  it('answers 404 without the case, and outside the sections of a moderator', async () => {
    const { id } = await newsroom.reported();
    const moderator = await newsroom.service.signUp('moderator', { sections: ['tunnels'] });
    for (const answer of [
      await editor.get('/moderation/cases/0123456789abcdef01234567'),
      await editor.get('/moderation/cases/nonsense'),
      await moderator.get(`/moderation/cases/${id}`),
    ])
      expect([answer.status, codeOf(answer)]).toEqual([404, 'not_found']);
  });
});

describe('claims', () => {
  const claim = (by: ServiceClient, body: object) => by.post('/moderation/claims', body);
  const claimed = async (by: ServiceClient, body: object) =>
    ((await claim(by, body)).body as { items: readonly CaseJson[] }).items;

  /** Reported comments in a section of their own; the later ones have more flags. */
  async function sectionOf(count: number): Promise<{ section: string; cases: readonly CaseJson[] }> {
    const section = `claims-${now}`;
    const slug = await newsroom.article({ section });
    const reporters = await Promise.all(Array.from({ length: count }, () => newsroom.service.signUp()));
    for (let nth = 1; nth <= count; nth += 1) {
      const commentId = await newsroom.comment({ slug });
      for (const reporter of reporters.slice(0, nth)) {
        await reporter.post(`/comments/${commentId}/flags`, { reason: 'spam' });
      }
    }
    now += MINUTE;
    return { section, cases: await allCases(editor, `section=${section}`) };
  }

  it('lease the next cases by priority for five minutes, and then there are none', async () => {
    const { section, cases } = await sectionOf(3);
    const items = await claimed(editor, { section, limit: 2 });
    expect(ids(items)).toEqual(ids(cases.slice(0, 2)));
    expect(items[0]?.claim).toEqual({
      editorId: editor.account.id,
      expiresAt: new Date(now + 5 * MINUTE).toISOString(),
    });
    expect(items[0]?.version).toBe(cases[0]?.version);
    const other = await newsroom.service.signUp('moderator');
    expect(ids(await claimed(other, { section, limit: 20 }))).toEqual(ids(cases.slice(2)));
    expect(await claimed(other, { section })).toEqual([]);
  });

  it('end by themselves', async () => {
    const { section, cases } = await sectionOf(1);
    await claimed(editor, { section });
    now += 5 * MINUTE;
    expect(await newsroom.caseOf(cases[0]?.commentId ?? '')).toMatchObject({ claim: null });
    const other = await newsroom.service.signUp('moderator');
    expect(ids(await claimed(other, { section }))).toEqual(ids(cases));
  });

  it('can be taken, renewed and released by case', async () => {
    const { cases } = await sectionOf(1);
    const path = `/moderation/cases/${cases[0]?.id}/claim`;
    expect((await editor.put(path)).status).toBe(200);
    now += 4 * MINUTE;
    const renewed = await editor.put(path);
    expect((renewed.body as CaseJson).claim?.expiresAt).toBe(new Date(now + 5 * MINUTE).toISOString());

    const other = await newsroom.service.signUp('moderator');
    for (const answer of [await other.put(path), await other.delete(path)])
      expect([answer.status, codeOf(answer)]).toEqual([409, 'claimed_by_another']);
    expect((await editor.delete(path)).status).toBe(204);
    expect((await editor.delete(path)).status).toBe(204);
    expect((await other.put(path)).status).toBe(200);
  });

  it('cannot be had on a case that is decided, or not there', async () => {
    const { id, version } = await newsroom.reported();
    await editor.post(`/moderation/cases/${id}/decisions`, { action: 'keep', version });
    const decided = await editor.put(`/moderation/cases/${id}/claim`);
    expect([decided.status, codeOf(decided)]).toEqual([409, 'case_decided']);
    const missing = await editor.put('/moderation/cases/0123456789abcdef01234567/claim');
    expect([missing.status, codeOf(missing)]).toEqual([404, 'not_found']);
  });

  it('keep a moderator within their sections', async () => {
    const { section, cases } = await sectionOf(1);
    const moderator = await newsroom.service.signUp('moderator', { sections: ['tunnels'] });
    expect(await claimed(moderator, { limit: 20 })).toEqual([]);
    expect(await claimed(moderator, { section })).toEqual([]);
    expect((await moderator.put(`/moderation/cases/${cases[0]?.id}/claim`)).status).toBe(404);
  });

  it('leave escalated cases to editors, unless a moderator asks for them', async () => {
    const { section, cases } = await sectionOf(1);
    const moderator = await newsroom.service.signUp('moderator');
    const id = cases[0]?.id ?? '';
    await moderator.post(`/moderation/cases/${id}/decisions`, { action: 'escalate', version: cases[0]?.version });
    expect(await claimed(moderator, { section })).toEqual([]);
    expect(ids(await claimed(editor, { section }))).toEqual([id]);
    await editor.delete(`/moderation/cases/${id}/claim`);
    expect(ids(await claimed(moderator, { section, queue: 'escalated' }))).toEqual([id]);
  });

  it.each<[object]>([[{ limit: 0 }], [{ limit: 21 }], [{ queue: 'lost' }], [{ section: { $ne: null } }], [{ x: 1 }]])(
    'refuse %j',
    async (body) => {
      expect((await claim(editor, body)).status).toBe(422);
    },
  );
});
