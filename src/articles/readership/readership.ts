import { HOUR_MS } from '../../platform/clock.js';

/** How much an article is read: from memory, so no more than an estimate. */
export interface Readership {
  /** Ever. A reader who comes back after half an hour counts again. */
  readonly readers: number;
  /** Readers per hour at present. */
  readonly exposure: number;
}

export const UNREAD: Readership = { readers: 0, exposure: 0 };

/** What is kept of an article's readers: `exposure` is that of `exposureAt`, and decays from then on. */
export interface KeptReadership extends Readership {
  readonly exposureAt: Date;
}

/** How fast an exposure decays: its share that is left after `ms`. */
export function exposureLeft(ms: number, halfLifeMs: number): number {
  return 2 ** (-Math.max(0, ms) / halfLifeMs);
}

/** What one reader adds to the exposure: with a steady stream of readers it so tends to their number per hour. */
export function exposureOfOne(halfLifeMs: number): number {
  return (Math.LN2 * HOUR_MS) / halfLifeMs;
}

export function readershipAt(kept: KeptReadership, now: Date, halfLifeMs: number): Readership {
  const left = exposureLeft(now.getTime() - kept.exposureAt.getTime(), halfLifeMs);
  return { readers: kept.readers, exposure: kept.exposure * left };
}
