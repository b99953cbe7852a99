import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PageJson } from '../../support/articles.js';
import type { ServiceClient } from '../../support/client.js';
import { createMovingClock, type MovingClock } from '../../support/moving-clock.js';
import { openNewsroom, type CaseJson, type Newsroom } from '../../support/newsroom.js';
import { sendMails } from '../../support/notifications.js';
import { startService } from '../../support/service.js';

const MINUTE_MS = 60_000;

let clock: MovingClock;
let newsroom: Newsroom;
let editor: ServiceClient;

beforeAll(async () => {
  clock = createMovingClock();
  newsroom = await openNewsroom({ clock });
  editor = newsroom.editor;
});
afterAll(() => newsroom.stop());

interface NoticeJson {
  readonly id: string;
  readonly reference: string;
  readonly caseId: string | null;
  readonly state: string;
  readonly outcome: string | null;
}

let nth = 0;
const newAddress = () => `notifier-${(nth += 1)}@law.example`;
const EXPLANATION = 'It says of a named person that she took bribes, which is defamation.';

function noticeOn(commentId: string, fields: object = {}) {
  return {
    place: `https://opinion.example/articles/a/comments/${commentId}`,
    ...{ explanation: EXPLANATION, name: 'Nora Notifier', email: newAddress(), goodFaith: true, ...fields },
  };
}

const file = (body: object) => newsroom.service.client().post('/notices', body);

/** All of them, by reference. */
async function notices(state: string): Promise<ReadonlyMap<string, NoticeJson>> {
  const page = (await editor.get(`/moderation/notices?state=${state}&limit=100`)).body as PageJson<NoticeJson>;
  return new Map(page.items.map((notice) => [notice.reference, notice]));
}

async function filed(body: object): Promise<NoticeJson> {
  const answer = await file(body);
  expect([answer.status, Object.keys(answer.body as object).toSorted()]).toEqual([201, ['createdAt', 'reference']]);
  const found = (await notices('open')).get((answer.body as NoticeJson).reference);
  if (found === undefined) throw new Error('The notice is not listed.');
  return found;
}

async function answerDue(): Promise<void> {
  const { jobs } = newsroom.service.context;
  await jobs.find(({ name }) => name === 'answer-notices')?.run(new AbortController().signal);
}

/** The subjects of the mails to an address, the oldest first. */
async function mailsTo(email: string) {
  await sendMails(newsroom.service);
  const kept = newsroom.service.context.mailbox?.list() ?? [];
  return kept
    .filter(({ mail }) => mail.to === email)
    .map(({ mail }) => mail)
    .reverse();
}

const decide = (subject: CaseJson, body: object, by = editor) =>
  by.post(`/moderation/cases/${subject.id}/decisions`, { version: subject.version, ...body });

describe('a notice', () => {
  it('needs no account, has a receipt sent, and puts the comment before the editors as a matter of law', async () => {
    const commentId = await newsroom.comment();
    const body = noticeOn(commentId);
    const { reference, caseId } = await filed(body);
    const subject = await newsroom.caseOf(commentId);
    expect(subject).toMatchObject({ id: caseId, queue: 'escalated', state: 'open', severity: 4, flagCount: 0 });
    expect(subject).toMatchObject({ notices: [{ reference, explanation: EXPLANATION, state: 'open' }] });
    expect(JSON.stringify(subject)).not.toContain(body.email);
    const [receipt, ...others] = await mailsTo(body.email);
    expect([receipt?.subject, others]).toEqual([`We have received your notice ${reference}`, []]);
    expect(receipt?.text).not.toContain('bribes');
  });

  it('joins a case that waits, and keeps it open when the flags are taken back', async () => {
    const commentId = await newsroom.comment();
    const reporter = await newsroom.service.signUp();
    await reporter.post(`/comments/${commentId}/flags`, { reason: 'spam' });
    const before = await newsroom.caseOf(commentId);
    const { caseId } = await filed(noticeOn(commentId));
    expect(caseId).toBe(before.id);
    await reporter.delete(`/comments/${commentId}/flags`);
    expect(await newsroom.caseOf(commentId)).toMatchObject({ queue: 'escalated', state: 'open' });
  });

  it('is answered once its comment is decided on and the undo window is over, with where to turn', async () => {
    const commentId = await newsroom.comment();
    const body = noticeOn(commentId);
    const { reference } = await filed(body);
    await decide(await newsroom.caseOf(commentId), { action: 'remove', reason: 'legal' });
    await answerDue();
    expect((await notices('open')).has(reference)).toBe(true);
    clock.advance(MINUTE_MS);
    await answerDue();
    await answerDue();
    expect((await notices('answered')).get(reference)).toMatchObject({ outcome: 'removed' });
    const [, answer, ...others] = await mailsTo(body.email);
    expect([answer?.subject, others]).toEqual([`What became of your notice ${reference}`, []]);
    for (const said of ['Nothing against the law', 'A person decided this', 'dispute settlement body'])
      expect(answer?.text).toContain(said);
  });

  it('tells the author that a legal notice was where it came from', async () => {
    const author = await newsroom.service.signUp();
    const commentId = await newsroom.comment({ author });
    await filed(noticeOn(commentId));
    await decide(await newsroom.caseOf(commentId), { action: 'remove', reason: 'legal' });
    clock.advance(MINUTE_MS);
    const told = await author.get('/me/notifications');
    expect(told.text).toContain('We received a legal notice about it.');
    expect(told.text).not.toContain('Nora');
  });

  it('waits again when the decision on it is reversed, and is answered again', async () => {
    const commentId = await newsroom.comment();
    const body = noticeOn(commentId);
    const { reference } = await filed(body);
    const decided = await decide(await newsroom.caseOf(commentId), { action: 'keep' });
    clock.advance(MINUTE_MS);
    await answerDue();
    expect((await notices('answered')).get(reference)).toMatchObject({ outcome: 'kept' });
    await editor.post(`/moderation/decisions/${(decided.body as { id: string }).id}/reversal`, {});
    expect((await notices('open')).has(reference)).toBe(true);
    const again = await newsroom.caseOf(commentId);
    expect(again).toMatchObject({ queue: 'escalated', state: 'open', severity: 4 });
    await decide(again, { action: 'remove', reason: 'legal' });
    clock.advance(MINUTE_MS);
    await answerDue();
    const texts = (await mailsTo(body.email)).map(({ text }) => text);
    expect(texts).toHaveLength(3);
    expect(texts[2]).toContain('What we told you before no longer holds');
  });

  it('is not lost when it comes after a decision that is then reversed', async () => {
    const subject = await newsroom.reported();
    const decided = await decide(subject, { action: 'keep' });
    await filed(noticeOn(subject.commentId));
    await editor.post(`/moderation/decisions/${(decided.body as { id: string }).id}/reversal`, {});
    expect(await newsroom.caseOf(subject.commentId)).toMatchObject({ queue: 'escalated', state: 'open', severity: 4 });
  });

  it('on what its author takes back is told so', async () => {
    const author = await newsroom.service.signUp();
    const commentId = await newsroom.comment({ author });
    const { reference } = await filed(noticeOn(commentId));
    await author.delete(`/comments/${commentId}`);
    await answerDue();
    expect((await notices('answered')).get(reference)).toMatchObject({ outcome: 'gone' });
  });

  it('answers the same for comments that are seen, hidden, held, gone, or never were', async () => {
    const gone = await newsroom.comment();
    await filed(noticeOn(gone));
    await decide(await newsroom.caseOf(gone), { action: 'remove', reason: 'legal' });
    const slug = await newsroom.article({ commenting: 'premoderated' });
    const held = await newsroom.comment({ slug });
    const answers = await Promise.all([gone, held, '0123456789abcdef01234567'].map((id) => file(noticeOn(id))));
    const shapes = answers.map(({ status, body }) => [status, Object.keys(body as object).toSorted()]);
    expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
    expect(await newsroom.caseOf(held)).toMatchObject({ queue: 'held', state: 'open', severity: 4 });
    expect(await newsroom.caseOf(gone)).toMatchObject({ state: 'decided' });
  });

  it('that names no comment is answered by an editor, with reasons', async () => {
    const body = noticeOn('', { place: 'The whole of your front page.' });
    const { id, reference, caseId } = await filed(body);
    expect(caseId).toBeNull();
    const answer = { outcome: 'declined', explanation: 'We found nothing there\nthat breaks a law.' };
    expect((await editor.post(`/moderation/notices/${id}/answer`, answer)).body).toMatchObject({ outcome: 'declined' });
    expect((await editor.post(`/moderation/notices/${id}/answer`, answer)).status).toBe(409);
    const mails = await mailsTo(body.email);
    expect(mails.at(-1)?.text).toContain('> We found nothing there');
    expect((await notices('answered')).get(reference)).toMatchObject({ state: 'answered' });
    const other = await filed(noticeOn(await newsroom.comment()));
    expect((await editor.post(`/moderation/notices/${other.id}/answer`, answer)).status).toBe(409);
  });

  it('is read with its sender by editors alone, and each reading is on record', async () => {
    const body = noticeOn(await newsroom.comment());
    const { id, reference } = await filed(body);
    const list = await editor.get('/moderation/notices?limit=100');
    for (const secret of [body.email, 'Nora', EXPLANATION]) expect(list.text).not.toContain(secret);
    const read = await editor.get(`/moderation/notices/${id}`);
    expect(read.body).toMatchObject({ reference, name: 'Nora Notifier', email: body.email, explanation: EXPLANATION });
    const log = await editor.get(`/moderation/audit?act=notice.viewed&subjectId=${id}&subjectType=notice`);
    expect(log.body).toMatchObject({ items: [{ actor: { id: editor.account.id } }] });
    const moderator = await newsroom.service.signUp('moderator');
    expect((await moderator.get(`/moderation/notices/${id}`)).status).toBe(403);
  });

  it('needs no name where it concerns the abuse of a child, and sends nothing then', async () => {
    const body = noticeOn(await newsroom.comment(), { name: '', email: '', concernsChildAbuse: true });
    const { id } = await filed(body);
    expect((await editor.get(`/moderation/notices/${id}`)).body).toMatchObject({ name: null, email: null });
  });

  it.each<[string, object, string]>([
    ['no name', { name: ' ' }, 'name'],
    ['no address', { email: '' }, 'email'],
    ['an address that is none', { email: 'nobody' }, 'email'],
    ['no reason', { explanation: 'Illegal.' }, 'explanation'],
    ['a reason without end', { explanation: 'x'.repeat(5001) }, 'explanation'],
    ['no place', { place: ' ' }, 'place'],
    ['no good faith', { goodFaith: false }, 'goodFaith'],
  ])('is refused with %s', async (_what, wrong, path) => {
    const answer = await file(noticeOn('0123456789abcdef01234567', wrong));
    expect(answer.status).toBe(422);
    expect((answer.body as { errors: { path: string }[] }).errors.map((error) => error.path)).toEqual([path]);
  });

  it('is limited by network address and by e-mail address', async () => {
    const environment = { RATE_LIMITS: 'on', RATE_LIMIT_NOTICE: '2/3600' };
    const limited = await startService({ environment });
    const statuses: number[] = [];
    for (let i = 0; i < 3; i += 1)
      statuses.push((await limited.client().post('/notices', noticeOn('0123456789abcdef01234567'))).status);
    await limited.stop();
    expect(statuses).toEqual([201, 201, 429]);
  });
});
