import { MINUTE_MS } from '../clock.js';

/** The offsets of all time zones are multiples of it, so each of their hours and days is made of whole slots. */
export const SLOT_MS = 15 * MINUTE_MS;

/** How much there was in a slot. */
export interface Slot {
  /** Counted from 1970, in quarters of an hour. */
  readonly slot: number;
  readonly count: number;
}

/** The expression, for a pipeline, of the slot that a date lies in, such as `'$createdAt'`. */
export function slotOf(date: string) {
  return { $floor: { $divide: [{ $subtract: [date, new Date(0)] }, SLOT_MS] } };
}

export function slotAt(time: Date): number {
  return Math.floor(time.getTime() / SLOT_MS);
}
