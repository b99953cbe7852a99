import type { AccountStore } from '../../accounts/index.js';
import type { CommentStore } from '../../comments/index.js';
import type { Clock } from '../../platform/clock.js';
import { isStanding } from '../flag.js';
import type { FlagStore } from '../flag-store.js';
import { MOST_RECENT, type ReporterRecord, type SettledTally } from './reporter-record.js';
import type { ReporterStore } from './reporter-store.js';

export interface ReconcileReportersDeps {
  readonly accountStore: Pick<AccountStore, 'findById'>;
  readonly commentStore: Pick<CommentStore, 'hasPublished'>;
  readonly flagStore: Pick<FlagStore, 'listReporterIds' | 'tallySettled' | 'listByReporter'>;
  readonly reporterStore: Pick<ReporterStore, 'findMany' | 'correct'>;
  readonly clock: Clock;
  /** Between two pages, so that what people wait for comes first. */
  readonly rest: () => Promise<void>;
  /** Ends the walk at its next page. */
  readonly signal: AbortSignal;
}

const PAGE_SIZE = 500;
const NONE: SettledTally = { upheld: 0, dismissed: 0 };

/**
 * Recounts the settled flags of all reporters, makes the records that are missing, and writes those anew that differ.
 * Returns how many. A record that changes meanwhile is left for the next time; two walks at once do no harm.
 */
export async function reconcileReporters(deps: ReconcileReportersDeps): Promise<number> {
  let corrected = 0;
  let after: string | null = null;
  for (;;) {
    const ids: readonly string[] = await deps.flagStore.listReporterIds(after, PAGE_SIZE);
    corrected += await reconcilePage(deps, ids);
    if (ids.length === 0 || deps.signal.aborted) return corrected;
    after = ids.at(-1) ?? null;
    await deps.rest();
  }
}

async function reconcilePage(deps: ReconcileReportersDeps, ids: readonly string[]): Promise<number> {
  // The records first: whatever is settled after that, changes them, and then they are not written over.
  const records = await deps.reporterStore.findMany(ids);
  const tallies = await deps.flagStore.tallySettled(ids);
  let corrected = 0;
  for (const id of ids) {
    const [record, tally = NONE] = [records.get(id), tallies.get(id)];
    if (record !== undefined && isSame(record, tally)) continue;
    const isCorrected = await deps.reporterStore.correct(await recordOf(deps, id, tally), record?.changes ?? null);
    corrected += isCorrected ? 1 : 0;
  }
  return corrected;
}

function isSame(one: SettledTally, other: SettledTally): boolean {
  return one.upheld === other.upheld && one.dismissed === other.dismissed;
}

type Correction = Omit<ReporterRecord, 'mutedUntil' | 'changes'>;

async function recordOf(deps: ReconcileReportersDeps, id: string, tally: SettledTally): Promise<Correction> {
  const account = await deps.accountStore.findById(id);
  const hasPublishedComment = await deps.commentStore.hasPublished(id);
  const newest = await deps.flagStore.listByReporter(id, { after: null, limit: MOST_RECENT });
  const recent = newest
    .filter(isStanding)
    .map(({ commentId, createdAt: at }) => ({ commentId, at }))
    .reverse();
  return { id, ...tally, recent, hasPublishedComment, registeredAt: account?.createdAt ?? deps.clock.now() };
}
