import type { LikelihoodSettings } from './evidence-settings.js';
import { logGamma } from './log-gamma.js';

/** A flag count to explain. Both may be any real number from 0. */
export interface FlagCount {
  /** Flags, each counted by its reporter's weight and independence. */
  readonly flags: number;
  readonly readers: number;
}

/** A negative binomial with this shape and a mean of `perReader` for each reader. */
export interface FlagRate {
  readonly shape: number;
  readonly perReader: number;
}

export function violatingRate(set: LikelihoodSettings): FlagRate {
  return { shape: set.violatingShape, perReader: set.violatingFlagsPerReader };
}

export function innocentRate(set: LikelihoodSettings): FlagRate {
  return { shape: set.innocentShape, perReader: set.innocentFlagsPerReader };
}

/** The logarithm of the negative binomial likelihood, continued to real counts. */
export function logLikelihood({ flags, readers }: FlagCount, { shape, perReader }: FlagRate): number {
  return (
    logGamma(flags + shape) -
    logGamma(shape) -
    logGamma(flags + 1) +
    logChance({ flags, readers }, { shape, perReader })
  );
}

/**
 * The same of many counts, given that each is more than none, and less what doesn't depend on the rate: for fitting one.
 */
export function logLikelihoodOfSome(counts: readonly FlagCount[], rate: FlagRate): number {
  const perCount = counts.reduce((sum, count) => {
    const ofNone = -rate.shape * Math.log1p((rate.perReader * count.readers) / rate.shape);
    return sum + logGamma(count.flags + rate.shape) + logChance(count, rate) - Math.log(-Math.expm1(ofNone));
  }, 0);
  return perCount - counts.length * logGamma(rate.shape);
}

/**
 * How much better a flag count fits a comment that breaks the rules than one that doesn't, as a logarithm. With settings
 * within their ranges it never falls with more flags, and never rises with more readers.
 */
export function logLikelihoodRatio(count: FlagCount, settings: LikelihoodSettings): number {
  const [violating, innocent] = [violatingRate(settings), innocentRate(settings)];
  const { flags } = count;
  return (
    logGamma(flags + violating.shape) -
    logGamma(flags + innocent.shape) +
    logGamma(innocent.shape) -
    logGamma(violating.shape) +
    logChance(count, violating) -
    logChance(count, innocent)
  );
}

/** a ln(a / (a + M)) + n ln(M / (a + M)), for n flags where the mean is M and the shape a. */
function logChance({ flags, readers }: FlagCount, { shape, perReader }: FlagRate): number {
  const mean = perReader * readers;
  return -shape * Math.log1p(mean / shape) - flags * Math.log1p(shape / mean);
}
