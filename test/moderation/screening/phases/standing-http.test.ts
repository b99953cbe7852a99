import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ServiceClient } from '../../../support/client.js';
import { openNewsroom, type Newsroom } from '../../../support/newsroom.js';

let newsroom: Newsroom;
let author: ServiceClient;
let slug: string;

beforeAll(async () => {
  newsroom = await openNewsroom();
  slug = await newsroom.article();
});
afterAll(() => newsroom.stop());
beforeEach(async () => {
  author = await newsroom.service.signUp();
});

const post = () => author.post(`/articles/${slug}/comments`, { body: 'The ferry ran late on both days.' });

async function impose(sanction: object): Promise<string> {
  const path = `/moderation/accounts/${author.account.id}/sanctions`;
  const answer = await newsroom.editor.post(path, { reason: 'offensive', ...sanction });
  expect(answer.status).toBe(201);
  return (answer.body as { id: string }).id;
}

const ownComments = async () => (await author.get('/me/comments')).body as { items: unknown[] };

describe('an author who', () => {
  it.each<[string, object]>([
    ['is suspended', { kind: 'commenting_suspension', days: 3 }],
    ['is banned', { kind: 'ban' }],
  ])('%s neither posts nor edits, until that is lifted', async (_what, sanction) => {
    const before = await post();
    const id = await impose(sanction);
    const refused = { status: 403, body: { code: 'commenting_suspended' } };
    expect(await post()).toMatchObject(refused);
    const edit = { body: 'The ferry ran late on all days.' };
    expect(await author.patch(`/comments/${(before.body as { id: string }).id}`, edit)).toMatchObject(refused);
    expect((await ownComments()).items).toHaveLength(1);
    await newsroom.editor.delete(`/moderation/sanctions/${id}`);
    expect((await author.post(`/articles/${slug}/comments`, { body: 'It ran on time today.' })).status).toBe(201);
  });

  it('is pre-moderated waits for an editor, and reads why', async () => {
    await impose({ kind: 'premoderation', days: 7 });
    const answer = await post();
    expect(answer).toMatchObject({ status: 201, body: { status: 'held' } });
    expect(JSON.stringify(answer.body)).toContain('reads each of your comments before it appears');
  });

  it('was warned acknowledges that before the next comment', async () => {
    const id = await impose({ kind: 'warning' });
    expect(await post()).toMatchObject({ status: 403, body: { code: 'warning_unread' } });
    await author.post(`/me/sanctions/${id}/acknowledgement`);
    expect((await post()).status).toBe(201);
  });
});
