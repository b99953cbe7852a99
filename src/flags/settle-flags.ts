import type { Clock } from '../platform/clock.js';
import { FLAG_REASONS, SETTLED_OUTCOMES, type Flag, type FlagReason, type SettledOutcome } from './flag.js';
import type { FlagStore } from './flag-store.js';
import { tallySettled } from './reporters/reporter-record.js';
import type { ReporterStore } from './reporters/reporter-store.js';

export interface SettleFlagsDeps {
  readonly flagStore: Pick<FlagStore, 'listPending' | 'settle'>;
  readonly reporterStore: Pick<ReporterStore, 'addSettled'>;
  readonly clock: Clock;
}

/** Which flags a verdict settles, and how. */
export interface Settling {
  readonly commentId: string;
  /** Flags on later revisions stay pending. */
  readonly revision: number;
  readonly outcomeOf: (reason: FlagReason) => SettledOutcome;
}

interface Verdict extends Settling {
  /** Null where no decision settles them. */
  readonly decisionId: string | null;
}

/** How many flags were settled each way. */
export type SettledFlags = Readonly<Record<SettledOutcome, number>>;

/**
 * Settles the pending flags on a comment, each on its own reason, and adds them to the records of their reporters. Call
 * it within the decision's transaction, after the write of the case: no flag comes or goes without one.
 */
export async function settleFlags(deps: SettleFlagsDeps, verdict: Verdict): Promise<SettledFlags> {
  const { commentId, revision, decisionId, outcomeOf } = verdict;
  const pending = await toSettle(deps, verdict);
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

/** How many flags `settleFlags` would settle each way at this moment. Changes nothing. */
export async function foreseeSettled(deps: ForeseeSettledDeps, settling: Settling): Promise<SettledFlags> {
  const outcomes = (await toSettle(deps, settling)).map(({ reason }) => settling.outcomeOf(reason));
  const count = (outcome: SettledOutcome) => outcomes.filter((each) => each === outcome).length;
  return { upheld: count('upheld'), dismissed: count('dismissed'), unsettled: count('unsettled') };
}

export interface ForeseeSettledDeps {
  readonly flagStore: Pick<FlagStore, 'listPending'>;
}

async function toSettle(
  { flagStore }: ForeseeSettledDeps,
  { commentId, revision }: Settling,
): Promise<readonly Flag[]> {
  return (await flagStore.listPending([commentId])).filter((flag) => flag.revision <= revision);
}
