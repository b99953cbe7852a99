import type { Flag } from './flag.js';
import type { FlagStore } from './flag-store.js';

export interface UnsettleFlagsDeps {
  readonly flagStore: Pick<FlagStore, 'unsettle'>;
}

interface Unsettling {
  readonly commentId: string;
  readonly decisionId: string;
  /** What the flags would be without the decision; null while they wait for another. */
  readonly settled: { readonly outcome: 'unsettled'; readonly settledAt: Date } | null;
}

/** Takes back what a decision made of flags, of those alone. Call it within the transaction of the reversal. */
export async function unsettleFlags({ flagStore }: UnsettleFlagsDeps, unsettling: Unsettling): Promise<void> {
  const { commentId, decisionId, settled } = unsettling;
  const fields: Pick<Flag, 'outcome' | 'settledAt'> = settled ?? { outcome: 'pending', settledAt: null };
  await flagStore.unsettle(commentId, decisionId, fields);
}
