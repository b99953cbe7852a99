import { describe, expect, it } from '@jest/globals';
import { isFresh, reliabilityOf, weightOf, type Reporter } from '../../../src/moderation/evidence/reporter.js';
import { DAY_MS } from '../../../src/platform/clock.js';
import { DEFAULTS, NOW, reporter } from './arbitraries.js';

const settings = DEFAULTS.reporters;
const daysOld = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

describe('isFresh', () => {
  it.each<{ given: string; known: Partial<Reporter>; fresh: boolean }>([
    { given: 'of yesterday', known: { registeredAt: daysOld(1), upheld: 9 }, fresh: true },
    { given: 'of a week ago to the hour', known: { registeredAt: daysOld(7) }, fresh: false },
    { given: 'that is old and has done nothing', known: { hasPublishedComment: false }, fresh: true },
    { given: 'that is old and was right once', known: { hasPublishedComment: false, upheld: 1 }, fresh: false },
    { given: 'that is old and was wrong', known: { hasPublishedComment: false, dismissed: 9 }, fresh: true },
  ])('says $fresh of an account $given', ({ known, fresh }) => {
    expect(isFresh(reporter('ana', known), NOW, settings)).toBe(fresh);
  });
});

describe('reliabilityOf', () => {
  it.each([
    { upheld: 0, dismissed: 0, fresh: false, reliability: 0.3 },
    { upheld: 0, dismissed: 0, fresh: true, reliability: 0.15 },
    { upheld: 3, dismissed: 1, fresh: false, reliability: 3.9 / 7 },
    { upheld: 0, dismissed: 14, fresh: false, reliability: 0.9 / 17 },
    { upheld: 100, dismissed: 0, fresh: true, reliability: 100.45 / 103 },
  ])(
    'is $reliability for $upheld of them upheld, $dismissed dismissed',
    ({ upheld, dismissed, fresh, reliability }) => {
      expect(reliabilityOf({ upheld, dismissed }, fresh, settings)).toBeCloseTo(reliability, 12);
    },
  );
});

describe('weightOf', () => {
  it.each<{ given: string; known: Partial<Reporter>; fresh: boolean; weight: number }>([
    { given: 'an average reporter', known: {}, fresh: false, weight: 1 },
    { given: 'a fresh account', known: {}, fresh: true, weight: 0.15 / 0.85 / (0.3 / 0.7) },
    { given: 'one who is nearly always right', known: { upheld: 90 }, fresh: false, weight: 3 },
    { given: 'one who is always wrong', known: { dismissed: 500 }, fresh: false, weight: 0.05 },
    { given: 'a muted one', known: { upheld: 90, muted: true }, fresh: false, weight: 0 },
  ])('is $weight for $given', ({ known, fresh, weight }) => {
    expect(weightOf(reporter('ana', known), fresh, settings)).toBeCloseTo(weight, 12);
  });
});
