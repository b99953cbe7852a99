/** How many second tries may be made: a share of the first ones, so that they never make an outage worse. */
export interface RetryBudget {
  /** To be told of each first try. */
  readonly earn: () => void;
  readonly has: () => boolean;
  readonly spend: () => void;
}

/** Every tenth call may be tried again; some at once after a quiet time. */
const SHARE = 0.1;
const MOST = 5;

export function createRetryBudget(): RetryBudget {
  let left = MOST;
  return {
    earn: () => {
      left = Math.min(MOST, left + SHARE);
    },
    has: () => left >= 1,
    spend: () => {
      left -= 1;
    },
  };
}
