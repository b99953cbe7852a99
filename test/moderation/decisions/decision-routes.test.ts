import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PageJson } from '../../support/articles.js';
import type { ServiceClient } from '../../support/client.js';
import { openNewsroom, type CaseJson, type Newsroom } from '../../support/newsroom.js';

let newsroom: Newsroom;
let editor: ServiceClient;

beforeAll(async () => {
  newsroom = await openNewsroom();
  editor = newsroom.editor;
});
afterAll(() => newsroom.stop());

const decide = ({ id, version }: CaseJson, body: object, by = editor) =>
  by.post(`/moderation/cases/${id}/decisions`, { version, ...body });
const refusal = (answer: { status: number; body: unknown }) => [answer.status, (answer.body as { code: string }).code];

async function statusOf({ id }: CaseJson): Promise<string> {
  const answer = await editor.get(`/moderation/cases/${id}`);
  return (answer.body as { comment: { status: string } }).comment.status;
}

async function auditOf(subjectId: string) {
  const answer = await editor.get(`/moderation/audit?subjectId=${subjectId}`);
  return (answer.body as PageJson<{ act: string; actor: { id: string }; details: object }>).items;
}

describe('removing a comment', () => {
  it('takes it from the page, settles the flags, and leaves a decision and an audit entry', async () => {
    const slug = await newsroom.article();
    const commentId = await newsroom.comment({ slug });
    const reporters = await Promise.all([newsroom.service.signUp(), newsroom.service.signUp()]);
    await reporters[0].post(`/comments/${commentId}/flags`, { reason: 'offensive' });
    await reporters[1].post(`/comments/${commentId}/flags`, { reason: 'spam' });
    expect((await newsroom.service.client().get(`/articles/${slug}/comments`)).body).toMatchObject({
      items: [{ id: commentId }],
    });
    const subject = await newsroom.caseOf(commentId);
    const answer = await decide(subject, { action: 'remove', reason: 'hate', note: 'Both sentences.' });

    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      batchId: null,
      onAppeal: null,
      flagsUnfounded: null,
      caseId: subject.id,
      commentId,
      revision: 1,
      action: 'remove',
      reason: 'hate',
      rulesVersion: 1,
      note: 'Both sentences.',
      explanation: null,
      decidedBy: editor.account.id,
      decidedAt: expect.stringMatching(/Z$/),
      reversedAt: null,
      reversedBy: null,
      reversalNote: null,
    });
    expect((await newsroom.service.client().get(`/articles/${slug}/comments`)).body).toMatchObject({ items: [] });
    const outcomes = await Promise.all(reporters.map((reporter) => reporter.get('/me/flags')));
    expect(outcomes.map(({ body }) => body as unknown)).toMatchObject([
      { items: [{ outcome: 'upheld' }] },
      { items: [{ outcome: 'unsettled' }] },
    ]);
    expect(await auditOf(commentId)).toMatchObject([
      { act: 'comment.removed', actor: { id: editor.account.id }, details: { reason: 'hate', caseId: subject.id } },
    ]);
  });

  it('shows in the case, with the author’s history', async () => {
    const subject = await newsroom.reported(['spam', 'spam']);
    await decide(subject, { action: 'remove', reason: 'spam' });
    expect(await newsroom.caseOf(subject.commentId)).toMatchObject({
      state: 'decided',
      version: subject.version + 1,
      flagCount: 2,
      claim: null,
      decisions: [{ action: 'remove', editor: { id: editor.account.id } }],
      author: { comments: 1, removed: 1, decisions: 1, flagsUpheld: 2 },
    });
  });

  it.each<[string, object, string]>([
    ['without a reason', { action: 'remove' }, 'reason'],
    ['for an unknown reason', { action: 'remove', reason: 'boring' }, 'reason'],
    ['for an operator', { action: 'remove', reason: { $gt: '' } }, 'reason'],
    ['of no version', { action: 'remove', reason: 'spam', version: 0 }, 'version'],
    ['with an unknown field', { action: 'remove', reason: 'spam', force: true }, 'force'],
  ])('is refused %s', async (_, body, path) => {
    const subject = await newsroom.reported();
    const answer = await decide(subject, body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'validation_failed', errors: [{ path }] });
    expect(await newsroom.caseOf(subject.commentId)).toMatchObject({ state: 'open', version: subject.version });
  });
});

describe('keeping a comment', () => {
  it('dismisses the flags and leaves the comment', async () => {
    const commentId = await newsroom.comment();
    const reporter = await newsroom.service.signUp();
    await reporter.post(`/comments/${commentId}/flags`, { reason: 'offensive' });
    const subject = await newsroom.caseOf(commentId);
    expect((await decide(subject, { action: 'keep' })).status).toBe(201);
    expect(await statusOf(subject)).toBe('published');
    expect((await reporter.get('/me/flags')).body).toMatchObject({ items: [{ outcome: 'dismissed' }] });
    expect(await auditOf(commentId)).toMatchObject([{ act: 'comment.kept' }]);
  });

  it('publishes one that was held', async () => {
    const slug = await newsroom.article({ commenting: 'premoderated' });
    const commentId = await newsroom.comment({ slug });
    const subject = await newsroom.caseOf(commentId);
    expect(subject).toMatchObject({ queue: 'held', state: 'open', flagCount: 0, severity: 2 });
    expect((await newsroom.service.client().get(`/articles/${slug}/comments`)).body).toMatchObject({ items: [] });
    await decide(subject, { action: 'keep' });
    expect((await newsroom.service.client().get(`/articles/${slug}/comments`)).body).toMatchObject({
      items: [{ id: commentId, status: 'published' }],
    });
    expect((await auditOf(commentId)).map(({ act }) => act)).toEqual(['comment.kept', 'comment.held']);
  });

  it('takes no reason', async () => {
    const answer = await decide(await newsroom.reported(), { action: 'keep', reason: 'spam' });
    expect(answer.body).toMatchObject({ code: 'validation_failed', errors: [{ path: 'reason' }] });
  });

  it('is not the end: a new flag opens the case again', async () => {
    const subject = await newsroom.reported(['spam']);
    await decide(subject, { action: 'keep' });
    const reporter = await newsroom.service.signUp();
    await reporter.post(`/comments/${subject.commentId}/flags`, { reason: 'hate' });
    expect(await newsroom.caseOf(subject.commentId)).toMatchObject({
      id: subject.id,
      state: 'open',
      queue: 'reported',
      flagCount: 2,
      severity: 4,
    });
    expect(await auditOf(subject.id)).toMatchObject([{ act: 'case.reopened' }]);
  });
});

describe('escalating a case', () => {
  it('hands it on open and unclaimed, its flags pending', async () => {
    const subject = await newsroom.reported(['legal']);
    const moderator = await newsroom.service.signUp('moderator');
    await moderator.put(`/moderation/cases/${subject.id}/claim`);
    const answer = await decide(subject, { action: 'escalate', note: 'For the lawyer.' }, moderator);
    expect(answer.status).toBe(201);
    expect(await newsroom.caseOf(subject.commentId)).toMatchObject({
      queue: 'escalated',
      state: 'open',
      version: subject.version + 1,
      claim: null,
      flags: [{ outcome: 'pending' }],
    });
    expect(await statusOf(subject)).toBe('published');
    expect(await auditOf(subject.id)).toMatchObject([{ act: 'case.escalated' }]);
  });
});

describe('a decision is refused', () => {
  it('for a version that is out of date', async () => {
    const subject = await newsroom.reported();
    const reporter = await newsroom.service.signUp();
    await reporter.post(`/comments/${subject.commentId}/flags`, { reason: 'hate' });
    expect(refusal(await decide(subject, { action: 'keep' }))).toEqual([409, 'case_changed']);
  });

  it('for a text that has been edited since', async () => {
    const author = await newsroom.service.signUp();
    const commentId = await newsroom.comment({ author });
    await (await newsroom.service.signUp()).post(`/comments/${commentId}/flags`, { reason: 'spam' });
    const subject = await newsroom.caseOf(commentId);
    await author.patch(`/comments/${commentId}`, { body: 'So it seems to me.' });
    expect(refusal(await decide(subject, { action: 'remove', reason: 'spam' }))).toEqual([409, 'case_changed']);
    expect(await statusOf(subject)).toBe('published');
  });

  it('while another editor holds the case', async () => {
    const subject = await newsroom.reported();
    const other = await newsroom.service.signUp('moderator');
    await other.put(`/moderation/cases/${subject.id}/claim`);
    expect(refusal(await decide(subject, { action: 'keep' }))).toEqual([409, 'claimed_by_another']);
    expect((await decide(subject, { action: 'keep' }, other)).status).toBe(201);
  });

  it('on a case that is decided', async () => {
    const subject = await newsroom.reported();
    await decide(subject, { action: 'keep' });
    expect(refusal(await decide(subject, { action: 'keep' }))).toEqual([409, 'case_changed']);
    const decided = await newsroom.caseOf(subject.commentId);
    expect(refusal(await decide(decided, { action: 'keep' }))).toEqual([409, 'case_decided']);
  });

  it('outside the sections of a moderator', async () => {
    const moderator = await newsroom.service.signUp('moderator', { sections: ['tunnels'] });
    expect(refusal(await decide(await newsroom.reported(), { action: 'keep' }, moderator))).toEqual([404, 'not_found']);
  });
});

describe('an author who takes a comment back', () => {
  it('closes its case and leaves the flags unsettled', async () => {
    const author = await newsroom.service.signUp();
    const reporter = await newsroom.service.signUp();
    const commentId = await newsroom.comment({ author });
    await reporter.post(`/comments/${commentId}/flags`, { reason: 'spam' });
    await author.delete(`/comments/${commentId}`);
    const subject = await newsroom.caseOf(commentId);
    expect(subject).toMatchObject({ state: 'decided', version: 2, decisions: [] });
    expect((await reporter.get('/me/flags')).body).toMatchObject({ items: [{ outcome: 'unsettled' }] });
    expect(await auditOf(subject.id)).toMatchObject([{ act: 'case.closed', actor: { id: 'comments' } }]);
  });
});

describe('GET /rules', () => {
  it('tells anyone the rules and the reasons of flags', async () => {
    const answer = await newsroom.service.client().get('/rules');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ version: 1 });
    const { items, flagReasons } = answer.body as { items: { code: string }[]; flagReasons: { code: string }[] };
    expect(items.map(({ code }) => code)).toContain('personal_attack');
    expect(flagReasons.map(({ code }) => code)).toContain('unsuitable');
  });
});
