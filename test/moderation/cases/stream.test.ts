import type { CommandStartedEvent } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ServiceClient } from '../../support/client.js';
import { openStream, type StreamEvent, type StreamReader } from '../../support/event-stream.js';
import { openNewsroom, type Newsroom } from '../../support/newsroom.js';

// Crowds take their time on a slow or busy machine.
jest.setTimeout(120_000);

let newsroom: Newsroom;
let editor: ServiceClient;
const open: StreamReader[] = [];

let logReads = 0;

beforeAll(async () => {
  const uri = new URL(process.env.TEST_MONGODB_URI ?? '');
  uri.searchParams.set('monitorCommands', 'true');
  newsroom = await openNewsroom({ environment: { MONGODB_URI: uri.href } });
  newsroom.service.context.connection.getClient().on('commandStarted', ({ command }: CommandStartedEvent) => {
    if (Object.values(command).some((value) => String(value).startsWith('liveUpdates'))) logReads += 1;
  });
  editor = newsroom.editor;
});
afterAll(async () => {
  for (const each of open) each.close();
  await newsroom.stop();
});

async function followAt({ service }: Newsroom, client: ServiceClient, choice = {}): Promise<StreamReader> {
  const stream = await openStream(service.server, client, choice);
  open.push(stream);
  return stream;
}
const follow = (client: ServiceClient, choice = {}) => followAt(newsroom, client, choice);

const told = (events: readonly StreamEvent[], caseId: string) =>
  events.filter(({ data }) => data.caseId === caseId).map(({ name }) => name);
const has = (caseId: string, name: string) => (events: readonly StreamEvent[]) => told(events, caseId).includes(name);

/** Flags a comment by a new reader. */
async function flagAt({ service }: Newsroom, commentId: string): Promise<void> {
  const reader = await service.signUp();
  expect((await reader.post(`/comments/${commentId}/flags`, { reason: 'offensive' })).status).toBe(201);
}
const flag = (commentId: string) => flagAt(newsroom, commentId);

/** As many listeners, each with its mark of beginning. */
async function crowdOf(size: number): Promise<readonly StreamReader[]> {
  const crowd = await Promise.all(Array.from({ length: size }, () => follow(editor)));
  await Promise.all(crowd.map((each) => each.until((events) => events.length > 0)));
  return crowd;
}

describe('GET /moderation/stream', () => {
  it('begins with a mark, and tells a case from its opening to its decision', async () => {
    const stream = await follow(editor);
    expect(stream.status).toBe(200);
    expect(stream.headers).toMatchObject({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const commentId = await newsroom.comment();
    await flag(commentId);
    const { id } = await newsroom.caseOf(commentId);
    await flag(commentId);
    expect((await editor.put(`/moderation/cases/${id}/claim`)).status).toBe(200);
    expect((await editor.delete(`/moderation/cases/${id}/claim`)).status).toBe(204);
    const { version } = await newsroom.caseOf(commentId);
    expect((await editor.post(`/moderation/cases/${id}/decisions`, { action: 'keep', version })).status).toBe(201);
    const events = await stream.until(has(id, 'case.decided'));
    expect(events[0]?.name).toBe('ready');
    expect(told(events, id)).toEqual(['case.opened', 'case.changed', 'case.claimed', 'case.released', 'case.decided']);
    const [opened, , claimed, , decided] = events.filter(({ data }) => data.caseId === id);
    expect(opened?.data).toMatchObject({
      commentId,
      queue: 'reported',
      state: 'open',
      version: 1,
      flagCount: 1,
      claim: null,
    });
    expect(claimed?.data).toMatchObject({ version: 2, claim: { editorId: editor.account.id } });
    expect(decided?.data).toMatchObject({ state: 'decided', version: 3 });
    expect(JSON.stringify(events)).not.toContain('comment, known as');
  });

  it('gives every change to 200 listeners, in order and once, at the cost of one', async () => {
    const commentId = await newsroom.comment();
    await flag(commentId);
    const { id } = await newsroom.caseOf(commentId);
    const versionsIn = (events: readonly StreamEvent[]) =>
      events.filter(({ data }) => data.caseId === id).map(({ data }) => Number(data.version));
    const untilTold = (readers: readonly StreamReader[], version: number) =>
      Promise.all(readers.map((each) => each.until((events) => versionsIn(events).includes(version))));
    const alone = await follow(editor);
    const costs: number[] = [];
    for (const [readers, versions] of [
      [[alone], [2, 3, 4, 5]],
      [
        [alone, ...(await crowdOf(199))],
        [6, 7, 8, 9],
      ],
    ] as const) {
      const before = logReads;
      for (const version of versions) {
        await flag(commentId);
        await untilTold(readers, version);
        expect(new Set(readers.map(({ events }) => versionsIn(events).at(-1)))).toEqual(new Set([version]));
      }
      costs.push(logReads - before);
      for (const { events } of readers) {
        expect(versionsIn(events).slice(-versions.length)).toEqual(versions);
        expect(new Set(events.map(({ id: eventId }) => eventId)).size).toBe(events.length);
      }
    }
    // A look every half second comes on top, however many listen.
    expect(costs[1]).toBeLessThan(200);
  });

  it('goes on after a break by Last-Event-ID, without loss and without repeating', async () => {
    const commentId = await newsroom.comment();
    await flag(commentId);
    const { id } = await newsroom.caseOf(commentId);
    const versions = (events: readonly StreamEvent[]) =>
      events.filter(({ data }) => data.caseId === id).map(({ data }) => Number(data.version));
    const seen: number[] = [];
    let stream = await follow(editor);
    await stream.until((events) => events.length > 0);
    const changing = (async () => {
      for (let nth = 0; nth < 15; nth += 1) await flag(commentId);
    })();
    for (let last = 1; last < 16; last = Math.max(...seen)) {
      const events = await stream.until((some) => versions(some).length > 0);
      const lastId = stream.lastId();
      stream.close();
      seen.push(...versions(events));
      expect(stream.lastId()).toBe(lastId);
      stream = await follow(editor, { lastId });
    }
    await changing;
    // The first flag may have been told before the stream began, or just after.
    expect(seen.filter((version) => version > 1)).toEqual(Array.from({ length: 15 }, (_, nth) => nth + 2));
  });

  it('answers HEAD with the headers alone', async () => {
    const answer = await editor.agent.head('/api/v1/moderation/stream');
    expect([answer.status, answer.type]).toEqual([200, 'text/event-stream']);
  });

  it('says that it cannot go on from what it does not know', async () => {
    const stream = await follow(editor, { lastId: 'never-an-id' });
    const [first] = await stream.until((events) => events.length > 0);
    expect(first?.name).toBe('reset');
  });

  it('tells a moderator of their sections alone, by whatever they ask for', async () => {
    const moderator = await newsroom.service.signUp('moderator', { sections: ['harbours'] });
    const own = await follow(moderator);
    const wished = await follow(moderator, { query: '?section=tunnels' });
    const everything = await follow(editor);
    for (const each of [own, wished, everything]) await each.until((events) => events.length > 0);
    const [inside, outside] = [
      await newsroom.article({ section: 'harbours' }),
      await newsroom.article({ section: 'tunnels' }),
    ];
    const elsewhere = await newsroom.comment({ slug: outside });
    await flag(elsewhere);
    const here = await newsroom.comment({ slug: inside });
    await flag(here);
    const [hereId, elsewhereId] = [(await newsroom.caseOf(here)).id, (await newsroom.caseOf(elsewhere)).id];
    await everything.until(has(hereId, 'case.opened'));
    await own.until(has(hereId, 'case.opened'));
    // The article moves to their section, and leaves it again.
    expect((await editor.patch(`/articles/${outside}`, { section: 'harbours' })).status).toBe(200);
    await own.until(has(elsewhereId, 'case.changed'));
    expect((await editor.patch(`/articles/${outside}`, { section: 'tunnels' })).status).toBe(200);
    const left = (events: readonly StreamEvent[]) => events.some(({ name }) => name === 'cases.left');
    const events = await own.until(left);
    expect(events.map(({ name, data }) => [name, data.section])).toEqual([
      ['ready', undefined],
      ['case.opened', 'harbours'],
      ['case.changed', 'harbours'],
      ['cases.left', 'harbours'],
    ]);
    // Neither what goes on from an update that was not for them.
    const secret = (await everything.until(has(elsewhereId, 'case.opened'))).find(
      ({ data }) => data.caseId === elsewhereId,
    );
    const resumed = await follow(moderator, { lastId: secret?.id ?? '' });
    const missed = await resumed.until((some) => left(some));
    expect(missed.map(({ data }) => data.section)).toEqual(['harbours', 'harbours', 'harbours']);
    expect(wished.events.map(({ name }) => name)).toEqual(['ready']);
  });

  it('tells of claims that end by signing out, and of other weights', async () => {
    const moderator = await newsroom.service.signUp('moderator');
    const stream = await follow(editor);
    const commentId = await newsroom.comment();
    const reporter = await newsroom.service.signUp();
    await reporter.post(`/comments/${commentId}/flags`, { reason: 'offensive' });
    const { id } = await newsroom.caseOf(commentId);
    expect((await moderator.put(`/moderation/cases/${id}/claim`)).status).toBe(200);
    await moderator.delete('/session');
    await stream.until(has(id, 'case.released'));
    expect((await editor.put(`/moderation/accounts/${reporter.account.id}/flag-mute`, { days: 1 })).status).toBe(200);
    const events = await stream.until((some) => some.some(({ name }) => name === 'cases.reweighed'));
    const { data } = events.find(({ name }) => name === 'cases.reweighed') ?? {};
    expect(data?.items).toMatchObject([{ caseId: id, version: 1 }]);
  });
});

describe('who may no longer read', () => {
  let strict: Newsroom;
  beforeAll(async () => {
    strict = await openNewsroom({ environment: { LIVE_STREAM_CHECK_SECONDS: '1' } });
  });
  afterAll(() => strict.stop());

  it('ends at the sign-out of its session, and for who may no longer read', async () => {
    const [leaving, demoted] = [await strict.service.signUp('moderator'), await strict.service.signUp('moderator')];
    const streams = [await followAt(strict, leaving), await followAt(strict, demoted)];
    await leaving.delete('/session');
    await streams[0]?.ended;
    const accounts = strict.service.context.connection.collection('accounts');
    await accounts.updateOne({ email: demoted.account.email }, { $set: { role: 'reader' } });
    await streams[1]?.ended;
    expect((await openStream(strict.service.server, leaving)).status).toBe(401);
    expect((await openStream(strict.service.server, demoted)).status).toBe(403);
  });

  it('has a moderator who gets another section read anew', async () => {
    const moderator = await strict.service.signUp('moderator', { sections: ['lidos'] });
    const stream = await followAt(strict, moderator);
    await stream.until((events) => events.length > 0);
    const accounts = strict.service.context.connection.collection('accounts');
    await accounts.updateOne({ email: moderator.account.email }, { $set: { sections: ['piers'] } });
    await stream.until((events) => events.some(({ name }) => name === 'reset'));
    const commentId = await strict.comment({ slug: await strict.article({ section: 'piers' }) });
    await flagAt(strict, commentId);
    const { id } = await strict.caseOf(commentId);
    expect(told(await stream.until(has(id, 'case.opened')), id)).toEqual(['case.opened']);
  });
});
