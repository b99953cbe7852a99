import { MINUTE_MS } from '../../platform/clock.js';
import type { EvidenceSettings } from './evidence-settings.js';
import { logLikelihood, violatingRate } from './flag-likelihood.js';

export interface TimedFlag {
  readonly reporterId: string;
  readonly at: Date;
}

export interface FlagBurst {
  readonly reporterIds: readonly string[];
  readonly from: Date;
  readonly to: Date;
  /** What a comment that breaks the rules would have drawn meanwhile, on average. */
  readonly expected: number;
}

/**
 * The `burstMinutes` with the most flags, where even a comment that breaks the rules would hardly ever draw so many from
 * as many readers. `exposure`: readers per hour.
 */
export function findBurst(flags: readonly TimedFlag[], exposure: number, settings: EvidenceSettings): FlagBurst | null {
  const { burstMinutes, burstChance, leastReporters } = settings.coordination;
  const densest = densestWindow(flags, burstMinutes * MINUTE_MS);
  const [first, last] = [densest[0], densest.at(-1)];
  if (first === undefined || last === undefined || densest.length < leastReporters) return null;
  const readers = (exposure * burstMinutes) / 60 + settings.likelihood.extraReaders;
  if (chanceOfAtLeast(densest.length, readers, settings) > burstChance) return null;
  const expected = readers * settings.likelihood.violatingFlagsPerReader;
  return { reporterIds: densest.map(({ reporterId }) => reporterId), from: first.at, to: last.at, expected };
}

function densestWindow(flags: readonly TimedFlag[], lengthMs: number): readonly TimedFlag[] {
  const sorted = flags.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.reporterId < b.reporterId ? -1 : 1));
  let start = 0;
  let best = { start: 0, end: 0 };
  for (const [index, flag] of sorted.entries()) {
    while (flag.at.getTime() - (sorted[start]?.at.getTime() ?? 0) > lengthMs) start += 1;
    if (index + 1 - start > best.end - best.start) best = { start, end: index + 1 };
  }
  return sorted.slice(best.start, best.end);
}

/** An upper bound that is close where it is small: the terms from `flags` on fall at least by the ratio of the first two. */
function chanceOfAtLeast(flags: number, readers: number, { likelihood }: EvidenceSettings): number {
  const rate = violatingRate(likelihood);
  const first = logLikelihood({ flags, readers }, rate);
  const ratio = Math.exp(logLikelihood({ flags: flags + 1, readers }, rate) - first);
  return ratio >= 1 ? 1 : Math.min(1, Math.exp(first) / (1 - ratio));
}
