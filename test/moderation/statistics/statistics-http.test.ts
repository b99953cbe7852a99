import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rollUpDays } from '../../../src/moderation/index.js';
import { DAY_MS, HOUR_MS } from '../../../src/platform/clock.js';
import type { ServiceClient } from '../../support/client.js';
import { createMovingClock, type MovingClock } from '../../support/moving-clock.js';
import { openNewsroom, type Newsroom } from '../../support/newsroom.js';
import { RandomHistory, SECTIONS } from './random-history.js';
import { havingKey, recount, recountDetectors, within, type FiguresJson } from './recount.js';

interface StatisticsJson {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly queues: readonly { readonly queue: string; readonly open: number }[];
  readonly total: FiguresJson;
  readonly groups: readonly (FiguresJson & { readonly key: string })[];
  readonly detectors: readonly { readonly detector: string; readonly decisions: number; readonly removed: number }[];
}

/** Its clocks go forward on 29 March 2026. */
const ZONE = 'Europe/London';
const PERIOD = { from: '2026-03-20', to: '2026-04-20' };
let clock: MovingClock;
let newsroom: Newsroom;
let life: RandomHistory;
let moderator: ServiceClient;
let everywhere: ServiceClient;

beforeAll(async () => {
  clock = createMovingClock(new Date('2026-03-26T22:10:00Z'));
  newsroom = await openNewsroom({ clock });
  const changed = await newsroom.editor.patch('/moderation/settings', {
    version: 0,
    site: { cases: { workingHours: { timeZone: ZONE } } },
  });
  expect(changed.status).toBe(200);
  moderator = await newsroom.service.signUp('moderator', { sections: ['parks', 'quays'] });
  everywhere = await newsroom.service.signUp('moderator');
  life = new RandomHistory(newsroom, clock, 7);
  await life.begin([newsroom.editor, moderator, everywhere], 12);
  await life.act(100, 5 * HOUR_MS);
}, 300_000);
afterAll(() => newsroom.stop());

async function statistics(by: string, viewer: ServiceClient, section?: string): Promise<StatisticsJson> {
  const query = new URLSearchParams({ ...PERIOD, by, ...(section !== undefined && { section }) });
  const answer = await viewer.get(`/moderation/statistics?${query.toString()}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body as StatisticsJson;
}

function expectFigures(told: FiguresJson, expected: ReturnType<typeof recount>, without: readonly string[]): void {
  const { waits, ...counts } = expected;
  for (const [name, count] of Object.entries(counts))
    expect([told.key, name, told[name]]).toEqual([told.key, name, without.includes(name) ? null : count]);
  const exact = (q: number) => waits[Math.floor(q * (waits.length - 1))] ?? 0;
  expect([told.key, told.secondsToDecision === null]).toEqual([told.key, waits.length === 0]);
  if (waits.length === 0) return;
  for (const [q, name] of [
    [0.5, 'median'],
    [0.9, 'p90'],
  ] as const)
    expect(Math.abs((told.secondsToDecision?.[name] ?? NaN) - exact(q))).toBeLessThanOrEqual(0.021 * exact(q));
}

const UNTOLD: Readonly<Record<string, readonly string[]>> = {
  queue: ['flags', 'readers'],
  reason: ['arrivals', 'flags', 'readers'],
  editor: ['arrivals', 'flags', 'readers'],
};

/** Asks for everything, and counts it again from what was seen to happen. */
async function expectAllAsRecounted(viewer: ServiceClient, sections: readonly string[], section?: string) {
  const seen = within(life.history, { zone: ZONE, ...PERIOD, sections });
  for (const by of ['day', 'hour', 'queue', 'reason', 'section', 'editor']) {
    const { total, groups } = await statistics(by, viewer, section);
    expectFigures(total, recount(seen), []);
    for (const group of groups)
      expectFigures(group, recount(havingKey(seen, { by, key: group.key, zone: ZONE })), UNTOLD[by] ?? []);
    if (by === 'editor') continue;
    const sum = groups.reduce((all, { decisions }) => all + (decisions as number), 0);
    expect(sum).toBe(by === 'reason' ? recount(seen).removed : recount(seen).decisions);
  }
  const { detectors } = await statistics('detector', viewer, section);
  expect([...detectors].sort((a, b) => (a.detector < b.detector ? -1 : 1))).toMatchObject(recountDetectors(seen));
}

async function expectEverythingAsRecounted(): Promise<void> {
  await expectAllAsRecounted(newsroom.editor, SECTIONS);
  await expectAllAsRecounted(moderator, ['parks', 'quays']);
  await expectAllAsRecounted(newsroom.editor, ['tunnels'], 'tunnels');
}

const ABORTED = (days: number): AbortSignal => {
  let left = days;
  return {
    get aborted() {
      left -= 1;
      return left < 0;
    },
  } as AbortSignal;
};
const roll = (signal = new AbortController().signal) => rollUpDays({ ...newsroom.service.context.features, signal });
const rolledDays = () =>
  newsroom.service.context.connection.collection('rolledDays').countDocuments({ _id: { $gte: '' as never } });

describe('statistics', () => {
  it('are as a recount of all that happened, while nothing is rolled up', async () => {
    expect(life.history.decisions.length).toBeGreaterThan(15);
    expect(await rolledDays()).toBe(0);
    await expectEverythingAsRecounted();
  }, 120_000);

  it('stay so when the rolling up ends after any day, and is taken up again', async () => {
    expect(await roll(ABORTED(2))).toBe(2);
    await expectEverythingAsRecounted();
    expect(await roll()).toBeGreaterThan(3);
    expect(await roll()).toBe(0);
    await expectEverythingAsRecounted();
  }, 240_000);

  it('stay so when what happened is reversed, moved or raised anew later on', async () => {
    const before = await rolledDays();
    clock.advance(2 * DAY_MS);
    await life.act(60, HOUR_MS);
    expect(life.history.decisions.some(({ reversed }) => reversed)).toBe(true);
    await expectEverythingAsRecounted();
    expect(await roll()).toBeGreaterThan(2);
    expect(await roll()).toBe(0);
    expect(await rolledDays()).toBeGreaterThan(before);
    await expectEverythingAsRecounted();
  }, 300_000);

  it('are rolled up by several at once, and none puts back what it saw before another', async () => {
    const { rollUpStore } = newsroom.service.context.features;
    await rollUpStore.forgetAll();
    await Promise.all([roll(), roll(), roll()].map((rolling) => rolling.catch(() => 0)));
    await roll();
    await expectAllAsRecounted(newsroom.editor, SECTIONS);
    const [day] = await rollUpStore.listRolled({ first: '2026-03-27', last: '2026-03-27' });
    const { timeZone, stamp } = day ?? { timeZone: '', stamp: '' };
    const late = { timeZone, stampBefore: stamp, rows: [], known: [] };
    const { transact } = newsroom.service.context.transactions;
    expect(await transact(() => rollUpStore.replace('2026-03-27', late))).toBe(true);
    expect(await transact(() => rollUpStore.replace('2026-03-27', late))).toBe(false);
    expect(await transact(() => rollUpStore.replace('2026-03-27', { ...late, stampBefore: null }))).toBe(false);
    await rollUpStore.noteChanged(new Date('2026-03-27T12:00:00Z'));
    await expectAllAsRecounted(newsroom.editor, SECTIONS);
  }, 240_000);

  it('tell of each day and hour, and of what waits at present', async () => {
    const { groups, queues, timeZone } = await statistics('day', newsroom.editor);
    expect(groups.map(({ key }) => key)).toHaveLength(32);
    expect(timeZone).toBe(ZONE);
    const open = (await newsroom.editor.get('/moderation/queues')).body as { items: object[] };
    expect(queues).toEqual(open.items);
    expect((await statistics('hour', newsroom.editor)).groups.map(({ key }) => Number(key))).toEqual([
      ...Array(24).keys(),
    ]);
  });

  it('tell moderators of nobody but themselves, and of no section but theirs', async () => {
    const editors = async (viewer: ServiceClient) => (await statistics('editor', viewer)).groups.map(({ key }) => key);
    expect((await editors(newsroom.editor)).length).toBe(3);
    expect(await editors(moderator)).toEqual([moderator.account.id]);
    expect(await editors(everywhere)).toEqual([everywhere.account.id]);
    expect((await statistics('section', moderator)).groups.map(({ key }) => key).sort()).toEqual(['parks', 'quays']);
    const outside = await statistics('day', moderator, 'tunnels');
    expect(outside.total).toMatchObject({ arrivals: 0, decisions: 0, flags: 0, readers: 0 });
    expect(outside.queues.every(({ open }) => open === 0)).toBe(true);
  });

  it('follow the time zone that is set', async () => {
    const zone = (timeZone: string, version: number) =>
      newsroom.editor.patch('/moderation/settings', { version, site: { cases: { workingHours: { timeZone } } } });
    expect((await zone('Pacific/Auckland', 1)).status).toBe(200);
    const seen = within(life.history, { zone: 'Pacific/Auckland', ...PERIOD, sections: SECTIONS });
    for (const before of [true, false]) {
      const { groups, timeZone } = await statistics('day', newsroom.editor);
      expect([before, timeZone]).toEqual([before, 'Pacific/Auckland']);
      for (const group of groups)
        expectFigures(group, recount(havingKey(seen, { by: 'day', key: group.key, zone: 'Pacific/Auckland' })), []);
      await roll();
    }
    expect((await zone(ZONE, 2)).status).toBe(200);
  }, 120_000);
});

describe('GET /moderation/statistics', () => {
  it.each([
    'from=2026-02-30',
    'from=yesterday',
    'from=2026-03-02T00:00:00Z',
    'from=2026-03-02&to=2026-03-01',
    'from=2025-01-01&to=2026-02-05',
    'from=0000-01-01',
    'from=9999-12-01&to=9999-12-31',
    'to=1999-12-31',
    'from[$gt]=1',
    'from=2026-03-01&from=2026-03-02',
    'by=author',
    'by=',
    'by=__proto__',
    'section=',
    `section=${'x'.repeat(101)}`,
    'section[$ne]=x',
    'limit=1',
    'to=%00',
  ])('refuses %s', async (query) => {
    const answer = await newsroom.editor.get(`/moderation/statistics?${query}`);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'validation_failed']);
  });

  it.each([
    ['', 30],
    ['from=2025-03-02&to=2026-04-05', 400],
    ['from=2999-12-01&to=2999-12-31', 31],
    ['to=2000-01-05', 30],
    ['section=%24where&by=section', 0],
  ])('answers %s', async (query, groups) => {
    const answer = await newsroom.editor.get(`/moderation/statistics?${query}`);
    expect(answer.status).toBe(200);
    expect((answer.body as StatisticsJson).groups).toHaveLength(groups);
  });
});
