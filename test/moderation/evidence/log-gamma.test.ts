import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { logGamma } from '../../../src/moderation/evidence/log-gamma.js';

describe('logGamma', () => {
  it('is the logarithm of a factorial at whole numbers', () => {
    let factorial = 1;
    for (let n = 1; n < 100; n += 1) {
      factorial *= n;
      expect(logGamma(n + 1)).toBeCloseTo(Math.log(factorial), 11);
    }
  });

  it.each([
    { x: 0.5, value: Math.log(Math.PI) / 2 },
    { x: 1.5, value: Math.log(Math.PI) / 2 - Math.LN2 },
    { x: 0.001, value: 6.907178885383853 },
    { x: 0.25, value: 1.2880225246980774 },
    { x: 9.999, value: 12.799575780077417 },
  ])('is $value at $x', ({ x, value }) => {
    expect(logGamma(x)).toBeCloseTo(value, 11);
  });

  it('keeps to the duplication formula, at which no step of the calculation is aimed', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e4, noNaN: true }), (x) => {
        const doubled = logGamma(x) + logGamma(x + 0.5) + (2 * x - 1) * Math.LN2 - 0.5 * Math.log(Math.PI);
        expect(Math.abs(logGamma(2 * x) - doubled)).toBeLessThan(1e-11 * (1 + Math.abs(doubled)));
      }),
    );
  });
});
