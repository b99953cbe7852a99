import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evidenceSettings } from '../../../src/moderation/evidence/evidence-settings.js';
import { logLikelihood, logLikelihoodRatio, violatingRate } from '../../../src/moderation/evidence/flag-likelihood.js';
import { anySettings, DEFAULTS } from './arbitraries.js';

const { likelihood } = DEFAULTS;
const counts = fc.oneof(fc.double({ min: 0, max: 5, noNaN: true }), fc.double({ min: 0, max: 20_000, noNaN: true }));
const readers = fc.oneof(
  fc.double({ min: 1, max: 100, noNaN: true }),
  fc.double({ min: 1, max: 10_000_000, noNaN: true }),
);
/** What rounding may cost at such numbers. */
const rounding = (flags: number) => 1e-9 + flags * 1e-13;

describe('logLikelihood', () => {
  it('is that of a distribution: over all whole counts it sums to 1', () => {
    fc.assert(
      fc.property(anySettings, fc.double({ min: 1, max: 2000, noNaN: true }), ({ likelihood: set }, read) => {
        const rate = violatingRate(set);
        const most = Math.ceil(60 * (1 + rate.perReader * read));
        let sum = 0;
        for (let flags = 0; flags <= most; flags += 1) sum += Math.exp(logLikelihood({ flags, readers: read }, rate));
        expect(sum).toBeCloseTo(1, 6);
      }),
      { numRuns: 30 },
    );
  });

  it('is a geometric distribution for shape 1', () => {
    // With a mean of 0.4, three flags: (0.4 / 1.4)^3 / 1.4.
    expect(Math.exp(logLikelihood({ flags: 3, readers: 100 }, violatingRate(likelihood)))).toBeCloseTo(
      (0.4 / 1.4) ** 3 / 1.4,
      12,
    );
  });
});

describe('logLikelihoodRatio', () => {
  it.each([
    { flags: 0, readers: 5, ratio: -0.0188 },
    { flags: 1, readers: 5, ratio: 2.9588 },
    { flags: 2, readers: 55, ratio: 5.1545 },
    { flags: 1, readers: 5005, ratio: -1.5249 },
  ])('is $ratio for $flags flags by $readers readers', ({ flags, readers: read, ratio }) => {
    expect(logLikelihoodRatio({ flags, readers: read }, likelihood)).toBeCloseTo(ratio, 4);
  });

  it('never falls with more flags', () => {
    fc.assert(
      fc.property(anySettings, fc.tuple(counts, counts), readers, ({ likelihood: set }, [flags, more], read) => {
        const before = logLikelihoodRatio({ flags, readers: read }, set);
        const after = logLikelihoodRatio({ flags: flags + more, readers: read }, set);
        expect(after).toBeGreaterThanOrEqual(before - rounding(flags + more));
      }),
      { numRuns: 500 },
    );
  });

  it('never rises with more readers', () => {
    fc.assert(
      fc.property(anySettings, counts, fc.tuple(readers, readers), ({ likelihood: set }, flags, [read, more]) => {
        const before = logLikelihoodRatio({ flags, readers: read }, set);
        const after = logLikelihoodRatio({ flags, readers: read + more }, set);
        expect(after).toBeLessThanOrEqual(before + rounding(flags));
      }),
      { numRuns: 500 },
    );
  });
});

describe('evidenceSettings', () => {
  it('refuses rates by which a flag could speak for a comment', () => {
    const result = evidenceSettings.safeParse({ likelihood: { innocentFlagsPerReader: 0.01 } });
    expect(result.error?.issues[0]?.path).toEqual(['likelihood', 'innocentFlagsPerReader']);
  });

  it('refuses what it does not know', () => {
    expect(evidenceSettings.safeParse({ likelihood: { baserate: 0.1 } }).success).toBe(false);
  });
});
