import { describe, expect, it } from '@jest/globals';
import { countdown, relativeTime } from '../../../src/pages/client/relative-time.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 5, 1);

describe('the time of a comment', () => {
  it.each([
    [0, 'now'],
    [59 * SECOND, 'now'],
    [MINUTE, '1 minute ago'],
    [5 * MINUTE + 59 * SECOND, '5 minutes ago'],
    [59 * MINUTE, '59 minutes ago'],
    [HOUR, '1 hour ago'],
    [23 * HOUR, '23 hours ago'],
    [DAY, '1 day ago'],
    [29 * DAY, '29 days ago'],
    [30 * DAY, null],
    [-5 * MINUTE, 'now'],
    [Number.NaN, null],
  ])('of %d ms ago is said as %s', (age, said) => {
    expect(relativeTime(NOW - age, NOW, 'en-GB')).toBe(said);
  });

  it('is said in the language of the page', () => {
    expect(relativeTime(NOW - HOUR, NOW, 'de')).toBe('vor 1 Stunde');
  });
});

describe('what is left of the edit window', () => {
  it.each([
    [5 * MINUTE, '5:00'],
    [299_001, '5:00'],
    [61 * SECOND, '1:01'],
    [1, '0:01'],
    [0, '0:00'],
    [-10, '0:00'],
  ])('%d ms is %s', (left, said) => {
    expect(countdown(left)).toBe(said);
  });
});
