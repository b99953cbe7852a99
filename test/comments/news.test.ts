import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { comment } from '../support/comments.js';
import { openStream, type StreamEvent, type StreamReader } from '../support/event-stream.js';
import { openNewsroom, type Newsroom } from '../support/newsroom.js';

// Crowds take their time on a slow or busy machine.
jest.setTimeout(120_000);

const CROWD = 400;

let newsroom: Newsroom;
let slug: string;
let commands = 0;
const open: StreamReader[] = [];

beforeAll(async () => {
  const uri = new URL(process.env.TEST_MONGODB_URI ?? '');
  uri.searchParams.set('monitorCommands', 'true');
  const environment = { MONGODB_URI: uri.href, LIVE_STREAMS_PER_ADDRESS: '500', LIVE_STREAMS_PUBLIC: '600' };
  newsroom = await openNewsroom({ environment });
  newsroom.service.context.connection.getClient().on('commandStarted', () => {
    commands += 1;
  });
});
afterAll(async () => {
  for (const each of open) each.close();
  await newsroom.stop();
});
beforeEach(async () => {
  slug = await newsroom.article();
});

async function follow(choice: { slug?: string; query?: string; lastId?: string } = {}): Promise<StreamReader> {
  const path = `/articles/${choice.slug ?? slug}/comments/stream`;
  const stream = await openStream(newsroom.service.server, newsroom.service.client(), { ...choice, path });
  open.push(stream);
  return stream;
}

const told = (events: readonly StreamEvent[]) => events.map(({ name, data }) => [name, data.id]);
const has = (id: string, name: string) => (events: readonly StreamEvent[]) =>
  events.some((event) => event.name === name && event.data.id === id);

describe('GET /articles/:slug/comments/stream', () => {
  it('tells anyone which comments appear and disappear, and nothing else of them', async () => {
    const stream = await follow();
    expect(stream.headers).toMatchObject({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const author = await newsroom.service.signUp();
    const first = await comment(author, slug);
    const answer = await comment(await newsroom.service.signUp(), slug, { parentId: first.id });
    await author.delete(`/comments/${first.id}`);
    const events = await stream.until(has(first.id, 'comment.gone'));
    expect(told(events)).toEqual([
      ['ready', undefined],
      ['comment.published', first.id],
      ['comment.published', answer.id],
      ['comment.gone', first.id],
    ]);
    expect(events[2]?.data).toEqual({ id: answer.id, parentId: first.id });
  });

  it('tells nothing of what is held until an editor has it appear', async () => {
    const premoderated = await newsroom.article({ commenting: 'premoderated' });
    const stream = await follow({ slug: premoderated });
    const held = await newsroom.comment({ slug: premoderated });
    const other = await newsroom.comment({ slug: premoderated });
    const { id, version } = await newsroom.caseOf(held);
    expect((await newsroom.editor.post(`/moderation/cases/${id}/decisions`, { action: 'keep', version })).status).toBe(
      201,
    );
    const events = await stream.until(has(held, 'comment.published'));
    expect(JSON.stringify(events)).not.toContain(other);
  });

  it('tells of its own article alone', async () => {
    const elsewhere = await newsroom.article();
    const stream = await follow();
    const [there, here] = [await newsroom.comment({ slug: elsewhere }), await newsroom.comment({ slug })];
    const events = await stream.until(has(here, 'comment.published'));
    expect(JSON.stringify(events)).not.toContain(there);
  });

  it('goes on from what it told last, named by the header or in the address', async () => {
    const stream = await follow();
    const first = await newsroom.comment({ slug });
    await stream.until(has(first, 'comment.published'));
    const lastId = stream.lastId();
    stream.close();
    const missed = await newsroom.comment({ slug });
    for (const choice of [{ lastId }, { query: `?after=${lastId}` }]) {
      const events = await (await follow(choice)).until(has(missed, 'comment.published'));
      expect(told(events)).toEqual([['comment.published', missed]]);
    }
    const [mark] = await (await follow({ query: '?after=never-an-id' })).until((events) => events.length > 0);
    expect(mark?.name).toBe('reset');
  });

  it('costs a crowd no more queries than one', async () => {
    const costOf = async (readers: readonly StreamReader[]): Promise<number> => {
      const before = commands;
      const id = await newsroom.comment({ slug });
      await Promise.all(readers.map((each) => each.until(has(id, 'comment.published'))));
      return commands - before;
    };
    const alone = await follow();
    await alone.until((events) => events.length > 0);
    const cost = await costOf([alone]);
    const crowd = await Promise.all(Array.from({ length: CROWD }, () => follow()));
    await Promise.all(crowd.map((each) => each.until((events) => events.length > 0)));
    // A look every half second comes on top, however many listen.
    expect(await costOf([alone, ...crowd])).toBeLessThan(cost + CROWD / 2);
    for (const each of crowd) each.close();
  });

  it('is not there without an article', async () => {
    expect((await newsroom.service.client().get('/articles/no-such-article/comments/stream')).status).toBe(404);
    const answer = await newsroom.service.client().get(`/articles/${slug}/comments/stream?after=`);
    expect(answer.status).toBe(422);
  });
});

describe('streams that take no account', () => {
  it('are so many for one address, and so many in all', async () => {
    const environment = { LIVE_STREAMS_PER_ADDRESS: '2', LIVE_STREAMS_PUBLIC: '3', TRUSTED_PROXY_HOPS: '1' };
    const small = await openNewsroom({ environment });
    const path = `/articles/${await small.article()}/comments/stream`;
    const from = async (address: string) => {
      const headers = { 'X-Forwarded-For': address };
      const stream = await openStream(small.service.server, small.service.client(), { path, headers });
      open.push(stream);
      return stream;
    };
    const streams = [
      await from('192.0.2.1'),
      await from('192.0.2.1'),
      await from('192.0.2.1'),
      await from('192.0.2.2'),
    ];
    const full = await from('192.0.2.3');
    expect([...streams, full].map(({ status }) => status)).toEqual([200, 200, 429, 200, 503]);
    streams[0]?.close();
    // The place is free once the service has noticed.
    let again = await from('192.0.2.1');
    while (again.status !== 200) again = await from('192.0.2.1');
    expect(again.status).toBe(200);
    await small.stop();
  });
});
