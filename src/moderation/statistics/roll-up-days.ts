import type { ReaderTallyStore } from '../../articles/index.js';
import { MINUTE_MS, type Clock } from '../../platform/clock.js';
import type { Transact } from '../../platform/database/transactions.js';
import type { CaseOpeningStore } from '../cases/case-opening-store.js';
import { createCalendar, daysFrom, plusDays, type Calendar } from './calendar.js';
import { gatherRange, type GatherRangeDeps } from './gather-range.js';
import type { LateChange, RollUpStore } from './roll-up-store.js';

export interface RollUpDaysDeps extends GatherRangeDeps {
  readonly caseOpeningStore: CaseOpeningStore;
  readonly readerTallyStore: Pick<ReaderTallyStore, 'countRead' | 'firstRead'>;
  readonly rollUpStore: RollUpStore;
  /** By whose clocks days begin and end. */
  readonly statisticsTimeZone: () => Promise<string>;
  readonly transact: Transact;
  readonly clock: Clock;
  /** Ends the walk after the day that it is at. */
  readonly signal: AbortSignal;
}

/** What began on a day has committed, or failed, so long after its end. */
const SETTLE_MS = 10 * MINUTE_MS;

/**
 * Rolls up each day that has ended and isn't rolled up, or on which something has changed since; the newest first. A day
 * is made anew from its records as a whole, so it does no harm to do one again, to stop after any, or to have several
 * processes do it at once. Returns how many days it rolled up.
 */
export async function rollUpDays(deps: RollUpDaysDeps): Promise<number> {
  const calendar = createCalendar(await deps.statisticsTimeZone());
  const last = plusDays(calendar.dayOf(new Date(deps.clock.now().getTime() - SETTLE_MS)), -1);
  const start = await firstMoment(deps);
  if (start === null) return 0;
  const first = calendar.dayOf(start);
  // Read before the records are: what changes from here on stays noted for the next time.
  const changes = await changesByDay(deps, calendar, last);
  const rolled = new Map((await deps.rollUpStore.listRolled({ first, last })).map((each) => [each.day, each]));
  const due = daysFrom(first, last).filter(
    (day) => rolled.get(day)?.timeZone !== calendar.timeZone || changes.has(day),
  );
  let done = 0;
  for (const day of due.reverse()) {
    if (deps.signal.aborted) break;
    const stampBefore = rolled.get(day)?.stamp ?? null;
    if (await rollUpDay(deps, calendar, { day, stampBefore, known: changes.get(day) ?? [] })) done += 1;
  }
  return done;
}

interface Due {
  readonly day: string;
  readonly stampBefore: string | null;
  readonly known: readonly LateChange[];
}

async function rollUpDay(deps: RollUpDaysDeps, calendar: Calendar, { day, ...due }: Due): Promise<boolean> {
  const range = calendar.rangeOf(day, day);
  const rows = (await gatherRange(deps, calendar, { ...range, withDetectors: true })).get(day) ?? [];
  const known = due.known.map(({ id }) => id);
  const rolledUp = { ...due, timeZone: calendar.timeZone, rows, known };
  return deps.transact(() => deps.rollUpStore.replace(day, rolledUp));
}

/** Nothing else happens to a comment before its article is read or its case is opened. */
async function firstMoment({ caseOpeningStore, readerTallyStore }: RollUpDaysDeps): Promise<Date | null> {
  const firsts = [await caseOpeningStore.firstOpened(), await readerTallyStore.firstRead()];
  const times = firsts.flatMap((time) => (time === null ? [] : [time.getTime()]));
  return times.length === 0 ? null : new Date(Math.min(...times));
}

async function changesByDay(
  { rollUpStore }: RollUpDaysDeps,
  calendar: Calendar,
  last: string,
): Promise<ReadonlyMap<string, readonly LateChange[]>> {
  const changes = await rollUpStore.listChanges(new Date(0), calendar.rangeOf(last, last).to);
  const byDay = new Map<string, LateChange[]>();
  for (const change of changes) {
    const day = calendar.dayOf(change.at);
    byDay.set(day, [...(byDay.get(day) ?? []), change]);
  }
  return byDay;
}
