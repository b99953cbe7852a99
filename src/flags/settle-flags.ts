import type { Clock } from '../platform/clock.js';
import { FLAG_REASONS, SETTLED_OUTCOMES, type FlagReason, type SettledOutcome } from './flag.js';
import type { FlagStore } from './flag-store.js';
import { tallySettled } from './reporters/reporter-record.js';
import type { ReporterStore } from './reporters/reporter-store.js';

export interface SettleFlagsDeps {
  readonly flagStore: Pick<FlagStore, 'listPending' | 'settle'>;
  readonly reporterStore: Pick<ReporterStore, 'addSettled'>;
  readonly clock: Clock;
}

interface Verdict {
  readonly commentId: string;
  /** Flags on later revisions stay pending. */
  readonly revision: number;
  /** Null where no decision settles them. */
  readonly decisionId: string | null;
  readonly outcomeOf: (reason: FlagReason) => SettledOutcome;
}

/** How many flags were settled each way. */
export type SettledFlags = Readonly<Record<SettledOutcome, number>>;

/**
 * Settles the pending flags on a comment, each on its own reason, and adds them to the records of their reporters. Call
 * it within the decision's transaction, after the write of the case: no flag comes or goes without one.
 */
export async function settleFlags(deps: SettleFlagsDeps, verdict: Verdict): Promise<SettledFlags> {
  const { commentId, revision, decisionId, outcomeOf } = verdict;
  const pending = (await deps.flagStore.listPending([commentId])).filter((flag) => flag.revision <= revision);
  const settledAt = deps.clock.now();
  const settled = { upheld: 0, dismissed: 0, unsettled: 0 };
  if (pending.length === 0) return settled;
  for (const outcome of SETTLED_OUTCOMES) {
    const reasons = FLAG_REASONS.filter((reason) => outcomeOf(reason) === outcome);
    if (reasons.length > 0)
      settled[outcome] = await deps.flagStore.settle(commentId, revision, { reasons, outcome, settledAt, decisionId });
  }
  await deps.reporterStore.addSettled(
    tallySettled(pending.map((flag) => ({ ...flag, outcome: outcomeOf(flag.reason) }))),
  );
  return settled;
}
