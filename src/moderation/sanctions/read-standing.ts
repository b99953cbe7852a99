import type { Clock } from '../../platform/clock.js';
import type { Sanction } from './sanction.js';
import type { SanctionStore } from './sanction-store.js';
import { standingOf, type Standing } from './standing.js';

export interface ReadStandingDeps {
  readonly sanctionStore: Pick<SanctionStore, 'findInForce'>;
  readonly clock: Clock;
}

interface OwnStanding {
  readonly standing: Standing;
  /** What it follows from. */
  readonly sanctions: readonly Sanction[];
}

/** What an account may do now, and by which sanctions: one short range of an index. */
export async function readStanding(deps: ReadStandingDeps, accountId: string): Promise<OwnStanding> {
  const now = deps.clock.now();
  const sanctions = await deps.sanctionStore.findInForce(accountId, now);
  return { standing: standingOf(sanctions, now), sanctions };
}
