import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endOf, isMonth, monthOf, monthsBetween, startOf } from '../../../src/pages/feeds/months.js';

const at = (text: string) => new Date(text);

describe('months', () => {
  it.each([
    ['2026-01-31T23:59:59.999Z', '2026-03-01T00:00:00Z', ['2026-03', '2026-02', '2026-01']],
    ['2025-12-01T00:00:00Z', '2026-01-01T00:00:00Z', ['2026-01', '2025-12']],
    ['2026-05-05T05:05:05Z', '2026-05-05T05:05:05Z', ['2026-05']],
  ])('from %s to %s are %j', (from, to, months) => {
    expect(monthsBetween(at(from), at(to))).toEqual(months);
  });

  it('hold every moment in exactly one of them', () => {
    const moment = fc.date({ min: at('0001-01-01T00:00:00Z'), max: at('9999-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, (time) => {
        const month = monthOf(time);
        expect(isMonth(month)).toBe(true);
        expect(startOf(month) <= time && time <= endOf(month)).toBe(true);
      }),
    );
  });

  it.each(['2026-00', '2026-13', '0000-01', '2026-1', '26-01', '2026-01-01'])('are not called %s', (text) => {
    expect(isMonth(text)).toBe(false);
  });
});
