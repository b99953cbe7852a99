import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { MINUTE_MS } from '../../../src/platform/clock.js';
import {
  appealTo,
  decided,
  decideOn,
  flaggedComment,
  keep,
  ownDecisions,
  refusal,
  removal,
  reverse,
  type AppealedFile,
} from '../../support/appeals.js';
import type { ServiceClient } from '../../support/client.js';
import { createMovingClock } from '../../support/moving-clock.js';
import { openNewsroom, type CaseJson, type Newsroom } from '../../support/newsroom.js';

jest.setTimeout(60_000);
const clock = createMovingClock();
let newsroom: Newsroom;
let second: ServiceClient;

beforeAll(async () => {
  newsroom = await openNewsroom({ clock });
  second = await newsroom.service.signUp('editor');
});
afterAll(() => newsroom.stop());

const statusOf = async (commentId: string) =>
  ((await newsroom.caseOf(commentId)) as CaseJson & { comment: { status: string } }).comment.status;
const fileOf = async (commentId: string) => (await newsroom.caseOf(commentId)) as AppealedFile;
const kindsToldTo = async (reader: ServiceClient) =>
  ((await reader.get('/me/notifications')).body as { items: { kind: string }[] }).items.map(({ kind }) => kind);

describe('who decides an appeal', () => {
  it('is an editor who took no part; the others neither get, hold nor decide it', async () => {
    const moderator = await newsroom.service.signUp('moderator');
    const { author, commentId } = await flaggedComment(newsroom, 'lighthouses');
    await decided(newsroom, commentId, { action: 'escalate', by: newsroom.editor });
    const first = await newsroom.service.signUp('admin');
    const decisionId = await decided(newsroom, commentId, { ...removal, by: first });
    await appealTo(author, decisionId);
    const { id, version } = await fileOf(commentId);
    for (const [client, code] of [
      [first, 'took_part'],
      [newsroom.editor, 'took_part'],
      [moderator, 'editor_needed'],
    ] as const) {
      const claims = await client.post('/moderation/claims', { section: 'lighthouses', limit: 5 });
      expect(claims.body).toEqual({ items: [] });
      expect(refusal(await client.put(`/moderation/cases/${id}/claim`))).toEqual([403, code]);
      expect(refusal(await decideOn(newsroom, commentId, { ...keep, by: client }))).toEqual([403, code]);
    }
    expect(await fileOf(commentId)).toMatchObject({ version, claim: null });
    const claimed = await second.post('/moderation/claims', { section: 'lighthouses' });
    expect(claimed.body).toMatchObject({ items: [{ id }] });
  });

  it('is nobody whom the matter concerns', async () => {
    const reporter = await newsroom.service.signUp('editor');
    const author = await newsroom.service.signUp('editor');
    const commentId = await newsroom.comment({ author });
    await reporter.post(`/comments/${commentId}/flags`, { reason: 'hate' });
    await appealTo(author, await decided(newsroom, commentId, removal));
    expect(refusal(await decideOn(newsroom, commentId, { ...keep, by: author }))).toEqual([403, 'own_comment']);
    expect(refusal(await decideOn(newsroom, commentId, { ...keep, by: reporter }))).toEqual([403, 'own_flag']);
  });

  it('takes the case away from who holds it', async () => {
    const moderator = await newsroom.service.signUp('moderator');
    const { reporter, commentId } = await flaggedComment(newsroom);
    const kept = await decided(newsroom, commentId, keep);
    await (await newsroom.service.signUp()).post(`/comments/${commentId}/flags`, { reason: 'spam' });
    const { id } = await fileOf(commentId);
    expect((await moderator.put(`/moderation/cases/${id}/claim`)).status).toBe(200);
    await appealTo(reporter, kept);
    expect(await fileOf(commentId)).toMatchObject({ claim: null });
    expect(refusal(await moderator.put(`/moderation/cases/${id}/claim`))).toEqual([403, 'editor_needed']);
  });

  it('is by itself, never among other cases', async () => {
    const { author, commentId } = await flaggedComment(newsroom);
    await appealTo(author, await decided(newsroom, commentId, removal));
    const { id } = await fileOf(commentId);
    for (const dryRun of [true, false]) {
      const answer = await second.post('/moderation/decisions', { caseIds: [id], ...removal, dryRun });
      expect(answer.body).toMatchObject({ items: [{ status: 'refused', code: 'appeal_waits' }] });
    }
    expect(await fileOf(commentId)).toMatchObject({ state: 'open', appeals: [{ state: 'pending' }] });
  });

  it('cannot be handed on', async () => {
    const { author, commentId } = await flaggedComment(newsroom);
    await appealTo(author, await decided(newsroom, commentId, removal));
    const answer = await decideOn(newsroom, commentId, { action: 'escalate', by: second });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: 'action' }] } });
  });
});

describe('an appeal that is upheld', () => {
  it('reverses the removal, lifts its sanction, settles its flags anew, and tells the author why', async () => {
    const { author, reporter, commentId } = await flaggedComment(newsroom);
    const sanction = { kind: 'commenting_suspension', days: 3 };
    const decisionId = await decided(newsroom, commentId, { ...removal, sanction });
    clock.advance(MINUTE_MS);
    await appealTo(author, decisionId);
    const outcomeId = await decided(newsroom, commentId, { ...keep, explanation: 'It is a quotation.', by: second });
    const file = await fileOf(commentId);
    expect(file).toMatchObject({
      queue: 'appealed',
      state: 'decided',
      decisions: [
        { id: outcomeId, action: 'keep', onAppeal: { decisionId, outcome: 'upheld', round: 1 } },
        { id: decisionId, reversedBy: second.account.id },
      ],
      appeals: [{ state: 'upheld', outcomeId, waitingFor: null }],
      author: { removed: 0, decisions: 1, flagsUpheld: 0 },
    });
    expect(await statusOf(commentId)).toBe('published');
    expect((await author.get('/me/standing')).body).toMatchObject({ commenting: 'free' });
    expect((await reporter.get('/me/flags')).body).toMatchObject({ items: [{ outcome: 'dismissed' }] });
    expect(await kindsToldTo(author)).not.toContain('appeal_upheld');
    clock.advance(MINUTE_MS);
    const told = (await author.get('/me/notifications')).body as { items: { kind: string; text: string }[] };
    expect(told.items[0]).toMatchObject({ kind: 'appeal_upheld' });
    expect(told.items[0]?.text).toContain('It is a quotation.');
    const own = await ownDecisions(author);
    expect(own).toMatchObject([
      { id: outcomeId, action: 'keep', isOnAppeal: true, appealUntil: null },
      { id: decisionId, action: 'remove', appeal: { state: 'upheld', explanation: 'It is a quotation.' } },
    ]);
    const log = await newsroom.editor.get(`/moderation/audit?subjectId=${commentId}`);
    const acts = (log.body as { items: { act: string }[] }).items.map(({ act }) => act);
    expect(acts).toEqual(
      expect.arrayContaining(['appeal.filed', 'appeal.upheld', 'decision.reversed', 'comment.kept']),
    );
  });

  it('of a reporter removes the comment, upholds the flag, and gives the author a statement of reasons', async () => {
    const { author, reporter, commentId } = await flaggedComment(newsroom);
    const decisionId = await decided(newsroom, commentId, keep);
    await appealTo(reporter, decisionId);
    const outcomeId = await decided(newsroom, commentId, {
      ...removal,
      explanation: 'You call a group names.',
      by: second,
    });
    expect(await statusOf(commentId)).toBe('removed');
    expect((await reporter.get('/me/flags')).body).toMatchObject({ items: [{ outcome: 'upheld' }] });
    clock.advance(MINUTE_MS);
    expect(await kindsToldTo(author)).toEqual(['comment_removed']);
    const told = (await reporter.get('/me/notifications')).body as { items: { kind: string }[] };
    expect(told.items[0]).toMatchObject({ kind: 'appeal_upheld' });
    expect(JSON.stringify(told)).not.toContain('You call a group names.');
    expect(await ownDecisions(reporter)).toMatchObject([
      { id: decisionId, appeal: { state: 'upheld', explanation: null } },
    ]);
    // The author has not been heard yet.
    expect((await ownDecisions(author))[0]).toMatchObject({ id: outcomeId, foundBy: 'readers' });
    expect((await appealTo(author, outcomeId)).status).toBe(201);
    const third = await newsroom.service.signUp('editor');
    expect(refusal(await decideOn(newsroom, commentId, { ...keep, by: second }))).toEqual([403, 'took_part']);
    const last = await decided(newsroom, commentId, { ...keep, by: third });
    expect(await statusOf(commentId)).toBe('published');
    expect(refusal(await appealTo(reporter, last))).toEqual([409, 'appeal_final']);
  });
});

describe('an appeal that is dismissed', () => {
  it('leaves the removal as it was, counted once, and brings nothing worse', async () => {
    const { author, commentId } = await flaggedComment(newsroom);
    const decisionId = await decided(newsroom, commentId, removal);
    clock.advance(MINUTE_MS);
    await appealTo(author, decisionId);
    const worse = { ...removal, sanction: { kind: 'ban' } };
    expect(await decideOn(newsroom, commentId, { ...worse, by: second })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'sanction' }] },
    });
    const outcomeId = await decided(newsroom, commentId, { ...removal, explanation: 'It stays hateful.', by: second });
    expect(await fileOf(commentId)).toMatchObject({
      state: 'decided',
      author: { removed: 1, decisions: 1, flagsUpheld: 1 },
      appeals: [{ state: 'dismissed', outcomeId }],
    });
    expect(await ownDecisions(author)).toMatchObject([
      { id: decisionId, reversedAt: null, appeal: { state: 'dismissed' } },
    ]);
    clock.advance(MINUTE_MS);
    expect(await kindsToldTo(author)).toEqual(['appeal_dismissed', 'appeal_received', 'comment_removed']);
    expect(refusal(await appealTo(author, decisionId))).toEqual([409, 'already_appealed']);
    expect(refusal(await appealTo(author, outcomeId))).toEqual([409, 'appeal_final']);
    expect(refusal(await reverse(newsroom.editor, decisionId))).toEqual([409, 'decision_superseded']);
  });
});

describe('a reversal', () => {
  it('of the decision on an appeal has it wait again, and everything as it was', async () => {
    const { author, reporter, commentId } = await flaggedComment(newsroom);
    const sanction = { kind: 'commenting_suspension', days: 3 };
    const decisionId = await decided(newsroom, commentId, { ...removal, sanction });
    await appealTo(author, decisionId);
    const before = await fileOf(commentId);
    const outcomeId = await decided(newsroom, commentId, { ...keep, by: second });
    expect(refusal(await reverse(newsroom.editor, outcomeId))).toEqual([403, 'took_part']);
    expect((await reverse(second, outcomeId)).status).toBe(201);
    const after = await fileOf(commentId);
    const { queue, state, severity, flagCount } = before;
    expect(after).toMatchObject({
      queue,
      state,
      severity,
      flagCount,
      appeals: [{ state: 'pending', outcomeId: null }],
    });
    expect(await statusOf(commentId)).toBe('removed');
    expect((await reporter.get('/me/flags')).body).toMatchObject({ items: [{ outcome: 'upheld' }] });
    expect((await author.get('/me/standing')).body).toMatchObject({ commenting: 'suspended' });
    // A slip: whoever made it may decide again.
    await decided(newsroom, commentId, { ...removal, by: second });
    clock.advance(MINUTE_MS);
    expect(await kindsToldTo(author)).toContain('appeal_dismissed');
    expect(await kindsToldTo(author)).not.toContain('appeal_upheld');
  });

  it('later on leaves it to others than who decided and who reversed', async () => {
    const { author, commentId } = await flaggedComment(newsroom);
    await appealTo(author, await decided(newsroom, commentId, removal));
    const outcomeId = await decided(newsroom, commentId, { ...keep, by: second });
    clock.advance(MINUTE_MS);
    const third = await newsroom.service.signUp('editor');
    expect((await reverse(third, outcomeId)).status).toBe(201);
    for (const client of [second, third])
      expect(refusal(await decideOn(newsroom, commentId, { ...keep, by: client }))).toEqual([403, 'took_part']);
  });

  it('of an appealed decision is not for who took it, once the undo window is over', async () => {
    const { author, commentId } = await flaggedComment(newsroom);
    const decisionId = await decided(newsroom, commentId, removal);
    await appealTo(author, decisionId);
    clock.advance(MINUTE_MS);
    expect(refusal(await reverse(newsroom.editor, decisionId))).toEqual([403, 'took_part']);
    expect((await reverse(second, decisionId)).status).toBe(201);
    expect(await fileOf(commentId)).toMatchObject({ queue: 'reported', state: 'open', appeals: [{ state: 'closed' }] });
    expect(await kindsToldTo(author)).toContain('appeal_closed');
  });
});
