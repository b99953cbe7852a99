import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ScreeningPhase } from '../../../src/moderation/screening/phase.js';
import type { PageJson } from '../../support/articles.js';
import type { ServiceClient } from '../../support/client.js';
import { comment, commentCountOf, commentsOf, publish } from '../../support/comments.js';
import { screeningBy } from '../../support/screening.js';
import { startService, type TestService } from '../../support/service.js';

/** Rejects what says so, as the checks of this service reject what they find. */
const rejecting: ScreeningPhase = {
  name: 'rejecting',
  onFailure: 'publish',
  screen: ({ text }) => {
    const start = text.indexOf('reject');
    if (start === -1) return { findings: [] };
    const spans = [{ start, end: start + 'reject'.length }];
    return { findings: [{ code: 'phase.failed', score: 1, spans, details: { phase: 'another' } }], verdict: 'reject' };
  },
};

let service: TestService;
let editor: ServiceClient;
let author: ServiceClient;
let slug: string;

beforeAll(async () => {
  service = await startService({ features: { screenRevision: screeningBy([rejecting]) } });
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

describe('a comment that screening rejects', () => {
  const MESSAGE = 'One of our checks could not be made, so an editor will look at your comment.';

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
    expect(await commentsOf(author, slug)).toEqual([posted]);
    expect(await auditedOf(author)).toMatchObject([{ details: { commentId: posted.id, revision: 2 } }]);
  });
});
