import type { Clock } from '../platform/clock.js';
import { FLAG_REASONS, SETTLED_OUTCOMES, type FlagReason, type SettledOutcome } from './flag.js';
import type { FlagStore } from './flag-store.js';

export interface SettleFlagsDeps {
  readonly flagStore: Pick<FlagStore, 'settle'>;
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

/** Settles the pending flags on a comment, each on its own reason. Call it within the decision's transaction. */
export async function settleFlags({ flagStore, clock }: SettleFlagsDeps, verdict: Verdict): Promise<SettledFlags> {
  const { commentId, revision, decisionId, outcomeOf } = verdict;
  const settledAt = clock.now();
  const settled = { upheld: 0, dismissed: 0, unsettled: 0 };
  for (const outcome of SETTLED_OUTCOMES) {
    const reasons = FLAG_REASONS.filter((reason) => outcomeOf(reason) === outcome);
    if (reasons.length > 0)
      settled[outcome] = await flagStore.settle(commentId, revision, { reasons, outcome, settledAt, decisionId });
  }
  return settled;
}
