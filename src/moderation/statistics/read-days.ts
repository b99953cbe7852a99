import type { Transact } from '../../platform/database/transactions.js';
import { daysFrom, stretchesOf, type Calendar } from './calendar.js';
import { gatherRange, type GatherRangeDeps } from './gather-range.js';
import type { DatedRow, RollUpStore, Scope } from './roll-up-store.js';
import type { Dimension } from './tally.js';

export interface ReadDaysDeps extends GatherRangeDeps {
  readonly rollUpStore: Pick<RollUpStore, 'listChanges' | 'listRolled' | 'list'>;
  readonly transact: Transact;
}

interface DaysWanted {
  /** Both included. */
  readonly first: string;
  readonly last: string;
  readonly by: readonly Dimension[];
  readonly scope: Scope;
}

/**
 * What happened on these days, exactly: from roll-ups where they are up to date, and from the records of all other days,
 * which usually is the last one or two.
 */
export async function readDays(
  deps: ReadDaysDeps,
  calendar: Calendar,
  wanted: DaysWanted,
): Promise<readonly DatedRow[]> {
  // In one transaction, so that all is of one moment.
  const { fresh, rows } = await deps.transact(async () => {
    const fresh = await freshDays(deps, calendar, wanted);
    const rolled = fresh.size === 0 ? [] : await deps.rollUpStore.list(wanted);
    return { fresh, rows: rolled.filter(({ day }) => fresh.has(day)) };
  });
  const others = daysFrom(wanted.first, wanted.last).filter((day) => !fresh.has(day));
  const withDetectors = wanted.by.includes('detector');
  const gathered: DatedRow[] = [];
  for (const { first, last } of stretchesOf(others)) {
    const range = { ...calendar.rangeOf(first, last), withDetectors };
    const days = await gatherRange(deps, calendar, range);
    for (const [day, found] of days) gathered.push(...found.map((row) => ({ ...row, day })));
  }
  return [...rows, ...gathered.filter((row) => isWanted(row, wanted))];
}

/** The days that are rolled up, and on which nothing has changed since. */
async function freshDays(
  { rollUpStore }: ReadDaysDeps,
  calendar: Calendar,
  { first, last }: DaysWanted,
): Promise<ReadonlySet<string>> {
  const { from, to } = calendar.rangeOf(first, last);
  const rolled = await rollUpStore.listRolled({ first, last });
  const changed = new Set((await rollUpStore.listChanges(from, to)).map(({ at }) => calendar.dayOf(at)));
  const isFresh = ({ day, timeZone }: (typeof rolled)[number]) => timeZone === calendar.timeZone && !changed.has(day);
  return new Set(rolled.filter(isFresh).map(({ day }) => day));
}

function isWanted({ by, section }: DatedRow, wanted: DaysWanted): boolean {
  if (!wanted.by.includes(by)) return false;
  if (wanted.scope === 'together') return section === null;
  return section !== null && (wanted.scope === 'each' || wanted.scope.includes(section));
}
