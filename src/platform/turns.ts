/** Runs `work` after all earlier work of the same key has ended, however it ended; other keys don't wait. */
export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/**
 * Lines up work that would only collide, such as many transactions on one document. It spares this process's retries;
 * that other processes may do the same at the same time is for the transactions to settle.
 */
export function createTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work);
    const ended = mine.catch(() => undefined);
    last.set(key, ended);
    try {
      return await mine;
    } finally {
      if (last.get(key) === ended) last.delete(key);
    }
  };
}
