import type { Flag, FlagStore } from '../../../flags/index.js';
import { DAY_MS, type Clock } from '../../../platform/clock.js';
import type { FlagRecord, MisuseSettings } from '../../evidence/flag-misuse.js';
import type { DecisionStore } from '../decision-store.js';
import { flagRecordOf, judged } from './flag-record.js';

export interface ReadFlagRecordDeps {
  readonly flagStore: Pick<FlagStore, 'listJudged'>;
  readonly decisionStore: Pick<DecisionStore, 'findMany'>;
}

/** The `days` before `asOf`; of the flags in them, those raised after `measuredAt` count by themselves. */
interface Period {
  readonly asOf: Date;
  readonly days: number;
  readonly measuredAt: Date | null;
}

/** What a reporter's flags of a period come to, by what is known of them now. */
export async function readFlagRecord(
  { flagStore, decisionStore }: ReadFlagRecordDeps,
  reporterId: string,
  { asOf, days, measuredAt }: Period,
): Promise<FlagRecord> {
  const flags = await flagStore.listJudged(reporterId, { from: startOf({ asOf, days }), to: asOf });
  const decisions = await decisionStore.findMany([...new Set(flags.flatMap(dismissedBy))]);
  return flagRecordOf(
    flags.map((flag) => judged(flag, decisions)),
    measuredAt,
  );
}

export interface ReadRecentFlagsDeps extends ReadFlagRecordDeps {
  readonly misuseSettings: () => Promise<MisuseSettings>;
  readonly clock: Clock;
}

/** The same of the days that count at present. */
export async function readRecentFlags(deps: ReadRecentFlagsDeps, reporterId: string) {
  const { days } = (await deps.misuseSettings()).misuse;
  const record = await readFlagRecord(deps, reporterId, { asOf: deps.clock.now(), days, measuredAt: null });
  const { settled, unfounded, grave } = record;
  return { settled, unfounded, grave, days };
}

export function startOf({ asOf, days }: Pick<Period, 'asOf' | 'days'>): Date {
  return new Date(asOf.getTime() - days * DAY_MS);
}

function dismissedBy({ outcome, decisionId }: Flag): readonly string[] {
  return outcome === 'dismissed' && decisionId !== null ? [decisionId] : [];
}
