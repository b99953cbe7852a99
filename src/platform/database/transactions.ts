import { AsyncLocalStorage } from 'node:async_hooks';
import type { Connection } from 'mongoose';

/**
 * Runs `work` in one transaction: all of its writes or none. Model calls inside join it by themselves
 * (`transactionAsyncLocalStorage`). A transient conflict runs `work` again, so it must have no other effects;
 * those belong in `afterCommit`. A call inside another's `work` joins that transaction.
 */
export type Transact = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Runs `effect` once the surrounding transaction has committed (at once outside of one); never if it aborts. What was
 * asked for is done by then, so an effect that fails is told of, and fails neither the request nor the other effects.
 */
export type AfterCommit = (effect: () => Promise<void> | void) => Promise<void>;

export interface Transactions {
  readonly transact: Transact;
  readonly afterCommit: AfterCommit;
}

type Effect = () => Promise<void> | void;

/** Told of an effect that failed after its transaction had committed. */
type EffectFailed = (error: unknown) => void;

export function createTransactions(connection: Connection, effectFailed: EffectFailed): Transactions {
  const pending = new AsyncLocalStorage<Effect[]>();

  const transact: Transact = async (work) => {
    if (pending.getStore() !== undefined) return work();
    let effects: Effect[] = [];
    const result = await connection.transaction(() => {
      effects = []; // a retry starts anew
      return pending.run(effects, work);
    });
    for (const effect of effects) await attempt(effect, effectFailed);
    return result;
  };

  const afterCommit: AfterCommit = async (effect) => {
    const effects = pending.getStore();
    if (effects === undefined) await effect();
    else effects.push(effect);
  };

  return { transact, afterCommit };
}

async function attempt(effect: Effect, effectFailed: EffectFailed): Promise<void> {
  try {
    await effect();
  } catch (error) {
    effectFailed(error);
  }
}
