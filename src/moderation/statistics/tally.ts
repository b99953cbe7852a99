import { NO_WAITS, type WaitSketch } from './wait-sketch.js';

/** By what statistics are kept. A roll-up has a row for each key: an hour of the day, a queue, a reason and so on. */
export const DIMENSIONS = ['all', 'hour', 'queue', 'reason', 'editor', 'detector'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const COUNTS = [
  'arrivals',
  'flags',
  'readers',
  'kept',
  'removed',
  'escalated',
  'reversed',
  'appealsUpheld',
  'appealsDismissed',
] as const;

export type Counts = Readonly<Record<(typeof COUNTS)[number], number>>;

/** What happened in some time, place or hands. All of it adds up. */
export interface Tally extends Counts {
  /** From a case's opening to its decision; keeps and removals, reversed ones among them. */
  readonly waits: WaitSketch;
}

/** A row of a roll-up: of one section, or of all (null). */
export interface Row {
  readonly section: string | null;
  readonly by: Dimension;
  readonly key: string;
  readonly tally: Tally;
}

/** A tally that is being added up. */
export class TallySum implements Tally {
  arrivals = 0;
  flags = 0;
  readers = 0;
  kept = 0;
  removed = 0;
  escalated = 0;
  reversed = 0;
  appealsUpheld = 0;
  appealsDismissed = 0;
  readonly waits = new Map<number, number>();

  add(part: Partial<Tally>): this {
    for (const count of COUNTS) this[count] += part[count] ?? 0;
    for (const [bucket, count] of part.waits ?? NO_WAITS) this.waits.set(bucket, (this.waits.get(bucket) ?? 0) + count);
    return this;
  }
}

export const NOTHING: Tally = new TallySum();

/** The sums by a key. */
export function sumBy<R extends { readonly tally: Tally }>(
  rows: readonly R[],
  keyOf: (row: R) => string,
): ReadonlyMap<string, Tally> {
  const sums = new Map<string, TallySum>();
  for (const row of rows) {
    const key = keyOf(row);
    const sum = sums.get(key) ?? new TallySum();
    sums.set(key, sum.add(row.tally));
  }
  return sums;
}
