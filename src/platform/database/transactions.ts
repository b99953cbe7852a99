import { AsyncLocalStorage } from 'node:async_hooks';
import type { Connection } from 'mongoose';

/**
 * Runs `work` in one transaction: all of its writes or none. Model calls inside join it by themselves
 * (`transactionAsyncLocalStorage`). A transient conflict runs `work` again, so it must have no other effects;
 * those belong in `afterCommit`. A call inside another's `work` joins that transaction.
 */
export type Transact = <T>(work: () => Promise<T>) => Promise<T>;

/** Runs `effect` once the surrounding transaction has committed (at once outside of one); never if it aborts. */
export type AfterCommit = (effect: () => Promise<void> | void) => Promise<void>;

export interface Transactions {
  readonly transact: Transact;
  readonly afterCommit: AfterCommit;
}

type Effect = () => Promise<void> | void;

export function createTransactions(connection: Connection): Transactions {
  const pending = new AsyncLocalStorage<Effect[]>();

  const transact: Transact = async (work) => {
    if (pending.getStore() !== undefined) return work();
    let effects: Effect[] = [];
    const result = await connection.transaction(() => {
      effects = []; // a retry starts anew
      return pending.run(effects, work);
    });
    for (const effect of effects) await effect();
    return result;
  };

  const afterCommit: AfterCommit = async (effect) => {
    const effects = pending.getStore();
    if (effects === undefined) await effect();
    else effects.push(effect);
  };

  return { transact, afterCommit };
}
