import type { OverturnedFlagStore } from './overturned-flag-store.js';
import type { FlagStore } from './flag-store.js';
import { negated, tallySettled } from './reporters/reporter-record.js';
import type { ReporterStore } from './reporters/reporter-store.js';

export interface OverturnFlagsDeps {
  readonly flagStore: Pick<FlagStore, 'listSettledBy'>;
  readonly overturnedFlagStore: OverturnedFlagStore;
  readonly reporterStore: Pick<ReporterStore, 'addSettled'>;
}

interface SettledBy {
  readonly commentId: string;
  readonly decisionId: string;
}

/**
 * Has the flags that a decision settled wait for another, and takes it out of the records of their reporters; what it had
 * made of them is kept. Call it within the transaction of the decision that overturns it, before that settles them.
 */
export async function overturnFlags(deps: OverturnFlagsDeps, { commentId, decisionId }: SettledBy): Promise<void> {
  const flags = await deps.flagStore.listSettledBy(commentId, decisionId);
  await deps.overturnedFlagStore.overturn(commentId, decisionId);
  await deps.reporterStore.addSettled(negated(tallySettled(flags)));
}

/** Gives flags back what an overturned decision had made of them, whatever they are at present. */
export async function restoreFlags(deps: OverturnFlagsDeps, { commentId, decisionId }: SettledBy): Promise<void> {
  const overturned = await deps.overturnedFlagStore.listOverturned(commentId, decisionId);
  await deps.overturnedFlagStore.restore(commentId, decisionId);
  await deps.reporterStore.addSettled(negated(tallySettled(overturned.map(({ flag }) => flag))));
  await deps.reporterStore.addSettled(
    tallySettled(overturned.map(({ flag: { reporterId }, outcome }) => ({ reporterId, outcome }))),
  );
}
