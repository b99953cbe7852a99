import { SECOND_MS } from '../../platform/clock.js';
import { lowerWilson } from '../screening/phases/wilson.js';
import type { Tally } from './tally.js';
import { quantileOf, type WaitSketch } from './wait-sketch.js';

/** What statistics can be parted by. */
export const GROUPINGS = ['day', 'hour', 'queue', 'reason', 'editor', 'section', 'detector'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What comes before an editor decides has no editor and no reason yet; flags and readers are in no queue. */
const WITHOUT_ARRIVALS: readonly Grouping[] = ['reason', 'editor'];
const WITHOUT_READERS: readonly Grouping[] = ['queue', 'reason', 'editor'];

/** A tally as it is answered. `by` is what it was parted by; null is what it doesn't say there, or can't. */
export function figuresOf(tally: Tally, by: Grouping | null) {
  const { kept, removed, escalated, reversed, appealsUpheld, appealsDismissed } = tally;
  const decisions = kept + removed;
  const appeals = appealsUpheld + appealsDismissed;
  return {
    arrivals: by !== null && WITHOUT_ARRIVALS.includes(by) ? null : tally.arrivals,
    ...{ decisions, kept, removed, escalated },
    secondsToDecision: secondsIn(tally.waits),
    reversed,
    reversedShare: shareOf(reversed, decisions),
    ...{ appeals, appealsUpheld, appealsUpheldShare: shareOf(appealsUpheld, appeals) },
    ...(by !== null && WITHOUT_READERS.includes(by) ? NO_READERS : readersIn(tally)),
  };
}

const NO_READERS = { flags: null, readers: null, flagsPerThousandReaders: null };

function readersIn({ flags, readers }: Tally) {
  return { flags, readers, flagsPerThousandReaders: readers === 0 ? null : (1000 * flags) / readers };
}

function secondsIn(waits: WaitSketch): { readonly median: number; readonly p90: number } | null {
  const [median, p90] = [quantileOf(waits, 0.5), quantileOf(waits, 0.9)];
  return median === null || p90 === null ? null : { median: median / SECOND_MS, p90: p90 / SECOND_MS };
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** How much of what a detector had found was removed in the end, with Wilson's interval at 95 %. */
export function precisionOf({ kept, removed }: Pick<Tally, 'kept' | 'removed'>) {
  const decisions = kept + removed;
  return {
    ...{ decisions, removed },
    precision: shareOf(removed, decisions),
    atLeast: lowerWilson(removed, decisions),
    atMost: 1 - lowerWilson(kept, decisions),
  };
}
