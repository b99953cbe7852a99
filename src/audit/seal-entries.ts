import type { Clock } from '../platform/clock.js';
import { isDuplicateKey } from '../platform/database/database-errors.js';
import type { Transact } from '../platform/database/transactions.js';
import { nextSeal, type Seal } from './seal.js';
import type { SealStore } from './seal-store.js';

export interface SealEntriesDeps {
  readonly sealStore: Pick<SealStore, 'head' | 'listUnsealed' | 'append'>;
  readonly transact: Transact;
  readonly clock: Clock;
}

/** As many as are kept in memory at once, and as a seal has at most. */
const MOST_ENTRIES = 1000;

/**
 * Puts entries that wait into the next seal; null when none waits. An entry whose transaction commits late goes into a
 * later seal, so what is sealed never changes its order. Of several processes at once, one makes a seal, and the others
 * find its entries taken.
 */
export async function sealEntries({ sealStore, transact, clock }: SealEntriesDeps): Promise<Seal | null> {
  if ((await sealStore.listUnsealed(1)).length === 0) return null;
  try {
    return await transact(async () => {
      const head = await sealStore.head();
      const entries = await sealStore.listUnsealed(MOST_ENTRIES);
      if (entries.length === 0) return null;
      const { leaves, ...seal } = nextSeal(head, entries, clock.now());
      await sealStore.append({ ...seal, leaves });
      return seal;
    });
  } catch (error) {
    if (isDuplicateKey(error)) return null; // another process has just made this seal
    throw error;
  }
}
