import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evidenceSettings } from '../../../src/moderation/evidence/evidence-settings.js';
import { reEstimate, type DecidedCase } from '../../../src/moderation/evidence/re-estimate.js';
import { anySettings, DEFAULTS } from './arbitraries.js';
import { createChance } from '../../../scripts/simulate/chance.mjs';

const TRUTH = {
  baseRate: 0.06,
  violatingShape: 1.6,
  violatingFlagsPerReader: 0.008,
  innocentShape: 0.4,
  innocentFlagsPerReader: 0.0005,
};

/** Cases of comments that drew at least one flag, from a world in which TRUTH holds. */
function decided(count: number, seed: number): DecidedCase[] {
  const chance = createChance(seed);
  const cases: DecidedCase[] = [];
  while (cases.length < count) {
    const upheld = chance.uniform() < TRUTH.baseRate;
    const readers = Math.exp(3 + 5 * chance.uniform());
    const shape = upheld ? TRUTH.violatingShape : TRUTH.innocentShape;
    const perReader = upheld ? TRUTH.violatingFlagsPerReader : TRUTH.innocentFlagsPerReader;
    const flags = chance.poisson((chance.gamma(shape) * perReader * readers) / shape);
    if (flags > 0) cases.push({ flags, readers, upheld });
  }
  return cases;
}

describe('reEstimate', () => {
  it('leaves the settings as they are without experience', async () => {
    const { likelihood, reporters } = await reEstimate({ cases: [], upheldFlags: 0, dismissedFlags: 0 }, DEFAULTS);
    expect(reporters).toEqual(DEFAULTS.reporters);
    for (const [name, value] of Object.entries(DEFAULTS.likelihood))
      expect(likelihood[name as keyof typeof likelihood] / value).toBeCloseTo(1, 2);
  });

  it.each([1, 2, 3])('finds the constants of the world that it learns from (seed %i)', async (seed) => {
    const found = await reEstimate({ cases: decided(2000, seed), upheldFlags: 4000, dismissedFlags: 6000 }, DEFAULTS);
    for (const [name, value] of Object.entries(TRUTH)) {
      const ratio = found.likelihood[name as keyof typeof TRUTH] / value;
      expect({ name, near: ratio > 0.75 && ratio < 1.33 }).toEqual({ name, near: true });
    }
    expect(found.reporters.precision).toBeCloseTo(0.4, 2);
  });

  it('comes closer with more experience', async () => {
    const errorAfter = async (count: number) => {
      const { likelihood } = await reEstimate(
        { cases: decided(count, 7), upheldFlags: 0, dismissedFlags: 0 },
        DEFAULTS,
      );
      return Math.abs(Math.log(likelihood.violatingFlagsPerReader / TRUTH.violatingFlagsPerReader));
    };
    expect(await errorAfter(2000)).toBeLessThan(await errorAfter(20));
  });

  it('keeps to the ranges and the conditions of the settings, whatever the cases are', async () => {
    const cases = fc.array(
      fc.record({
        flags: fc.double({ min: 0.01, max: 500, noNaN: true }),
        readers: fc.double({ min: 1, max: 100_000, noNaN: true }),
        upheld: fc.boolean(),
      }),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(cases, fc.tuple(fc.nat(1000), fc.nat(1000)), anySettings, async (given, flags, settings) => {
        const [upheldFlags, dismissedFlags] = flags;
        const found = await reEstimate({ cases: given, upheldFlags, dismissedFlags }, settings);
        expect(evidenceSettings.safeParse(found).error).toBeUndefined();
      }),
      { numRuns: 30 },
    );
  });
});
