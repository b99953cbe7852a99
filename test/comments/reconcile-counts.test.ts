import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Types } from 'mongoose';
import { reconcileCounts } from '../../src/comments/index.js';
import type { ServiceClient } from '../support/client.js';
import { comment, commentCountOf, commentsOf, publish } from '../support/comments.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
let author: ServiceClient;
let reader: ServiceClient;
let slug: string;

beforeAll(async () => {
  service = await startService();
  author = await service.signUp('editor');
  reader = await service.signUp();
});
afterAll(() => service.stop());
beforeEach(async () => {
  slug = await publish(author);
});

const reconcile = (settle: () => Promise<void> = () => Promise.resolve()) => {
  const { features, transactions } = service.context;
  const walk = { rest: () => Promise.resolve(), signal: new AbortController().signal };
  return reconcileCounts({ ...features, ...transactions, ...walk, settle });
};

const damage = (collection: string, id: string, fields: object) =>
  service.context.connection.collection(collection).updateOne({ _id: new Types.ObjectId(id) }, { $set: fields });

describe('reconciling counts', () => {
  it('changes nothing where all is right', async () => {
    const top = await comment(author, slug);
    await comment(reader, slug, { parentId: top.id });
    await reader.put(`/comments/${top.id}/recommendation`);
    expect(await reconcile()).toEqual({ comments: 0, articles: 0 });
  });

  it('repairs what is broken on purpose, and shows it', async () => {
    const top = await comment(author, slug);
    const middle = await comment(author, slug, { parentId: top.id });
    await comment(author, slug, { parentId: middle.id });
    await reader.put(`/comments/${top.id}/recommendation`);
    await author.delete(`/comments/${middle.id}`);
    const right = await commentsOf(service.client(), slug);

    await damage('comments', top.id, { replies: 7, recommendations: 0 });
    await damage('comments', middle.id, { replies: 0, listed: false });
    const { articleId = '' } = (await service.context.features.commentStore.findById(top.id)) ?? {};
    await damage('commentCounts', articleId, { published: 40 });
    service.context.publicCache.drop(slug);
    expect(await commentsOf(service.client(), slug)).toMatchObject([{ replies: 7, recommendations: 0 }]);
    expect(await commentCountOf(service.client(), slug)).toBe(40);

    expect(await reconcile()).toEqual({ comments: 2, articles: 1 });
    expect(await commentsOf(service.client(), slug)).toEqual(right);
    expect(await commentsOf(service.client(), slug, `?parentId=${top.id}`)).toMatchObject([{ replies: 1 }]);
    expect(await commentCountOf(service.client(), slug)).toBe(2);
  });

  it('counts an article that was never counted', async () => {
    const { id } = await comment(author, slug);
    const { articleId = '' } = (await service.context.features.commentStore.findById(id)) ?? {};
    await service.context.connection.collection('commentCounts').deleteOne({ _id: new Types.ObjectId(articleId) });
    expect(await reconcile()).toEqual({ comments: 0, articles: 1 });
    expect(await commentCountOf(service.client(), slug)).toBe(1);
  });

  it('leaves alone what is only being counted', async () => {
    const { id } = await comment(author, slug);
    const { articleId = '' } = (await service.context.features.commentStore.findById(id)) ?? {};
    await damage('commentCounts', articleId, { published: 0 });
    const counted = () => service.context.features.commentCountStore.add(articleId, 1);
    expect(await reconcile(counted)).toEqual({ comments: 0, articles: 0 });
  });
});
