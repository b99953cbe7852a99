import type { Flag } from './flag.js';
import type { FlagStore } from './flag-store.js';
import { negated, tallySettled } from './reporters/reporter-record.js';
import type { ReporterStore } from './reporters/reporter-store.js';

export interface UnsettleFlagsDeps {
  readonly flagStore: Pick<FlagStore, 'listSettledBy' | 'unsettle'>;
  readonly reporterStore: Pick<ReporterStore, 'addSettled'>;
}

interface Unsettling {
  readonly commentId: string;
  readonly decisionId: string;
  /** What the flags would be without the decision; null while they wait for another. */
  readonly settled: { readonly outcome: 'unsettled'; readonly settledAt: Date } | null;
}

/** Takes back what a decision made of flags, of those alone, and of the records of their reporters. Call it within the transaction of the reversal. */
export async function unsettleFlags(deps: UnsettleFlagsDeps, unsettling: Unsettling): Promise<void> {
  const { commentId, decisionId, settled } = unsettling;
  const fields: Pick<Flag, 'outcome' | 'settledAt'> = settled ?? { outcome: 'pending', settledAt: null };
  const flags = await deps.flagStore.listSettledBy(commentId, decisionId);
  await deps.flagStore.unsettle(commentId, decisionId, fields);
  await deps.reporterStore.addSettled(negated(tallySettled(flags)));
}
