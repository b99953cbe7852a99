import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lowerWilson } from '../../../../src/moderation/screening/phases/wilson.js';

const trials = fc.integer({ min: 1, max: 500 });
const counts = trials.chain((n) => fc.record({ hits: fc.integer({ min: 0, max: n }), trials: fc.constant(n) }));

describe('lowerWilson', () => {
  it.each([
    [0, 0, 0],
    [0, 10, 0],
    [1, 1, 0.2065],
    [1, 10, 0.0179],
    [5, 10, 0.2366],
    [10, 10, 0.7225],
    [50, 100, 0.4038],
    [90, 100, 0.8256],
    [500, 1000, 0.4691],
  ])('knows %i of %i as the tables do', (hits, of, lower) => {
    expect(lowerWilson(hits, of)).toBeCloseTo(lower, 4);
  });

  it('lies between 0 and the share', () => {
    fc.assert(
      fc.property(counts, ({ hits, trials: of }) => {
        const lower = lowerWilson(hits, of);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(hits / of);
      }),
    );
  });

  it('rises with every hit, and with more trials of the same share', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 20 }), ({ hits, trials: of }, factor) => {
        if (hits < of) expect(lowerWilson(hits + 1, of)).toBeGreaterThan(lowerWilson(hits, of));
        expect(lowerWilson(hits * factor, of * factor)).toBeGreaterThanOrEqual(lowerWilson(hits, of));
      }),
    );
  });
});
