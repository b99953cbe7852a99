import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openNewsroom, type Newsroom } from '../../support/newsroom.js';
import type { ServiceClient } from '../../support/client.js';

let room: Newsroom;
let moderator: ServiceClient;
beforeAll(async () => {
  room = await openNewsroom();
  moderator = await room.service.signUp('moderator', { sections: ['roads'] });
});
afterAll(() => room.stop());

/** How many documents each collection has. */
async function documents(): Promise<Readonly<Record<string, number>>> {
  const { connection } = room.service.context;
  const collections = Object.values(connection.models).map(({ collection }) => collection.collectionName);
  const counts = collections.map(async (name) => [name, await connection.collection(name).countDocuments()] as const);
  return Object.fromEntries(await Promise.all(counts));
}

const preview = (client: ServiceClient, body: object) => client.post('/moderation/screenings', body);

describe('trying what screening says of a text', () => {
  it('answers the verdict and all signals, in the words of editors and of authors, and stores nothing', async () => {
    const articleSlug = await room.article({ commenting: 'premoderated' });
    await room.editor.csrfToken();
    const before = await documents();
    const answer = await preview(room.editor, { body: 'So <b>it</b> seems &c.', articleSlug });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      verdict: 'hold',
      text: '\nSo it seems &c.\n',
      signals: [
        {
          detector: 'premoderation',
          code: 'article.premoderated',
          score: 1,
          verdict: 'hold',
          explanation: 'Every comment on this article waits for an editor.',
          authorMessage: 'On this article an editor reads every comment before it appears.',
          spans: [],
          details: {},
          durationMs: expect.any(Number),
        },
      ],
    });
    expect(await documents()).toEqual(before);
  });

  it('needs no article', async () => {
    expect((await preview(moderator, { body: 'So it seems.' })).body).toMatchObject({
      verdict: 'publish',
      signals: [],
    });
  });

  it('is for the articles of a moderator alone', async () => {
    const own = await room.article({ section: 'roads' });
    const other = await room.article({ section: 'parks' });
    expect((await preview(moderator, { body: 'So it seems.', articleSlug: own })).status).toBe(200);
    expect((await preview(moderator, { body: 'So it seems.', articleSlug: other })).status).toBe(404);
    expect((await preview(room.editor, { body: 'So it seems.', articleSlug: other })).status).toBe(200);
    expect((await preview(room.editor, { body: 'So it seems.', articleSlug: 'none-such' })).status).toBe(404);
  });

  it.each([
    ['a text that nobody could post', { body: 'ab' }, 'body'],
    ['no text', {}, 'body'],
    ['an article that is no slug', { body: 'So it seems.', articleSlug: { $ne: '' } }, 'articleSlug'],
  ])('refuses %s', async (_what, body, path) => {
    const answer = await preview(room.editor, body);
    expect(answer.body).toMatchObject({ status: 422, code: 'validation_failed', errors: [{ path }] });
  });
});
