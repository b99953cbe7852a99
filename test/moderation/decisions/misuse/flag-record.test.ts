import { describe, expect, it } from '@jest/globals';
import { flagRecordOf, type JudgedFlag } from '../../../../src/moderation/decisions/misuse/flag-record.js';

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const flag = (day: number, unfounded: JudgedFlag['unfounded'] = null): JudgedFlag => ({
  createdAt: at(day),
  unfounded,
});

describe('flagRecordOf', () => {
  const flags = [flag(1), flag(2, 'plain'), flag(3, 'grave'), flag(4, 'plain')];

  it('counts what was settled, what of it had no ground, and what of that did harm', () => {
    expect(flagRecordOf(flags, null)).toEqual({ settled: 4, unfounded: 3, grave: 1, unfoundedSinceWarning: null });
  });

  it('counts those raised after the last measure by themselves', () => {
    expect(flagRecordOf(flags, at(3)).unfoundedSinceWarning).toBe(1);
    expect(flagRecordOf([], at(3))).toEqual({ settled: 0, unfounded: 0, grave: 0, unfoundedSinceWarning: 0 });
  });
});
