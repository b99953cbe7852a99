import type { Clock } from '../platform/clock.js';

/** A clock that stands still until it is set; it is never set back. */
export class DemoClock implements Clock {
  #time = 0;

  now(): Date {
    return new Date(this.#time);
  }

  /** `time` in ms since the epoch. */
  moveTo(time: number): void {
    this.#time = Math.max(this.#time, time);
  }
}
