import { circuitBreaker, ConsecutiveBreaker, handleAll, handleWhen, retry, wrap } from 'cockatiel';
import { createRetryBudget } from './retry-budget.js';

/** Calls `work`, and again where that is likely to help and cheap enough. Throws its last error. */
export type CarefulCalls = <T>(work: () => Promise<T>) => Promise<T>;

export interface CarefulCallsOptions {
  /** So many failures in a row stop all calls for `pauseMs`; then one is tried. */
  readonly failuresToPause: number;
  readonly pauseMs: number;
  /** Whether a call that failed so may go well a moment later. */
  readonly mayPass: (error: unknown) => boolean;
}

/** Calls to one other side: one that is down is neither waited for nor flooded with second tries. */
export function createCarefulCalls({ failuresToPause, pauseMs, mayPass }: CarefulCallsOptions): CarefulCalls {
  const budget = createRetryBudget();
  const again = retry(
    handleWhen((error) => mayPass(error) && budget.has()),
    { maxAttempts: 1 },
  );
  again.onRetry(budget.spend);
  const pausing = circuitBreaker(handleAll, {
    halfOpenAfter: pauseMs,
    breaker: new ConsecutiveBreaker(failuresToPause),
  });
  const policy = wrap(again, pausing);
  return (work) => {
    budget.earn();
    return policy.execute(work);
  };
}
