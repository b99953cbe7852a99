import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterWorkingTime, workingHoursSettings } from '../../../src/moderation/evidence/working-hours.js';
import { HOUR_MS, MINUTE_MS } from '../../../src/platform/clock.js';

const WEEKDAYS = [1, 2, 3, 4, 5];
const office = workingHoursSettings.parse({
  timeZone: 'Europe/London',
  shifts: [{ days: WEEKDAYS, from: '09:00', to: '17:00' }],
  holidays: ['2026-12-25', '2026-12-28'],
});
const aroundTheClock = workingHoursSettings.parse({
  timeZone: 'Europe/London',
  shifts: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }],
});
const always = workingHoursSettings.parse({});
const nights = workingHoursSettings.parse({
  timeZone: 'Europe/London',
  shifts: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '06:00' }],
});
const newYork = workingHoursSettings.parse({
  timeZone: 'America/New_York',
  shifts: [
    { days: WEEKDAYS, from: '09:00', to: '13:00' },
    { days: WEEKDAYS, from: '12:00', to: '18:00' },
  ],
});

describe('afterWorkingTime', () => {
  it.each([
    { given: 'within a day', hours: office, from: '2026-01-14T10:00Z', worked: 4, due: '2026-01-14T14:00Z' },
    { given: 'to the end of a day', hours: office, from: '2026-01-14T10:00Z', worked: 7, due: '2026-01-14T17:00Z' },
    { given: 'over a night', hours: office, from: '2026-01-14T16:00Z', worked: 4, due: '2026-01-15T12:00Z' },
    { given: 'before work', hours: office, from: '2026-01-14T03:00Z', worked: 1, due: '2026-01-14T10:00Z' },
    { given: 'after work', hours: office, from: '2026-01-14T22:00Z', worked: 1, due: '2026-01-15T10:00Z' },
    { given: 'over a weekend', hours: office, from: '2026-01-16T16:30Z', worked: 1, due: '2026-01-19T09:30Z' },
    { given: 'over holidays', hours: office, from: '2026-12-24T16:00Z', worked: 2, due: '2026-12-29T10:00Z' },
    { given: 'into summer time', hours: office, from: '2026-03-27T16:00Z', worked: 2, due: '2026-03-30T09:00Z' },
    { given: 'out of summer time', hours: office, from: '2026-10-23T15:00Z', worked: 2, due: '2026-10-26T10:00Z' },
    // Clocks go from 01:00 to 02:00 on 29 March 2026, and from 02:00 to 01:00 on 25 October: 5 and 7 hours by 06:00.
    { given: 'in the short night', hours: nights, from: '2026-03-29T00:00Z', worked: 5, due: '2026-03-29T05:00Z' },
    { given: 'past the short night', hours: nights, from: '2026-03-29T00:00Z', worked: 6, due: '2026-03-30T00:00Z' },
    { given: 'in the long night', hours: nights, from: '2026-10-24T23:00Z', worked: 7, due: '2026-10-25T06:00Z' },
    { given: 'elsewhere', hours: newYork, from: '2026-01-14T21:00Z', worked: 3, due: '2026-01-15T15:00Z' },
    { given: 'in shifts that overlap', hours: newYork, from: '2026-01-14T14:00Z', worked: 9, due: '2026-01-14T23:00Z' },
    { given: 'with no hours set', hours: always, from: '2026-01-17T14:00Z', worked: 9, due: '2026-01-17T23:00Z' },
  ])('counts $worked hours $given', ({ hours, from, worked, due }) => {
    expect(afterWorkingTime(new Date(from), worked * HOUR_MS, hours)).toEqual(new Date(due));
  });

  it('passes every moment of the clock changes where work never stops', () => {
    const start = new Date('2026-03-28T12:00Z').getTime();
    fc.assert(
      fc.property(fc.nat(240 * 60), fc.nat(20_000), (after, minutes) => {
        const from = new Date(start + after * MINUTE_MS);
        const due = new Date(from.getTime() + minutes * MINUTE_MS);
        expect(afterWorkingTime(from, minutes * MINUTE_MS, aroundTheClock)).toEqual(due);
      }),
      { numRuns: 50 },
    );
  });

  it('never gives more work an earlier end', () => {
    const start = new Date('2026-03-20T00:00Z').getTime();
    const minutes = fc.nat(40 * 60);
    fc.assert(
      fc.property(fc.nat(20 * 24 * 60), minutes, minutes, (after, some, more) => {
        const from = new Date(start + after * MINUTE_MS);
        const [first, second] = [some, some + more].map((each) => afterWorkingTime(from, each * MINUTE_MS, newYork));
        expect(second?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? NaN);
      }),
      { numRuns: 50 },
    );
  });
});

describe('workingHoursSettings', () => {
  const shifts = [{ days: [1], from: '09:00', to: '17:00' }];
  it.each([
    { given: 'an unknown time zone', hours: { timeZone: 'Europe/Atlantis', shifts } },
    { given: 'a shift on no day', hours: { timeZone: 'UTC', shifts: [{ days: [], from: '09:00', to: '17:00' }] } },
    {
      given: 'a shift that ends before it begins',
      hours: { timeZone: 'UTC', shifts: [{ days: [1], from: '22:00', to: '06:00' }] },
    },
    { given: 'a time that is none', hours: { timeZone: 'UTC', shifts: [{ days: [1], from: '9:00', to: '24:30' }] } },
    { given: 'a day that is none', hours: { timeZone: 'UTC', shifts, holidays: ['2026-02-30'] } },
  ])('refuses $given', ({ hours }) => {
    expect(workingHoursSettings.safeParse(hours).success).toBe(false);
  });
});
