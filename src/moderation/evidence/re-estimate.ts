import { setImmediate } from 'node:timers/promises';
import { RANGES, type EvidenceSettings, type LikelihoodSettings, type Range } from './evidence-settings.js';
import {
  innocentRate,
  logLikelihoodOfSome,
  logLikelihoodRatio,
  violatingRate,
  type FlagCount,
  type FlagRate,
} from './flag-likelihood.js';
import { logit, softplus } from './log-odds.js';
import { highestAt } from './highest-at.js';

/** A case that flags opened and an editor decided. `readers` as it was weighed, with `extraReaders` among them. */
export interface DecidedCase extends FlagCount {
  /** The comment was removed. */
  readonly upheld: boolean;
}

export interface Experience {
  readonly cases: readonly DecidedCase[];
  /** Single flags that were settled either way in the same time. */
  readonly upheldFlags: number;
  readonly dismissedFlags: number;
}

/** The prior of each constant: its logarithm is known to this, one standard deviation. */
const PRIOR_SPREAD = 0.5;
/** The prior of the precision weighs as much as so many flags. */
const PRIOR_FLAGS = 100;

/**
 * The settings with what decided cases say of the base rate, the rates of flags and the precision of reporters: the most
 * probable values, what is set at present being what was known before (docs/evidence.md). Keeps to the ranges of the
 * settings. Takes some 150 ms for a thousand cases, and lets others have their turn now and then.
 */
export async function reEstimate(
  { cases, upheldFlags, dismissedFlags }: Experience,
  present: EvidenceSettings,
): Promise<EvidenceSettings> {
  const precision =
    (upheldFlags + PRIOR_FLAGS * present.reporters.precision) / (upheldFlags + dismissedFlags + PRIOR_FLAGS);
  const rates = await withRates(cases, present.likelihood);
  return {
    ...present,
    likelihood: { ...rates, baseRate: await fittedBaseRate(cases, rates) },
    reporters: { ...present.reporters, precision: within(precision, RANGES.precision) },
  };
}

async function withRates(cases: readonly DecidedCase[], present: LikelihoodSettings): Promise<LikelihoodSettings> {
  const violating = await fittedRate(
    cases.filter(({ upheld }) => upheld),
    violatingRate(present),
    { shape: RANGES.violatingShape, perReader: RANGES.violatingFlagsPerReader },
  );
  const innocent = await fittedRate(
    cases.filter(({ upheld }) => !upheld),
    innocentRate(present),
    { shape: RANGES.innocentShape, perReader: RANGES.innocentFlagsPerReader },
  );
  // Otherwise a flag could speak for a comment: the condition of the settings.
  const most = ((innocent.shape * violating.perReader) / violating.shape) * (1 - 1e-9);
  return {
    ...present,
    violatingShape: violating.shape,
    violatingFlagsPerReader: violating.perReader,
    innocentShape: innocent.shape,
    innocentFlagsPerReader: Math.min(innocent.perReader, most),
  };
}

/** How many flags such comments draw, given that each drew some: nobody decides on the others. */
async function fittedRate(
  counts: readonly FlagCount[],
  present: FlagRate,
  ranges: Readonly<Record<keyof FlagRate, Range>>,
): Promise<FlagRate> {
  const fit = (rate: FlagRate) =>
    logLikelihoodOfSome(counts, rate) +
    logPrior(rate.shape, present.shape) +
    logPrior(rate.perReader, present.perReader);
  // The best rate for each shape: the two depend on each other, so that climbing by turns would take long.
  const perReaderFor = async (shape: number) => {
    await setImmediate();
    return highestAt((perReader) => fit({ shape, perReader }), ranges.perReader);
  };
  const fitFor = async (shape: number) => fit({ shape, perReader: await perReaderFor(shape) });
  const shape = await highestAt(fitFor, ranges.shape);
  return { shape, perReader: await perReaderFor(shape) };
}

/**
 * The base rate that explains the decisions best, given how flags are read. It isn't biased by which cases were decided
 * first, as their flags told.
 */
function fittedBaseRate(cases: readonly DecidedCase[], set: LikelihoodSettings): Promise<number> {
  const ratios = cases.map((each) => ({ upheld: each.upheld, ratio: logLikelihoodRatio(each, set) }));
  return highestAt((baseRate) => {
    const base = logit(baseRate);
    return ratios.reduce(
      (sum, { upheld, ratio }) => sum - softplus(upheld ? -(base + ratio) : base + ratio),
      logPrior(baseRate, set.baseRate),
    );
  }, RANGES.baseRate);
}

function logPrior(value: number, present: number): number {
  return -((Math.log(value / present) / PRIOR_SPREAD) ** 2) / 2;
}

function within(value: number, [least, most]: Range): number {
  return Math.min(Math.max(value, least), most);
}
