import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { changeStatus } from '../../src/comments/index.js';
import { createCaseStore } from '../../src/moderation/index.js';
import type { ServiceClient } from '../support/client.js';
import { comment, commentCountOf, commentsOf, newText, publish, type CommentJson } from '../support/comments.js';
import { changeScreening } from '../support/settings.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
let editor: ServiceClient;
let author: ServiceClient;
let readers: readonly ServiceClient[];
let slug: string;

beforeAll(async () => {
  service = await startService();
  editor = await service.signUp('editor');
  readers = await Promise.all(Array.from({ length: 20 }, () => service.signUp()));
});
afterAll(() => service.stop());
beforeEach(async () => {
  author = await service.signUp(); // one of whom nothing was removed yet
  slug = await publish(editor);
});

const statusesOf = (answers: readonly { readonly status: number }[]) => answers.map(({ status }) => status).sort();
const stored = (id: string) => service.context.features.commentStore.findById(id);
const caseOf = (id: string) => createCaseStore(service.context.connection).findByComment(id);
const recommendationOf = ({ id }: CommentJson) => `/comments/${id}/recommendation`;

/** As a decision does it, in a transaction of its own. */
const remove = (id: string) =>
  service.context.transactions.transact(async () => {
    const found = await stored(id);
    if (found === null) throw new Error('There is no such comment.');
    return changeStatus(service.context.features, { comment: found, status: 'removed' });
  });

describe('at the same moment', () => {
  it('two edits make one revision, and one of them is told', async () => {
    const { id } = await comment(author, slug);
    const edit = (body: string) => author.patch(`/comments/${id}`, { body });
    const answers = await Promise.all([edit('First edit.'), edit('Second edit.')]);
    const { revision = 0, bodyHtml } = (await stored(id)) ?? {};
    const revisions = await service.context.features.revisionStore.listAll(id);
    // Either they met, or one came after the other had ended.
    expect(statusesOf(answers)).toEqual(revision === 2 ? [200, 409] : [200, 200]);
    expect(revisions.map((one) => one.revision)).toEqual(revision === 2 ? [1, 2] : [1, 2, 3]);
    expect(revisions.at(-1)?.bodyHtml).toBe(bodyHtml);
  });

  it('an edit and a removal leave it removed', async () => {
    const { id } = await comment(author, slug);
    const [answer] = await Promise.all([author.patch(`/comments/${id}`, { body: 'Edited.' }), remove(id)]);
    expect([200, 403, 409]).toContain(answer.status);
    expect(await stored(id)).toMatchObject({
      status: 'removed',
      revision: answer.status === 200 ? 2 : 1,
      listed: false,
    });
    expect(await commentCountOf(service.client(), slug)).toBe(0);
  });

  it('an edit and the first flag leave a case that knows the text', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await comment(author, slug);
      const flag = readers[0]?.post(`/comments/${id}/flags`, { reason: 'spam' });
      const answers = await Promise.all([author.patch(`/comments/${id}`, { body: newText() }), flag]);
      expect(answers.map((answer) => answer?.status)).toEqual([200, 201]);
      expect(await caseOf(id)).toMatchObject({ state: 'open', revision: 2 });
    }
  });

  it('a withdrawal and the first flag leave nothing to decide', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await comment(author, slug);
      const flag = readers[0]?.post(`/comments/${id}/flags`, { reason: 'spam' });
      const answers = await Promise.all([author.delete(`/comments/${id}`), flag]);
      const status = answers[1]?.status;
      expect([201, 404]).toContain(status);
      expect((await caseOf(id))?.state).toBe(status === 201 ? 'decided' : undefined);
    }
  });

  it('withdrawals of one comment are all answered, and counted once', async () => {
    const { id } = await comment(author, slug);
    const answers = await Promise.all(Array.from({ length: 8 }, () => author.delete(`/comments/${id}`)));
    expect(new Set(statusesOf(answers))).toEqual(new Set([204]));
    expect(await commentCountOf(service.client(), slug)).toBe(0);
  });

  it('a reply to a comment that is being removed is refused, or stands under a placeholder', async () => {
    for (let round = 0; round < 5; round += 1) {
      const top = await comment(author, slug);
      const reply = { body: 'A reply.', parentId: top.id };
      const [answer] = await Promise.all([readers[0]?.post(`/articles/${slug}/comments`, reply), remove(top.id)]);
      expect([201, 422]).toContain(answer?.status);
      const replies = answer?.status === 201 ? 1 : 0;
      expect(await stored(top.id)).toMatchObject({ status: 'removed', replies, listed: replies > 0 });
      const shown = await commentsOf(service.client(), slug, `?parentId=${top.id}`);
      expect(shown).toHaveLength(replies);
    }
  });

  it('many recommendations are each counted once, however often they are made', async () => {
    const top = await comment(author, slug);
    const answers = await Promise.all([...readers, ...readers].map((one) => one.put(recommendationOf(top))));
    expect(new Set(statusesOf(answers))).toEqual(new Set([204]));
    expect(await commentsOf(service.client(), slug)).toMatchObject([{ recommendations: readers.length }]);
    await Promise.all([...readers, ...readers].map((one) => one.delete(recommendationOf(top))));
    expect(await commentsOf(service.client(), slug)).toMatchObject([{ recommendations: 0 }]);
  });

  it('the replies and comments of many are all there and counted', async () => {
    await changeScreening(editor, { flood: { articleComments: 0 } });
    const top = await comment(author, slug);
    await Promise.all([
      ...readers.map((one) => comment(one, slug, { parentId: top.id })),
      ...readers.map((one) => comment(one, slug)),
    ]);
    expect(await stored(top.id)).toMatchObject({ replies: readers.length });
    expect(await commentsOf(service.client(), slug, `?parentId=${top.id}&limit=100`)).toHaveLength(readers.length);
    expect(await commentCountOf(service.client(), slug)).toBe(2 * readers.length + 1);
  });
});
