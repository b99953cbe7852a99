import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createReadershipStore } from '../../../src/articles/index.js';
import { hasMoved } from '../../../src/moderation/cases/rekey-cases.js';
import { createCaseStore } from '../../../src/moderation/index.js';
import type { ServiceClient } from '../../support/client.js';
import { allCases, openNewsroom, type CaseJson, type Newsroom } from '../../support/newsroom.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
let newsroom: Newsroom;
let editor: ServiceClient;
let now = Date.UTC(2031, 2, 3, 9);

beforeAll(async () => {
  newsroom = await openNewsroom({ clock: { now: () => new Date(now) } });
  editor = newsroom.editor;
});
afterAll(() => newsroom.stop());

/** A section with a comment that screening held, one flagged as hate, and one as spam; ids of these comments. */
async function busySection(section: string) {
  const slug = await newsroom.article({ section });
  const reporter = await newsroom.service.signUp();
  const [grave, mild] = [await newsroom.comment({ slug }), await newsroom.comment({ slug })];
  await reporter.post(`/comments/${grave}/flags`, { reason: 'hate' });
  await reporter.post(`/comments/${mild}/flags`, { reason: 'spam' });
  const waiting = await newsroom.comment({ slug: await newsroom.article({ section, commenting: 'premoderated' }) });
  return { grave, mild, waiting, slug };
}

const change = async (site: object) => {
  const { version } = (await editor.get('/moderation/settings')).body as { version: number };
  expect((await editor.patch('/moderation/settings', { version, site })).status).toBe(200);
};

describe('GET /moderation/queues', () => {
  it('counts what waits and what is overdue, within the sections of a moderator', async () => {
    await busySection('quays');
    const openedAt = now;
    now += 3 * HOUR;
    await busySection('quarries');
    const tallies = async (client: ServiceClient, query = '') =>
      ((await client.get(`/moderation/queues${query}`)).body as { items: object[] }).items;
    const dueAt = new Date(openedAt + 2 * HOUR).toISOString();
    const moderator = await newsroom.service.signUp('moderator', { sections: ['quays', 'quarries'] });
    expect(await tallies(moderator)).toEqual([
      { queue: 'held', open: 2, overdue: 0, oldestDueAt: new Date(openedAt + DAY).toISOString() },
      { queue: 'reported', open: 4, overdue: 1, oldestDueAt: dueAt },
      { queue: 'escalated', open: 0, overdue: 0, oldestDueAt: null },
      { queue: 'appealed', open: 0, overdue: 0, oldestDueAt: null },
    ]);
    expect(await tallies(editor, '?section=quarries')).toMatchObject([{ open: 1 }, { open: 2, overdue: 0 }, {}, {}]);
    const elsewhere = await newsroom.service.signUp('moderator', { sections: ['tunnels'] });
    expect(await tallies(elsewhere, '?section=quays')).toMatchObject([{ open: 0 }, { open: 0 }, {}, {}]);
    expect((await (await newsroom.service.signUp()).get('/moderation/queues')).status).toBe(403);
  });
});

describe('due times', () => {
  it('count the hours that editors work, where they are set', async () => {
    // 09:00 UTC on a Monday and later is outside of these hours for the rest of the day.
    const shifts = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '06:00', to: '07:00' }];
    await change({ cases: { workingHours: { timeZone: 'UTC', shifts }, dueHours: [3, 2, 1, 0.5] } });
    now = Date.UTC(2031, 2, 10, 9);
    const { grave, mild } = await busySection('night-shifts');
    const due = async (id: string) =>
      (await createCaseStore(newsroom.service.context.connection).findByComment(id))?.dueAt;
    expect(await due(grave)).toEqual(new Date(Date.UTC(2031, 2, 11, 6, 30)));
    expect(await due(mild)).toEqual(new Date(Date.UTC(2031, 2, 13, 7)));
    await change({ cases: null });
  });
});

describe('claims', () => {
  const claim = async (by: ServiceClient, body: object) =>
    ((await by.post('/moderation/claims', body)).body as { items: readonly CaseJson[] }).items[0]?.commentId;

  it('take the case that is due first now and then', async () => {
    await change({ evidence: { dueClaimEvery: 2 } });
    const { grave, waiting } = await busySection('lidos');
    const [first, second] = [await newsroom.service.signUp('moderator'), await newsroom.service.signUp('moderator')];
    expect(await claim(first, { section: 'nowhere' })).toBeUndefined();
    expect(await claim(first, { section: 'lidos' })).toBe(grave);
    expect(await claim(second, { section: 'lidos' })).toBe(waiting);
    await change({ evidence: null });
  });

  it('end when their editor signs out', async () => {
    const { waiting } = await busySection('piers');
    const moderator = await newsroom.service.signUp('moderator');
    expect(await claim(moderator, { section: 'piers' })).toBe(waiting);
    expect(await newsroom.caseOf(waiting)).toMatchObject({ claim: { editorId: moderator.account.id } });
    await moderator.delete('/session');
    expect(await newsroom.caseOf(waiting)).toMatchObject({ claim: null });
  });
});

describe('muting the flags of a reporter', () => {
  it('has them count nothing until its end, and again when it is ended', async () => {
    const [author, reporter] = [await newsroom.service.signUp(), await newsroom.service.signUp()];
    const commentId = await newsroom.comment({ author });
    await newsroom.comment({ author: reporter });
    now += 8 * DAY;
    await reporter.post(`/comments/${commentId}/flags`, { reason: 'spam' });
    const path = `/moderation/accounts/${reporter.account.id}/flag-mute`;
    const flagged = await newsroom.caseOf(commentId);
    const muted = await editor.put(path, { days: 3 });
    expect([muted.status, muted.body]).toEqual([200, { mutedUntil: new Date(now + 3 * DAY).toISOString() }]);
    const silent = await newsroom.caseOf(commentId);
    expect(silent).toMatchObject({ state: 'open', flagCount: 1, version: flagged.version, score: { flags: 0 } });
    expect(silent.priority).toBeLessThan(flagged.priority);
    expect((await editor.delete(path)).status).toBe(204);
    expect((await newsroom.caseOf(commentId)).priority).toBeCloseTo(flagged.priority, 6);
    const audit = await editor.get(`/moderation/audit?subjectId=${reporter.account.id}`);
    const acts = (audit.body as { items: { act: string }[] }).items.map(({ act }) => act);
    expect(acts).toEqual(expect.arrayContaining(['account.flags_muted', 'account.flags_unmuted']));
  });

  it.each<[object, number]>([
    [{ days: 0 }, 422],
    [{ days: 366 }, 422],
    [{}, 422],
    [{ days: 1, x: 1 }, 422],
  ])('refuses %j', async (body, status) => {
    const reporter = await newsroom.service.signUp();
    expect((await editor.put(`/moderation/accounts/${reporter.account.id}/flag-mute`, body)).status).toBe(status);
  });

  it('finds nobody to mute where there is no account', async () => {
    expect((await editor.put('/moderation/accounts/0123456789abcdef01234567/flag-mute', { days: 1 })).status).toBe(404);
  });
});

describe('cases whose readers have moved', () => {
  it('are weighed anew, without a new version, each once a minute', async () => {
    const { connection, jobs } = newsroom.service.context;
    const { waiting, slug, grave } = await busySection('canals');
    const rekey = async () => jobs.find(({ name }) => name === 'rekey-cases')?.run(new AbortController().signal);
    const before = await newsroom.caseOf(grave);
    await createReadershipStore(connection, 3 * HOUR).add(new Map([[slug, 400]]), new Date(now));
    await rekey();
    expect(await newsroom.caseOf(grave)).toMatchObject({ priority: before.priority });
    now += MINUTE;
    await rekey();
    const after = await newsroom.caseOf(grave);
    expect(after.priority).not.toBe(before.priority);
    expect(after).toMatchObject({ version: before.version, state: 'open' });
    // The other article of this section has no readers yet.
    const [first] = await allCases(editor, 'section=canals&queue=held');
    expect(first).toMatchObject({ commentId: waiting, version: 1 });
  });

  it.each<[string, { readers: number; exposure: number }, boolean]>([
    ['as they were', { readers: 140, exposure: 20 }, false],
    ['a few more', { readers: 149, exposure: 24 }, false],
    ['a quarter more so far', { readers: 151, exposure: 20 }, true],
    ['a quarter more an hour', { readers: 140, exposure: 26 }, true],
    ['far fewer an hour', { readers: 140, exposure: 9 }, true],
  ])('%s', (_, readership, moved) => {
    const evidence = { held: false, hidden: false, reporters: 1, reasons: {}, readersBefore: 100 };
    expect(hasMoved({ evidence, weighed: { readers: 140, exposure: 20, at: new Date(0), flags: 1 } }, readership)).toBe(
      moved,
    );
  });
});
