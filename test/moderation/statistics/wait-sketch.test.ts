import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TallySum, type Tally } from '../../../src/moderation/statistics/tally.js';
import {
  bucketOf,
  quantileOf,
  RELATIVE_ERROR,
  type WaitSketch,
} from '../../../src/moderation/statistics/wait-sketch.js';

const TWENTY_YEARS = 20 * 366 * 86_400_000;
/** As many short ones as long ones. */
const wait = fc
  .double({ min: 0, max: Math.log(TWENTY_YEARS), noNaN: true })
  .map((log) => Math.round(Math.exp(log)) - 1);
const waits = fc.array(wait, { minLength: 1, maxLength: 200 });

const tallyOf = (times: readonly number[]): Tally => {
  const sum = new TallySum();
  for (const ms of times) sum.add({ kept: 1, waits: new Map([[bucketOf(ms), 1]]) });
  return sum;
};
const plus = (one: Tally, other: Tally): Tally => new TallySum().add(one).add(other);
const plain = ({ waits: sketch, ...counts }: Tally) => ({
  ...counts,
  waits: [...sketch].sort(([a], [b]) => a - b),
});

describe('a sketch of waits', () => {
  it('tells any quantile to within its relative error', () => {
    fc.assert(
      fc.property(waits, fc.double({ min: 0, max: 1, noNaN: true }), (times, q) => {
        const sorted = [...times].sort((a, b) => a - b);
        const exact = sorted[Math.floor(q * (sorted.length - 1))] ?? 0;
        const told = quantileOf(tallyOf(times).waits, q) ?? NaN;
        expect(Math.abs(told - exact)).toBeLessThanOrEqual(RELATIVE_ERROR * exact * (1 + 1e-9));
      }),
    );
  });

  it('has no quantile of nothing', () => {
    const nothing: WaitSketch = new Map();
    expect(quantileOf(nothing, 0.5)).toBeNull();
  });

  it.each([
    [-5, 0],
    [0, 0],
    [0.4, 0],
  ])('takes a wait of %s ms for none', (ms, told) => {
    expect(quantileOf(tallyOf([ms]).waits, 0.5)).toBe(told);
  });
});

describe('tallies', () => {
  it('add up to the same in whatever order and grouping', () => {
    fc.assert(
      fc.property(waits, waits, waits, (...parts) => {
        const [a, b, c] = parts.map(tallyOf) as [Tally, Tally, Tally];
        const whole = plain(tallyOf(parts.flat()));
        expect(plain(plus(plus(a, b), c))).toEqual(whole);
        expect(plain(plus(a, plus(b, c)))).toEqual(whole);
        expect(plain(plus(c, plus(b, a)))).toEqual(whole);
      }),
    );
  });
});
