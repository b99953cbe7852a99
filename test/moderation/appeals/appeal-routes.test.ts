import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DAY_MS, SECOND_MS } from '../../../src/platform/clock.js';
import {
  APPEAL_TEXT,
  appealTo,
  decided,
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

describe('filing an appeal', () => {
  it('puts the case of a removed comment into the queue of appeals, and says so to both sides', async () => {
    const { author, commentId } = await flaggedComment(newsroom);
    const decisionId = await decided(newsroom, commentId, removal);
    const answer = await appealTo(author, decisionId);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ decisionId, side: 'author', state: 'pending', waitingFor: 'editor' });
    const file = await fileOf(commentId);
    expect(file).toMatchObject({ queue: 'appealed', state: 'open', severity: 4, claim: null });
    expect(file.appeals).toMatchObject([{ text: APPEAL_TEXT, side: 'author', appellant: { id: author.account.id } }]);
    expect(await ownDecisions(author)).toMatchObject([
      { id: decisionId, as: 'author', appealUntil: null, appeal: { state: 'pending', waitingFor: 'editor' } },
    ]);
    expect(await kindsToldTo(author)).toEqual(['appeal_received']);
    const log = await newsroom.editor.get('/moderation/audit?act=appeal.filed&limit=1');
    const [entry] = (log.body as { items: { id: string; details: object; commitment?: string }[] }).items;
    expect(entry).toMatchObject({ details: { decisionId, side: 'author' }, commitment: expect.any(String) });
    expect(JSON.stringify(entry)).not.toContain(APPEAL_TEXT);
  });

  it('is for the reporter whose flag was dismissed, also of a case that is open again', async () => {
    const { reporter, commentId } = await flaggedComment(newsroom);
    const decisionId = await decided(newsroom, commentId, keep);
    await (await newsroom.service.signUp()).post(`/comments/${commentId}/flags`, { reason: 'spam' });
    expect(await fileOf(commentId)).toMatchObject({ queue: 'reported', state: 'open' });
    expect((await appealTo(reporter, decisionId)).status).toBe(201);
    expect(await fileOf(commentId)).toMatchObject({ queue: 'appealed', state: 'open', flagCount: 2 });
  });

  it('is not for anyone else', async () => {
    const { author, reporter, commentId } = await flaggedComment(newsroom);
    const removed = await decided(newsroom, commentId, removal);
    const stranger = await newsroom.service.signUp();
    for (const reader of [reporter, stranger, newsroom.editor])
      expect(refusal(await appealTo(reader, removed))).toEqual([404, 'not_found']);
    expect(refusal(await appealTo(newsroom.service.client(), removed))).toEqual([401, 'sign_in_required']);
    const other = await flaggedComment(newsroom);
    const kept = await decided(newsroom, other.commentId, keep);
    for (const reader of [author, other.author, stranger])
      expect(refusal(await appealTo(reader, kept))).toEqual([404, 'not_found']);
  });

  it('is for the author of a held comment that was not let through, who may be banned', async () => {
    const author = await newsroom.service.signUp();
    const slug = await newsroom.article({ commenting: 'premoderated' });
    const commentId = await newsroom.comment({ author, slug });
    const decisionId = await decided(newsroom, commentId, { ...removal, sanction: { kind: 'ban' } });
    expect((await appealTo(author, decisionId)).status).toBe(201);
    expect((await author.get('/me/standing')).body).not.toMatchObject({ commenting: 'free' });
    await decided(newsroom, commentId, { ...keep, by: second });
    expect(await statusOf(commentId)).toBe('published');
    expect((await author.get('/me/standing')).body).toMatchObject({ commenting: 'free' });
  });

  it.each([
    ['too short', 'No.'],
    ['too long', 'a'.repeat(2001)],
    ['blank', ' '.repeat(20)],
    ['with control characters', 'It is not\u0000 plain text.'],
  ])('takes no text that is %s', async (_, text) => {
    const { author, commentId } = await flaggedComment(newsroom);
    const decisionId = await decided(newsroom, commentId, removal);
    expect(await appealTo(author, decisionId, text)).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'text' }] },
    });
    expect(await fileOf(commentId)).toMatchObject({ state: 'decided', appeals: [] });
  });

  it('is possible for six months', async () => {
    const { author, commentId } = await flaggedComment(newsroom);
    const decisionId = await decided(newsroom, commentId, removal);
    clock.advance(183 * DAY_MS);
    const [own] = await ownDecisions(author);
    expect(own?.appealUntil).toBe(clock.now().toISOString());
    clock.advance(SECOND_MS);
    expect(refusal(await appealTo(author, decisionId))).toEqual([403, 'appeal_window_over']);
    expect(await ownDecisions(author)).toMatchObject([{ appealUntil: null }]);
  });

  it('is refused of a decision that was reversed, or that another took the place of', async () => {
    const { author, reporter, commentId } = await flaggedComment(newsroom);
    const reversed = await decided(newsroom, commentId, removal);
    await reverse(newsroom.editor, reversed);
    expect(refusal(await appealTo(author, reversed))).toEqual([409, 'decision_reversed']);
    const kept = await decided(newsroom, commentId, keep);
    await (await newsroom.service.signUp()).post(`/comments/${commentId}/flags`, { reason: 'spam' });
    await decided(newsroom, commentId, { action: 'remove', reason: 'spam' });
    expect(refusal(await appealTo(reporter, kept))).toEqual([409, 'decision_superseded']);
  });

  it('is refused where the comment is another one by now, or gone', async () => {
    const { author, reporter, commentId } = await flaggedComment(newsroom);
    const kept = await decided(newsroom, commentId, keep);
    await author.patch(`/comments/${commentId}`, { body: 'So it seems to me, on reflection.' });
    expect(refusal(await appealTo(reporter, kept))).toEqual([409, 'revision_changed']);
    const other = await flaggedComment(newsroom);
    const decisionId = await decided(newsroom, other.commentId, keep);
    await other.author.delete(`/comments/${other.commentId}`);
    expect(refusal(await appealTo(other.reporter, decisionId))).toEqual([409, 'comment_withdrawn']);
  });

  it('is done once, also when it is asked for twice at once', async () => {
    const { author, commentId } = await flaggedComment(newsroom);
    const decisionId = await decided(newsroom, commentId, removal);
    const answers = await Promise.all([appealTo(author, decisionId), appealTo(author, decisionId)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(refusal(await appealTo(author, decisionId))).toEqual([409, 'already_appealed']);
    const other = await flaggedComment(newsroom);
    const another = await newsroom.service.signUp();
    await another.post(`/comments/${other.commentId}/flags`, { reason: 'hate' });
    const kept = await decided(newsroom, other.commentId, keep);
    const both = await Promise.all([appealTo(other.reporter, kept), appealTo(another, kept)]);
    expect(both.map((answer) => refusal(answer)[1]).sort()).toEqual(['already_appealed', undefined]);
  });

  it('and a reversal at once leave either the appeal or the reversal with nothing to do', async () => {
    const { author, commentId } = await flaggedComment(newsroom);
    const decisionId = await decided(newsroom, commentId, removal);
    const [filed, reversed] = await Promise.all([appealTo(author, decisionId), reverse(newsroom.editor, decisionId)]);
    expect(reversed.status).toBe(201);
    const file = await fileOf(commentId);
    expect(file).toMatchObject({ queue: 'reported', state: 'open' });
    if (filed.status === 201) expect(file.appeals).toMatchObject([{ state: 'closed' }]);
    else expect([refusal(filed), file.appeals]).toEqual([[409, 'decision_reversed'], []]);
  });
});

describe('a comment that is taken back while it is appealed', () => {
  it('ends the appeal', async () => {
    const { author, reporter, commentId } = await flaggedComment(newsroom);
    await appealTo(reporter, await decided(newsroom, commentId, keep));
    expect((await author.delete(`/comments/${commentId}`)).status).toBe(204);
    expect(await fileOf(commentId)).toMatchObject({ state: 'decided', appeals: [{ state: 'closed' }] });
    expect(await kindsToldTo(reporter)).toContain('appeal_closed');
    expect(await ownDecisions(reporter)).toMatchObject([{ appeal: { state: 'closed' }, bodyHtml: null }]);
  });
});
