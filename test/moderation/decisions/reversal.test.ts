import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MINUTE_MS, SECOND_MS } from '../../../src/platform/clock.js';
import type { ServiceClient } from '../../support/client.js';
import { createMovingClock } from '../../support/moving-clock.js';
import { openNewsroom, type CaseJson, type Newsroom } from '../../support/newsroom.js';

const clock = createMovingClock();
let newsroom: Newsroom;
let editor: ServiceClient;

beforeAll(async () => {
  newsroom = await openNewsroom({ clock });
  editor = newsroom.editor;
});
afterAll(() => newsroom.stop());

const refusal = (answer: { status: number; body: unknown }) => [answer.status, (answer.body as { code: string }).code];
const reverse = (id: string, by = editor, body: object = {}) => by.post(`/moderation/decisions/${id}/reversal`, body);

async function decide({ id, version }: CaseJson, body: object, by = editor): Promise<string> {
  const answer = await by.post(`/moderation/cases/${id}/decisions`, { version, ...body });
  return (answer.body as { id: string }).id;
}

const removal = { action: 'remove', reason: 'hate' };

describe('reversing a decision', () => {
  it('restores the comment, the case, the flags and the author’s standing, and leaves an audit entry', async () => {
    const slug = await newsroom.article();
    const author = await newsroom.service.signUp();
    const reporter = await newsroom.service.signUp();
    const commentId = await newsroom.comment({ slug, author });
    await reporter.post(`/comments/${commentId}/flags`, { reason: 'hate' });
    const before = await newsroom.caseOf(commentId);
    const sanction = { kind: 'commenting_suspension', days: 3 };
    const decisionId = await decide(before, { ...removal, sanction });
    const answer = await reverse(decisionId, editor, { note: 'It quotes the article.' });

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      id: decisionId,
      reversedAt: clock.now().toISOString(),
      reversedBy: editor.account.id,
      reversalNote: 'It quotes the article.',
    });
    const { queue, state, priority, severity } = before;
    const after = await newsroom.caseOf(commentId);
    expect(after).toMatchObject({ queue, state, priority, severity, version: before.version + 2, flagCount: 1 });
    expect(after).toMatchObject({ author: { removed: 0, decisions: 0, flagsUpheld: 0 } });
    expect((await newsroom.service.client().get(`/articles/${slug}`)).body).toMatchObject({ commentCount: 1 });
    expect((await reporter.get('/me/flags')).body).toMatchObject({ items: [{ outcome: 'pending' }] });
    expect((await author.get('/me/standing')).body).toMatchObject({ commenting: 'free', sanctions: [] });
    const log = await editor.get('/moderation/audit?act=decision.reversed');
    expect(log.body).toMatchObject({ items: [{ subject: { id: commentId }, details: { decisionId } }] });
  });

  it('leaves other decisions’ flags alone', async () => {
    const subject = await newsroom.reported(['spam']);
    await decide(subject, { action: 'keep' });
    await (await newsroom.service.signUp()).post(`/comments/${subject.commentId}/flags`, { reason: 'hate' });
    const second = await decide(await newsroom.caseOf(subject.commentId), removal);
    await reverse(second);
    expect(await newsroom.caseOf(subject.commentId)).toMatchObject({
      state: 'open',
      severity: 4,
      flags: [{ outcome: 'pending' }, { outcome: 'dismissed' }],
    });
  });

  it('counts what has come up since', async () => {
    const subject = await newsroom.reported(['spam']);
    const kept = await decide(subject, { action: 'keep' });
    await (await newsroom.service.signUp()).post(`/comments/${subject.commentId}/flags`, { reason: 'hate' });
    await reverse(kept);
    const after = await newsroom.caseOf(subject.commentId);
    expect(after).toMatchObject({ state: 'open', flagCount: 2, severity: 4 });
    expect(after.priority).toBeGreaterThan(subject.priority);
  });

  it('takes an escalated case back to its queue', async () => {
    const subject = await newsroom.reported(['spam']);
    await reverse(await decide(subject, { action: 'escalate' }));
    expect(await newsroom.caseOf(subject.commentId)).toMatchObject({ queue: 'reported', state: 'open' });
  });

  it('leaves a comment that its author took back meanwhile', async () => {
    const author = await newsroom.service.signUp();
    const reporter = await newsroom.service.signUp();
    const commentId = await newsroom.comment({ author });
    await reporter.post(`/comments/${commentId}/flags`, { reason: 'spam' });
    const kept = await decide(await newsroom.caseOf(commentId), { action: 'keep' });
    await author.delete(`/comments/${commentId}`);
    expect((await reverse(kept)).status).toBe(201);
    expect(await newsroom.caseOf(commentId)).toMatchObject({ state: 'decided', flags: [{ outcome: 'unsettled' }] });
  });
});

describe('a reversal is refused', () => {
  it('a second time, and is done once when asked for twice at once', async () => {
    const subject = await newsroom.reported(['spam']);
    const id = await decide(subject, removal);
    const answers = await Promise.all([reverse(id), reverse(id), reverse(id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(refusal(await reverse(id))).toEqual([409, 'decision_reversed']);
    expect(await newsroom.caseOf(subject.commentId)).toMatchObject({ version: subject.version + 2 });
  });

  it('while a later decision stands', async () => {
    const subject = await newsroom.reported(['spam']);
    const first = await decide(subject, { action: 'escalate' });
    const second = await decide(await newsroom.caseOf(subject.commentId), { action: 'keep' });
    expect(refusal(await reverse(first))).toEqual([409, 'decision_superseded']);
    expect((await reverse(second)).status).toBe(201);
    expect((await reverse(first)).status).toBe(201);
  });

  it('to a moderator for another’s decision, and for their own once the undo window is over', async () => {
    const moderator = await newsroom.service.signUp('moderator');
    const other = await newsroom.service.signUp('moderator');
    const undone = await decide(await newsroom.reported(), { action: 'keep' }, moderator);
    expect(refusal(await reverse(undone, other))).toEqual([403, 'forbidden']);
    clock.advance(30 * SECOND_MS);
    expect((await reverse(undone, moderator)).status).toBe(201);

    const stands = await decide(await newsroom.reported(), { action: 'keep' }, moderator);
    clock.advance(MINUTE_MS);
    expect(refusal(await reverse(stands, moderator))).toEqual([403, 'undo_window_over']);
    expect((await reverse(stands)).status).toBe(201);
  });

  it('to a party to the case, and outside of a moderator’s sections', async () => {
    const author = await newsroom.service.signUp('editor');
    const commentId = await newsroom.comment({ author });
    const reporter = await newsroom.service.signUp('admin');
    await reporter.post(`/comments/${commentId}/flags`, { reason: 'hate' });
    const id = await decide(await newsroom.caseOf(commentId), removal);
    const elsewhere = await newsroom.service.signUp('moderator', { sections: ['tunnels'] });
    expect(refusal(await reverse(id, author))).toEqual([403, 'own_comment']);
    expect(refusal(await reverse(id, reporter))).toEqual([403, 'own_flag']);
    expect(refusal(await reverse(id, elsewhere))).toEqual([404, 'not_found']);
    expect(await newsroom.caseOf(commentId)).toMatchObject({ decisions: [{ id, reversedAt: null }] });
  });
});
