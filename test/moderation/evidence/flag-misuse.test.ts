import { describe, expect, it } from '@jest/globals';
import { findMisuse, type FlagRecord } from '../../../src/moderation/evidence/flag-misuse.js';
import { DEFAULTS } from './arbitraries.js';

const record = (known: Partial<FlagRecord>): FlagRecord => ({
  settled: 10,
  unfounded: 0,
  grave: 0,
  unfoundedSinceWarning: null,
  ...known,
});

describe('findMisuse', () => {
  it.each<{ given: string; known: Partial<FlagRecord>; measure: string }>([
    { given: 'no settled flag', known: { settled: 0 }, measure: 'none' },
    { given: 'a few, however large their share', known: { settled: 4, unfounded: 4 }, measure: 'none' },
    { given: 'many that are a small share', known: { settled: 100, unfounded: 30 }, measure: 'none' },
    { given: 'many that are most', known: { unfounded: 6 }, measure: 'warn' },
    { given: 'few that are grave', known: { settled: 4, unfounded: 4, grave: 3 }, measure: 'warn' },
    { given: 'no more after a warning', known: { unfounded: 6, unfoundedSinceWarning: 0 }, measure: 'none' },
    { given: 'two more after it', known: { unfounded: 8, unfoundedSinceWarning: 2 }, measure: 'none' },
    { given: 'three more after it', known: { unfounded: 9, unfoundedSinceWarning: 3 }, measure: 'suspend' },
    {
      given: 'two more, of which some are grave',
      known: { unfounded: 8, grave: 3, unfoundedSinceWarning: 2 },
      measure: 'suspend',
    },
    { given: 'better flags since', known: { settled: 40, unfounded: 9, unfoundedSinceWarning: 3 }, measure: 'none' },
  ])('says $measure for $given', ({ known, measure }) => {
    expect(findMisuse(record(known), DEFAULTS).measure).toBe(measure);
  });

  it('says what it rests on', () => {
    const finding = findMisuse(record({ unfounded: 8, grave: 2 }), DEFAULTS);
    expect(finding).toEqual({ measure: 'warn', unfounded: 8, share: 0.8, grave: 2 });
  });
});
