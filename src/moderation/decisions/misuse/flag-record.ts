import type { Flag } from '../../../flags/index.js';
import type { FlagRecord } from '../../evidence/flag-misuse.js';
import type { Decision } from '../decision.js';

/** A settled flag, as misuse is found by it; `unfounded` is null where no editor called it so. */
export interface JudgedFlag {
  readonly createdAt: Date;
  readonly unfounded: Decision['flagsUnfounded'];
}

/** What a reporter's settled flags come to; `measuredAt` is when the last measure began, null where there is none. */
export function flagRecordOf(flags: readonly JudgedFlag[], measuredAt: Date | null): FlagRecord {
  const unfounded = flags.filter((flag) => flag.unfounded);
  return {
    settled: flags.length,
    unfounded: unfounded.length,
    grave: unfounded.filter((flag) => flag.unfounded === 'grave').length,
    unfoundedSinceWarning:
      measuredAt === null ? null : unfounded.filter(({ createdAt }) => createdAt > measuredAt).length,
  };
}

/** As the decision that settled it says; a flag for which the comment was hidden did harm. */
export function judged({ createdAt, decisionId }: Flag, decisions: ReadonlyMap<string, Decision>): JudgedFlag {
  const decision = decisions.get(decisionId ?? '');
  const { flagsUnfounded = null, undo } = decision ?? {};
  return { createdAt, unfounded: flagsUnfounded && undo?.statusBefore === 'hidden' ? 'grave' : flagsUnfounded };
}
