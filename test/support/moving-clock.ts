import type { Clock } from '../../src/platform/clock.js';

/** A clock that stands still until it is moved. */
export interface MovingClock extends Clock {
  readonly advance: (ms: number) => void;
}

export function createMovingClock(start = new Date('2026-03-02T09:00:00Z')): MovingClock {
  let ms = start.getTime();
  return {
    now: () => new Date(ms),
    advance: (by) => {
      ms += by;
    },
  };
}
