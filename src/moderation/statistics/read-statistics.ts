import type { Clock } from '../../platform/clock.js';
import { AppError } from '../../platform/errors.js';
import type { Viewer } from '../../platform/http/permissions.js';
import { sectionsOf } from '../cases/case-view.js';
import { readQueues, type ReadQueuesDeps } from '../cases/read-queues.js';
import { createCalendar, daysFrom, plusDays, type Calendar } from './calendar.js';
import { readDays, type ReadDaysDeps } from './read-days.js';
import type { DatedRow, Scope } from './roll-up-store.js';
import { figuresOf, precisionOf, type Grouping } from './statistics.js';
import { NOTHING, sumBy, type Dimension, type Tally } from './tally.js';

export interface ReadStatisticsDeps extends ReadDaysDeps, ReadQueuesDeps {
  /** By whose clocks days begin and end. */
  readonly statisticsTimeZone: () => Promise<string>;
  readonly clock: Clock;
}

export interface StatisticsQuery {
  /** The publisher's days, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly section?: string | undefined;
  readonly by: Grouping;
}

const DEFAULT_DAYS = 30;
const MOST_DAYS = 400;
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));

/**
 * Counts what happened within the sections that `viewer` works on, or in one of them. Who decided how much is for
 * editors to see; a moderator sees it of themselves. Throws `validation_failed` for a period that is none, or too long.
 */
export async function readStatistics(deps: ReadStatisticsDeps, viewer: Viewer, query: StatisticsQuery) {
  const calendar = createCalendar(await deps.statisticsTimeZone());
  const { first, last } = periodOf(query, calendar.dayOf(deps.clock.now()));
  const { by, section } = query;
  const dimension = DIMENSION_OF[by];
  const wanted = { first, last, by: [...new Set<Dimension>(['all', dimension])], scope: scopeOf(viewer, query) };
  const rows = await readPast(deps, calendar, wanted);
  const parts = rows.filter((row) => row.by === dimension && isForViewer(viewer, row));
  const whole = sumBy(
    rows.filter((row) => row.by === 'all'),
    () => '',
  );
  return {
    ...{ from: first, to: last, timeZone: calendar.timeZone, by },
    queues: await readQueues(deps, viewer, section),
    total: figuresOf(whole.get('') ?? NOTHING, null),
    groups: by === 'detector' ? [] : groupsOf(parts, { by, first, last }),
    detectors: by === 'detector' ? detectorsOf(parts) : [],
  };
}

const DIMENSION_OF: Readonly<Record<Grouping, Dimension>> = {
  day: 'all',
  section: 'all',
  hour: 'hour',
  queue: 'queue',
  reason: 'reason',
  editor: 'editor',
  detector: 'detector',
};

interface Period {
  readonly first: string;
  readonly last: string;
}

function periodOf({ from, to }: StatisticsQuery, today: string): Period {
  const last = to ?? (from !== undefined && from > today ? from : today);
  const first = from ?? plusDays(last, 1 - DEFAULT_DAYS);
  const wrong = (message: string) => new AppError('validation_failed', { errors: [{ path: 'from', message }] });
  if (first > last) throw wrong('Must not be later than the last day.');
  if (first < plusDays(last, 1 - MOST_DAYS)) throw wrong(`Must be within ${MOST_DAYS} days of the last day.`);
  return { first, last };
}

/** Parted by section, or for somebody with sections of their own, each counts apart. */
function scopeOf(viewer: Viewer, { section, by }: StatisticsQuery): Scope {
  const sections = sectionsOf(viewer, section).filter((each) => each !== null);
  if (section !== undefined || viewer.sections !== null) return sections;
  return by === 'section' ? 'each' : 'together';
}

type DaysWanted = Parameters<typeof readDays>[2];

/** Nothing has happened yet on days to come. */
async function readPast(
  deps: ReadStatisticsDeps,
  calendar: Calendar,
  wanted: DaysWanted,
): Promise<readonly DatedRow[]> {
  const today = calendar.dayOf(deps.clock.now());
  const last = wanted.last > today ? today : wanted.last;
  const isNothing = wanted.first > last || (Array.isArray(wanted.scope) && wanted.scope.length === 0);
  return isNothing ? [] : readDays(deps, calendar, { ...wanted, last });
}

function isForViewer(viewer: Viewer, { by, key }: DatedRow): boolean {
  return by !== 'editor' || viewer.role !== 'moderator' || key === viewer.id;
}

function groupsOf(rows: readonly DatedRow[], { by, first, last }: Period & { readonly by: Grouping }) {
  const sums = sumBy(rows, (row) => keyIn(row, by));
  const presented = (key: string) => ({ key, ...figuresOf(sums.get(key) ?? NOTHING, by) });
  if (by === 'day') return daysFrom(first, last).map(presented);
  if (by === 'hour') return HOURS.map(presented);
  return inOrder(sums).map(presented);
}

function keyIn(row: DatedRow, by: Grouping): string {
  if (by === 'day') return row.day;
  return by === 'section' ? (row.section ?? '') : row.key;
}

function detectorsOf(rows: readonly DatedRow[]) {
  const sums = sumBy(rows, ({ key }) => key);
  return inOrder(sums).map((detector) => ({ detector, ...precisionOf(sums.get(detector) ?? NOTHING) }));
}

/** Those with the most decisions first. */
function inOrder(sums: ReadonlyMap<string, Tally>): readonly string[] {
  const decisions = ({ kept, removed }: Tally) => kept + removed;
  return [...sums]
    .sort(([one, a], [other, b]) => decisions(b) - decisions(a) || (one < other ? -1 : 1))
    .map(([key]) => key);
}
