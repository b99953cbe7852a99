import type { Clock } from '../platform/clock.js';
import { isId } from '../platform/database/ids.js';
import type { Transact } from '../platform/database/transactions.js';
import { AppError } from '../platform/errors.js';
import type { InTurn } from '../platform/turns.js';
import type { NoteFlagsWithdrawn } from './flag.js';
import type { FlagStore } from './flag-store.js';
import type { ReporterStore } from './reporters/reporter-store.js';

export interface WithdrawFlagsDeps {
  readonly flagStore: Pick<FlagStore, 'findByReporter' | 'withdraw'>;
  readonly reporterStore: Pick<ReporterStore, 'forgetFlags'>;
  readonly noteFlagsWithdrawn: NoteFlagsWithdrawn;
  readonly transact: Transact;
  readonly inTurn: InTurn;
  readonly clock: Clock;
}

interface WithdrawFlagsInput {
  readonly commentId: string;
  readonly reporterId: string;
}

/**
 * Takes back what a reader says against a comment, on whichever revisions; once more does nothing. Throws `not_found`
 * when the reader never flagged it, and `flag_decided` when nothing is pending but something was decided.
 */
export function withdrawFlags(deps: WithdrawFlagsDeps, input: WithdrawFlagsInput): Promise<void> {
  const { commentId, reporterId } = input;
  return deps.inTurn(commentId, () => deps.inTurn(reporterId, () => deps.transact(() => withdraw(deps, input))));
}

async function withdraw(deps: WithdrawFlagsDeps, { commentId, reporterId }: WithdrawFlagsInput): Promise<void> {
  const raised = isId(commentId) ? await deps.flagStore.findByReporter(commentId, reporterId) : [];
  if (raised.length === 0) throw new AppError('not_found');
  const pending = raised.filter(({ outcome }) => outcome === 'pending');
  if (pending.length > 0) {
    const reasons = pending.map(({ reason }) => reason);
    await deps.noteFlagsWithdrawn({ commentId, reporterId, reasons });
    await deps.flagStore.withdraw(commentId, reporterId, deps.clock.now());
    await deps.reporterStore.forgetFlags(reporterId, commentId);
  } else if (raised.some(({ outcome }) => outcome !== 'withdrawn')) {
    throw new AppError('flag_decided');
  }
}
