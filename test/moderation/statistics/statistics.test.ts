import { describe, expect, it } from '@jest/globals';
import { figuresOf, precisionOf } from '../../../src/moderation/statistics/statistics.js';
import { NOTHING } from '../../../src/moderation/statistics/tally.js';

describe('figures', () => {
  it('have no shares of nothing', () => {
    expect(figuresOf(NOTHING, null)).toMatchObject({
      ...{ decisions: 0, reversedShare: null, appealsUpheldShare: null },
      ...{ secondsToDecision: null, flagsPerThousandReaders: null },
    });
  });

  it('are shares of decisions, of settled appeals and of readers', () => {
    const tally = { ...NOTHING, kept: 3, removed: 5, escalated: 9, reversed: 2, flags: 6, readers: 4000 };
    expect(figuresOf({ ...tally, appealsUpheld: 1, appealsDismissed: 3 }, 'day')).toMatchObject({
      ...{ decisions: 8, reversedShare: 0.25, appeals: 4, appealsUpheldShare: 0.25, flagsPerThousandReaders: 1.5 },
    });
  });

  it('leave out what a grouping does not tell', () => {
    expect(figuresOf(NOTHING, 'editor')).toMatchObject({ arrivals: null, flags: null, readers: null });
    expect(figuresOf(NOTHING, 'queue')).toMatchObject({ arrivals: 0, flags: null, flagsPerThousandReaders: null });
  });
});

describe('the precision of a detector', () => {
  it.each([
    { kept: 0, removed: 0, precision: null, atLeast: 0, atMost: 1 },
    { kept: 0, removed: 10, precision: 1, atLeast: 0.722, atMost: 1 },
    { kept: 10, removed: 0, precision: 0, atLeast: 0, atMost: 0.278 },
    { kept: 5, removed: 5, precision: 0.5, atLeast: 0.237, atMost: 0.763 },
  ])('comes with what it may be: %j', ({ kept, removed, precision, ...interval }) => {
    const { atLeast, atMost, ...told } = precisionOf({ kept, removed });
    expect(told).toEqual({ decisions: kept + removed, removed, precision });
    expect(atLeast).toBeCloseTo(interval.atLeast, 3);
    expect(atMost).toBeCloseTo(interval.atMost, 3);
  });
});
