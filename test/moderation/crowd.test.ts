import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Document } from 'mongodb';
import type { ServiceClient } from '../support/client.js';
import { newText } from '../support/comments.js';
import { openNewsroom, type CaseJson, type Newsroom } from '../support/newsroom.js';

// A crowd takes its time on a slow or busy machine.
jest.setTimeout(240_000);

const AUTHORS = 20;
const COMMENTS_EACH = 4;
const REPORTERS = 200;
const EDITORS = 50;
const FLAGS_EACH = 3;

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await openNewsroom();
});
afterAll(() => newsroom.stop());

/** Does it for everyone, a few at a time, in their order. */
async function each<T, R>(items: readonly T[], act: (item: T, nth: number) => Promise<R>, atOnce = 10): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    results.push(...(await Promise.all(items.slice(from, from + atOnce).map((item, i) => act(item, from + i)))));
  }
  return results;
}

const range = (count: number) => Array.from({ length: count }, (_, nth) => nth);

function crowd(count: number, role: 'reader' | 'moderator' = 'reader'): Promise<ServiceClient[]> {
  return each(range(count), async () => {
    const client = await newsroom.service.signUp(role);
    await client.csrfToken();
    return client;
  });
}

/** Anything but what was asked for, and refusals that tell why. */
const REFUSALS = new Set([200, 201, 204, 403, 404, 409]);
const odd: string[] = [];
const decidedVersions: string[] = [];

function note(answer: { readonly status: number; readonly text: string }): void {
  if (!REFUSALS.has(answer.status)) odd.push(`${answer.status}: ${answer.text}`);
}

/** Claims and decides, and now and then takes it back, until nothing is left for a while. */
async function edit(editor: ServiceClient, nth: number, isOver: () => boolean): Promise<void> {
  for (let turn = nth; ; turn += 1) {
    const over = isOver();
    const claimed = await editor.post('/moderation/claims', { limit: 1 });
    note(claimed);
    const [subject] = (claimed.body as { items?: readonly CaseJson[] }).items ?? [];
    if (subject === undefined) {
      if (over) return;
      continue;
    }
    await decide(editor, subject, turn);
  }
}

async function decide(editor: ServiceClient, { id, version }: CaseJson, turn: number): Promise<void> {
  const verdicts = [{ action: 'keep' }, { action: 'remove', reason: 'spam' }, { action: 'remove', reason: 'hate' }];
  const verdict = verdicts[turn % verdicts.length];
  const decision = await editor.post(`/moderation/cases/${id}/decisions`, { ...verdict, version });
  note(decision);
  if (decision.status !== 201) return;
  decidedVersions.push(`${id} at ${version}`);
  if (turn % 5 > 0) return;
  note(await editor.post(`/moderation/decisions/${(decision.body as { id: string }).id}/reversal`, {}));
}

async function flagSome(reporter: ServiceClient, nth: number, commentIds: readonly string[]): Promise<void> {
  for (const turn of range(FLAGS_EACH)) {
    const commentId = commentIds[(nth * 7 + turn * 31) % commentIds.length] ?? '';
    const reason = ['spam', 'hate', 'off_topic'][(nth + turn) % 3];
    note(await reporter.post(`/comments/${commentId}/flags`, { reason }));
    if (nth % 10 === 0 && turn === 0) note(await reporter.delete(`/comments/${commentId}/flags`));
  }
}

const all = (collection: string): Promise<Document[]> =>
  newsroom.service.context.connection.collection(collection).find({}).toArray();

function tally(documents: readonly Document[], keyOf: (document: Document) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const document of documents) counts[keyOf(document)] = (counts[keyOf(document)] ?? 0) + 1;
  return counts;
}

it('50 editors, 200 reporters and authors who edit, all at once, leave everything as it should be', async () => {
  const authors = await crowd(AUTHORS);
  const slugs = await each(range(5), () => newsroom.article());
  const written = await each(range(AUTHORS * COMMENTS_EACH), async (nth) => {
    const author = authors[nth % AUTHORS];
    const slug = slugs[nth % slugs.length] ?? '';
    return { author, id: await newsroom.comment({ slug, ...(author ? { author } : {}) }) };
  });
  const commentIds = written.map(({ id }) => id);
  const reporters = await crowd(REPORTERS);
  const editors = await crowd(EDITORS, 'moderator');

  let isOver = false;
  const deciding = Promise.all(editors.map((editor, nth) => edit(editor, nth, () => isOver)));
  await Promise.all([
    ...reporters.map((reporter, nth) => flagSome(reporter, nth, commentIds)),
    ...written.map(async ({ author, id }, nth) => {
      if (nth % 2 === 0) note((await author?.patch(`/comments/${id}`, { body: newText() })) ?? { status: 0, text: '' });
    }),
  ]);
  isOver = true;
  await deciding;

  expect(odd).toEqual([]);
  expect(decidedVersions.length).toBeGreaterThan(0);
  expect(new Set(decidedVersions).size).toBe(decidedVersions.length);
  await expectExactCounts();
  await expectExactRecords();
});

async function expectExactCounts(): Promise<void> {
  const cases = await all('moderationCases');
  const flags = (await all('flags')).filter(({ outcome }) => outcome !== 'withdrawn');
  const flagsOn = tally(flags, ({ commentId }) => String(commentId));
  const pendingOn = tally(
    flags.filter(({ outcome }) => outcome === 'pending'),
    ({ commentId }) => String(commentId),
  );
  for (const { commentId, state, flagCount, evidence } of cases) {
    const id = String(commentId);
    expect([id, flagCount]).toEqual([id, flagsOn[id] ?? 0]);
    const { reporters } = evidence as { reporters: number };
    expect([id, state, reporters]).toEqual([id, state, pendingOn[id] ?? 0]);
  }
  const open = tally(
    cases.filter(({ state }) => state === 'open'),
    ({ queue }) => String(queue),
  );
  const queues = (await newsroom.editor.get('/moderation/queues')).body as { items: { queue: string; open: number }[] };
  for (const { queue, open: told } of queues.items) expect([queue, told]).toEqual([queue, open[queue] ?? 0]);
  const published = tally(
    (await all('comments')).filter(({ status }) => status === 'published'),
    ({ articleId }) => String(articleId),
  );
  for (const { _id, published: told } of await all('commentCounts'))
    expect([String(_id), told]).toEqual([String(_id), published[String(_id)] ?? 0]);
}

async function expectExactRecords(): Promise<void> {
  const flags = await all('flags');
  const settled = (outcome: string) =>
    tally(
      flags.filter((flag) => flag.outcome === outcome),
      ({ reporterId }) => String(reporterId),
    );
  const [upheld, dismissed] = [settled('upheld'), settled('dismissed')];
  for (const record of await all('reporters')) {
    const id = String(record._id);
    expect([id, record.upheld, record.dismissed]).toEqual([id, upheld[id] ?? 0, dismissed[id] ?? 0]);
  }
}
