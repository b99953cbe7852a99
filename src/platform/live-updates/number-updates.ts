import type { Clock } from '../clock.js';
import { isDuplicateKey } from '../database/database-errors.js';
import type { Transact } from '../database/transactions.js';
import { inOrderOfChange } from './live-update.js';
import type { LiveUpdateStore } from './live-update-store.js';

export interface NumberUpdatesDeps {
  readonly store: Pick<LiveUpdateStore, 'hasWaiting' | 'listWaiting' | 'head' | 'enter'>;
  readonly transact: Transact;
  readonly clock: Clock;
}

/** As many as get their numbers in one transaction. */
const MOST_AT_ONCE = 500;

/**
 * Gives every update that waits its number. Only what is committed can be seen to wait, so a number once given has
 * nothing to come before it, and who reads on from there misses nothing. Of several processes at once one gives a
 * number, and the others look again.
 */
export async function numberUpdates(deps: NumberUpdatesDeps): Promise<void> {
  while (await deps.store.hasWaiting()) {
    try {
      await numberSome(deps);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error; // else another process has just given these numbers
    }
  }
}

async function numberSome({ store, transact, clock }: NumberUpdatesDeps): Promise<void> {
  await transact(async () => {
    const head = await store.head();
    const waiting = inOrderOfChange(await store.listWaiting(MOST_AT_ONCE));
    if (waiting.length > 0) await store.enter(waiting, head + 1, clock.now());
  });
}
