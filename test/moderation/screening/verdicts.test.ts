import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { verdictOn, type Finding, type ScreeningPhase, type Verdict } from '../../../src/moderation/screening/phase.js';
import { MINUTE_MS } from '../../../src/platform/clock.js';
import type { PageJson } from '../../support/articles.js';
import type { ServiceClient } from '../../support/client.js';
import { comment, commentCountOf, commentsOf, publish } from '../../support/comments.js';
import { createMovingClock } from '../../support/moving-clock.js';
import { screeningBy } from '../../support/screening.js';
import { startService, type TestService } from '../../support/service.js';

/** Marks every place of `word`, as the phases of this service mark what they find. */
const marking = (word: string, finding: Pick<Finding, 'code' | 'score'>, verdict: Verdict): ScreeningPhase => ({
  name: word,
  onFailure: 'publish',
  screen: ({ text }) => {
    const spans = [...text.matchAll(RegExp(word, 'g'))].map(({ index }) => ({
      start: index,
      end: index + word.length,
    }));
    return verdictOn(spans.length === 0 ? [] : [{ ...finding, spans, details: { phase: 'another' } }], verdict);
  },
});
const PHASES = [
  marking('reject', { code: 'phase.failed', score: 1 }, 'reject'),
  marking('doubt', { code: 'phase.failed', score: 0.4 }, 'hold'),
  marking('remark', { code: 'phase.failed', score: 0.1 }, 'publish'),
  marking('wait', { code: 'article.premoderated', score: 0.7 }, 'hold'),
];

const clock = createMovingClock(new Date());
let service: TestService;
let editor: ServiceClient;
let author: ServiceClient;
let slug: string;

beforeAll(async () => {
  service = await startService({ clock, features: { screenRevision: screeningBy(PHASES) } });
  editor = await service.signUp('editor');
});
afterAll(() => service.stop());
beforeEach(async () => {
  author = await service.signUp();
  slug = await publish(editor);
});

const auditedOf = async (client: ServiceClient) =>
  ((await editor.get(`/moderation/audit?act=comment.rejected&subjectId=${client.account.id}`)).body as PageJson<object>)
    .items;

const MESSAGE = 'One of our checks could not be made, so an editor will look at your comment.';

describe('a comment that screening rejects', () => {
  it('is handed back with the reasons and their places, and nothing of it is kept but that it was', async () => {
    const answer = await author.post(`/articles/${slug}/comments`, { body: 'Do <b>reject</b> this & that.' });
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({
      code: 'comment_rejected',
      errors: [{ path: 'body', message: MESSAGE }],
      bodyHtml: '<p>Do <strong>reject</strong> this &amp; that.</p>',
      screening: [{ message: MESSAGE, spans: [{ start: 4, end: 10 }] }],
    });
    expect(await commentsOf(author, slug)).toEqual([]);
    expect((await author.get('/me/comments')).body).toMatchObject({ items: [] });
    expect(await commentCountOf(author, slug)).toBe(0);
    const audited = await auditedOf(author);
    expect(audited).toMatchObject([
      {
        actor: { type: 'system', id: 'screening' },
        subject: { type: 'account', id: author.account.id },
        details: { commentId: null, revision: 1, codes: ['phase.failed'] },
      },
    ]);
    expect(JSON.stringify(audited)).not.toContain('that');
  });

  it('is told of what it was rejected for alone', async () => {
    const answer = await author.post(`/articles/${slug}/comments`, { body: 'No doubt you reject this.' });
    expect(answer.body).toMatchObject({ screening: [{ spans: [{ start: 14, end: 20 }] }] });
    const held = await author.post(`/articles/${slug}/comments`, { body: 'No doubt, a remark.' });
    expect(held.body).toMatchObject({ status: 'held', screening: [{ spans: [{ start: 4, end: 9 }] }] });
  });

  it('may be changed and sent again', async () => {
    const headers = { 'X-CSRF-Token': await author.csrfToken(), 'Idempotency-Key': `try-${slug}` };
    const post = (body: string) => author.agent.post(`/api/v1/articles/${slug}/comments`).set(headers).send({ body });
    expect((await post('Please reject me.')).status).toBe(422);
    expect((await post('Please take me.')).status).toBe(201);
    expect(await commentCountOf(author, slug)).toBe(1);
  });

  it('leaves the former revision as it is, and public, when it is an edit', async () => {
    const posted = await comment(author, slug, { body: 'All is well.' });
    const answer = await author.patch(`/comments/${posted.id}`, { body: 'Now reject it.' });
    expect(answer.body).toMatchObject({ code: 'comment_rejected', bodyHtml: '<p>Now reject it.</p>' });
    const { editableUntil: _, ...shown } = posted;
    expect(await commentsOf(author, slug)).toEqual([shown]);
    expect(await auditedOf(author)).toMatchObject([{ details: { commentId: posted.id, revision: 2 } }]);
  });
});

describe('a comment that screening holds', () => {
  const screening = [
    { message: MESSAGE, spans: [{ start: 4, end: 9 }] },
    { message: 'On this article an editor reads every comment before it appears.', spans: [{ start: 14, end: 18 }] },
  ];
  const BODY = 'No <b>doubt</b>, so wait.';

  it('tells its author why, and nobody else', async () => {
    const posted = await author.post(`/articles/${slug}/comments`, { body: BODY });
    expect(posted.body).toMatchObject({ status: 'held', screening });
    const { id } = posted.body as { id: string };
    expect((await author.get('/me/comments')).body).toMatchObject({ items: [{ id, screening }] });
    expect((await author.get(`/articles/${slug}/viewer`)).body).toMatchObject({ own: [{ id, screening }] });
    const edited = await author.patch(`/comments/${id}`, { body: 'A doubt is left.' });
    expect(edited.body).toMatchObject({ status: 'held', screening: [{ spans: [{ start: 3, end: 8 }] }] });
    expect((await author.get('/me/comments')).body).toMatchObject({ items: [{ screening: [{ message: MESSAGE }] }] });
    const { items } = (await editor.get('/moderation/cases?queue=held&sort=oldest&limit=100')).body as PageJson<object>;
    expect(JSON.stringify(items)).not.toContain(MESSAGE);
  });

  it('says nothing of screening where it is published', async () => {
    expect(await comment(author, slug, { body: 'All is well.' })).not.toHaveProperty('screening');
  });

  it('shows editors what was found, and where', async () => {
    const { id } = await comment(author, slug, { body: BODY });
    const list = await editor.get('/moderation/cases?queue=held&limit=100');
    const found = (list.body as PageJson<{ id: string; commentId: string; signalCodes: string[] }>).items.find(
      ({ commentId }) => commentId === id,
    );
    expect(found?.signalCodes).toEqual(['article.premoderated', 'phase.failed']);
    const file = await editor.get(`/moderation/cases/${String(found?.id)}`);
    expect(file.body).toMatchObject({
      signals: [
        {
          detector: 'doubt',
          code: 'phase.failed',
          score: 0.4,
          explanation: 'The check "another" could not be made.',
          spans: [{ start: 4, end: 9 }],
          details: { phase: 'another' },
          durationMs: expect.any(Number),
        },
        { detector: 'wait', spans: [{ start: 14, end: 18 }] },
      ],
    });
  });

  it('is not published by an edit', async () => {
    const { id } = await comment(author, slug, { body: 'I doubt it.' });
    expect((await author.patch(`/comments/${id}`, { body: 'All is well.' })).body).toMatchObject({ status: 'held' });
    expect(await commentsOf(author, slug)).toEqual([]);
  });
});

describe('the third rejected try in ten minutes', () => {
  const rejected = async (times: number) => {
    for (let i = 0; i < times; i++) await author.post(`/articles/${slug}/comments`, { body: 'Please reject me.' });
  };

  it('holds the next comment that would be public, and that one alone', async () => {
    const first = await comment(author, slug, { body: 'All is well.' });
    await rejected(2);
    expect(await comment(author, slug, { body: 'All is well again.' })).toMatchObject({ status: 'published' });
    await rejected(1);
    expect(await comment(author, slug, { body: 'This is in doubt anyway.' })).toMatchObject({ status: 'held' });
    const held = await comment(author, slug, { body: 'All is still well.' });
    expect(held).toMatchObject({
      status: 'held',
      screening: [
        { message: 'Several of your texts were turned down just before this one, so an editor will look at it first.' },
      ],
    });
    expect(await comment(author, slug, { body: 'All is well now.' })).toMatchObject({ status: 'published' });
    expect((await commentsOf(author, slug)).map(({ id }) => id)).toContain(first.id);
  });

  it('counts edits, and holds one', async () => {
    const { id } = await comment(author, slug, { body: 'All is well.' });
    await rejected(2);
    expect((await author.patch(`/comments/${id}`, { body: 'Now reject it.' })).status).toBe(422);
    expect((await author.patch(`/comments/${id}`, { body: 'All is very well.' })).body).toMatchObject({
      status: 'held',
    });
    expect(await commentsOf(author, slug)).toEqual([]);
  });

  it('counts for one author, and for ten minutes', async () => {
    await rejected(3);
    expect(await comment(await service.signUp(), slug)).toMatchObject({ status: 'published' });
    clock.advance(10 * MINUTE_MS);
    expect(await comment(author, slug)).toMatchObject({ status: 'published' });
  });

  it('counts of several at once each, and holds one of several at once', async () => {
    await Promise.all([rejected(1), rejected(1), rejected(1)]);
    const posted = await Promise.all(['one', 'two', 'three'].map((body) => comment(author, slug, { body })));
    expect(posted.map(({ status }) => status).sort()).toEqual(['held', 'published', 'published']);
  });
});
