import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Types } from 'mongoose';
import { createFlagStore, createReporterStore, reconcileReporters } from '../../../src/flags/index.js';
import type { ServiceClient } from '../../support/client.js';
import { allCases, openNewsroom, type CaseJson, type FlagJson, type Newsroom } from '../../support/newsroom.js';

interface ScoredJson extends CaseJson {
  readonly probability: number;
  readonly comment: { readonly status: string };
  readonly flags: readonly FlagJson[];
  readonly score: {
    readonly probability: number;
    readonly priority: number;
    readonly parts: readonly { readonly kind: string; readonly value: number; readonly reporterId?: string }[];
  };
  readonly coordinatedFlags: { readonly kind: string; readonly group: readonly unknown[] } | null;
}

const DAY = 86_400_000;
let newsroom: Newsroom;
let now = Date.UTC(2031, 2, 3, 9);

beforeAll(async () => {
  newsroom = await openNewsroom({ clock: { now: () => new Date(now) } });
});
afterAll(() => newsroom.stop());

const file = async (commentId: string) => (await newsroom.caseOf(commentId)) as ScoredJson;
const crowd = (count: number) => Promise.all(Array.from({ length: count }, () => newsroom.service.signUp()));
const auditOf = async (subjectId: string, act: string) =>
  ((await newsroom.editor.get(`/moderation/audit?subjectId=${subjectId}&act=${act}`)).body as { items: object[] })
    .items;

async function flag(commentId: string, by: readonly ServiceClient[], reason = 'spam'): Promise<void> {
  for (const reporter of by) {
    const { status } = await reporter.post(`/comments/${commentId}/flags`, { reason });
    expect(status).toBe(201);
  }
}

async function decide(commentId: string, decision: object): Promise<void> {
  const { id, version } = await newsroom.caseOf(commentId);
  const answer = await newsroom.editor.post(`/moderation/cases/${id}/decisions`, { version, ...decision });
  expect(answer.status).toBe(201);
}

/** Readers of more than a week who have written something. */
async function settled(count: number): Promise<readonly ServiceClient[]> {
  const readers = await crowd(count);
  const slug = await newsroom.article();
  for (const author of readers) await newsroom.comment({ author, slug });
  now += 8 * DAY;
  return readers;
}

const recordOf = async ({ account }: ServiceClient) =>
  (await createReporterStore(newsroom.service.context.connection).findMany([account.id])).get(account.id);

describe('the record of a reporter', () => {
  it('follows what is decided on their flags, and what they take back', async () => {
    const [reporter] = await settled(1);
    if (reporter === undefined) throw new Error('Nobody came.');
    const comments = [await newsroom.comment(), await newsroom.comment(), await newsroom.comment()] as const;
    for (const commentId of comments) await flag(commentId, [reporter]);
    await decide(comments[0], { action: 'remove', reason: 'spam' });
    await decide(comments[1], { action: 'keep' });
    await reporter.delete(`/comments/${comments[2]}/flags`);
    const record = await recordOf(reporter);
    expect(record).toMatchObject({ upheld: 1, dismissed: 1, hasPublishedComment: true, mutedUntil: null });
    expect(record?.recent.map(({ commentId }) => commentId)).toEqual(comments.slice(0, 2));
  });

  it('and the priority of the case are as before when the decision is reversed', async () => {
    const reporters = await settled(2);
    const commentId = await newsroom.comment();
    await flag(commentId, reporters);
    const before = await file(commentId);
    await decide(commentId, { action: 'keep' });
    const { decisions } = (await newsroom.caseOf(commentId)) as CaseJson & { decisions: readonly { id: string }[] };
    const answer = await newsroom.editor.post(`/moderation/decisions/${decisions[0]?.id}/reversal`, {});
    expect(answer.status).toBe(201);
    const { probability, severity } = before;
    expect(await file(commentId)).toMatchObject({ state: 'open', probability, severity, flagCount: 2 });
    for (const reporter of reporters) expect(await recordOf(reporter)).toMatchObject({ upheld: 0, dismissed: 0 });
  });

  it('is put right where it differs from the flags, and made where there is none', async () => {
    const { features, connection } = newsroom.service.context;
    const [wrong, missing] = await settled(2);
    if (wrong === undefined || missing === undefined) throw new Error('Nobody came.');
    const commentId = await newsroom.comment();
    await flag(commentId, [wrong, missing]);
    await decide(commentId, { action: 'keep' });
    const [before, other] = [await recordOf(wrong), await recordOf(missing)];
    const reporters = connection.collection('reporters');
    const idOf = ({ account }: ServiceClient) => new Types.ObjectId(account.id);
    await reporters.updateOne({ _id: idOf(wrong) }, { $set: { upheld: 9, recent: [] } });
    await reporters.deleteOne({ _id: idOf(missing) });
    const stores = { flagStore: createFlagStore(connection), reporterStore: createReporterStore(connection) };
    const walk = { rest: () => Promise.resolve(), signal: new AbortController().signal };
    const deps = { ...features, ...stores, ...walk };
    expect(await reconcileReporters(deps)).toBe(2);
    expect(await recordOf(wrong)).toEqual({ ...before, changes: expect.any(Number) });
    expect(await recordOf(missing)).toEqual({ ...other, changes: expect.any(Number) });
    expect(await reconcileReporters(deps)).toBe(0);
  });
});

describe('the score of a case', () => {
  it('is a sum in which each reporter has a part', async () => {
    const commentId = await newsroom.comment();
    const reporters = await settled(2);
    await flag(commentId, reporters);
    const { score, priority, probability } = await file(commentId);
    expect(score.parts.reduce((sum, { value }) => sum + value, 0)).toBe(score.priority);
    expect([score.priority, score.probability]).toEqual([priority, probability]);
    const flags = score.parts.filter(({ kind }) => kind === 'flag');
    expect(flags.map(({ reporterId }) => reporterId).sort()).toEqual(reporters.map(({ account }) => account.id).sort());
  });

  it('says little of fresh accounts, however many, which hide nothing; that they came at once is shown', async () => {
    const commentId = await newsroom.comment();
    await flag(commentId, await crowd(12));
    const { score, comment, coordinatedFlags } = await file(commentId);
    expect(score.probability).toBeLessThan(0.45);
    expect(comment.status).toBe('published');
    expect(coordinatedFlags).toMatchObject({ kind: 'burst' });
    expect(coordinatedFlags?.group).toHaveLength(12);
  });

  it('carries the signal of flags that came at once in lists too, until they are taken back', async () => {
    const commentId = await newsroom.comment();
    const listed = async () => (await allCases(newsroom.editor)).find((each) => each.commentId === commentId);
    const reporters = await crowd(9);
    await flag(commentId, reporters.slice(0, 1));
    expect(await listed()).toMatchObject({ signalCodes: [], coordinatedFlags: null });
    await flag(commentId, reporters.slice(1));
    expect(await listed()).toMatchObject({
      signalCodes: ['coordinated_flags'],
      coordinatedFlags: { kind: 'burst', reporters: 9 },
    });
    for (const reporter of reporters.slice(1)) await reporter.delete(`/comments/${commentId}/flags`);
    expect(await listed()).toMatchObject({ signalCodes: [], coordinatedFlags: null });
  });
});

describe('a comment that flags leave no doubt of', () => {
  it.each(['off', 'careful', 'firm'])('under the setting %s', async (mode) => {
    const section = `hiding-${mode}`;
    const { version } = (await newsroom.editor.get('/moderation/settings')).body as { version: number };
    const sections = { [section]: { evidence: { hiding: { mode } } } };
    expect((await newsroom.editor.patch('/moderation/settings', { version, sections })).status).toBe(200);
    const slug = await newsroom.article({ section });
    const reporters = await settled(2);
    const author = await newsroom.service.signUp();
    const commentId = await newsroom.comment({ slug, author });
    await flag(commentId, reporters);
    // Nobody among them has a record that careful hiding asks for.
    const hidden = mode === 'firm';
    expect(await file(commentId)).toMatchObject({
      state: 'open',
      comment: { status: hidden ? 'hidden' : 'published' },
    });
    expect(await auditOf(commentId, 'comment.hidden')).toHaveLength(hidden ? 1 : 0);
    const told = (await author.get('/me/notifications')).body as { items: { kind: string }[] };
    expect(told.items.map(({ kind }) => kind)).toEqual(hidden ? ['comment_hidden'] : []);
    await decide(commentId, { action: 'keep' });
    expect(await file(commentId)).toMatchObject({ state: 'decided', comment: { status: 'published' } });
  });
});

describe('a flag on a comment that was kept', () => {
  it('waits where it says nothing new, counts with the next, and is settled with it', async () => {
    const [first, second, third] = await settled(3);
    if (first === undefined || second === undefined || third === undefined) throw new Error('Nobody came.');
    const commentId = await newsroom.comment();
    await flag(commentId, [first]);
    await decide(commentId, { action: 'keep' });
    // One more reader for whom nothing is new, and who is fresh.
    await flag(commentId, await crowd(1));
    const waiting = await file(commentId);
    expect(waiting).toMatchObject({ state: 'decided', flagCount: 2 });
    expect(waiting.flags.map(({ outcome }) => outcome)).toEqual(['pending', 'dismissed']);
    await flag(commentId, [second], 'hate');
    expect(await file(commentId)).toMatchObject({ state: 'open', flagCount: 3, severity: 4 });
    expect(await auditOf(waiting.id, 'case.reopened')).toMatchObject([{ details: { cause: 'new_reason' } }]);
    await decide(commentId, { action: 'keep' });
    const { flags } = await file(commentId);
    expect(flags.map(({ outcome }) => outcome)).toEqual(['dismissed', 'dismissed', 'dismissed']);
    await flag(commentId, [third], 'hate');
    expect(await third.delete(`/comments/${commentId}/flags`)).toMatchObject({ status: 204 });
    expect(await newsroom.caseOf(commentId)).toMatchObject({ flagCount: 3 });
  });

  it('opens the case when there is enough of them', async () => {
    const reporters = await settled(5);
    const commentId = await newsroom.comment();
    await flag(commentId, reporters.slice(0, 1));
    await decide(commentId, { action: 'keep' });
    await flag(commentId, reporters.slice(1));
    expect(await newsroom.caseOf(commentId)).toMatchObject({ state: 'open', flagCount: 5 });
  });
});
