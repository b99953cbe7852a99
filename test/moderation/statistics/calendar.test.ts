import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createCalendar, daysFrom, plusDays, stretchesOf } from '../../../src/moderation/statistics/calendar.js';
import { HOUR_MS } from '../../../src/platform/clock.js';
import { slotAt } from '../../../src/platform/database/slots.js';

const ZONES = ['UTC', 'Europe/London', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Cairo'];

describe('the days of a time zone', () => {
  it.each([
    ['Europe/London', '2026-03-28', 24],
    ['Europe/London', '2026-03-29', 23],
    ['Europe/London', '2026-10-25', 25],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['Africa/Cairo', '2026-04-24', 23],
    ['UTC', '2026-03-29', 24],
  ])('in %s on %s have %s hours', (zone, day, hours) => {
    const { from, to } = createCalendar(zone).rangeOf(day, day);
    expect((to.getTime() - from.getTime()) / HOUR_MS).toBe(hours);
  });

  it('follow on each other, and are made of whole slots', () => {
    const time = fc.date({ min: new Date('2015-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), time, (zone, at) => {
        const calendar = createCalendar(zone);
        const day = calendar.dayOf(at);
        const { from, to } = calendar.rangeOf(day, day);
        expect(from <= at && at < to).toBe(true);
        expect(calendar.rangeOf(plusDays(day, 1), plusDays(day, 1)).from).toEqual(to);
        expect(calendar.placeOf(slotAt(at)).day).toBe(day);
        expect([calendar.placeOf(slotAt(from)).day, calendar.placeOf(slotAt(to) - 1).day]).toEqual([day, day]);
      }),
    );
  });

  it('go by the clock on the wall', () => {
    const { placeOf } = createCalendar('Europe/London');
    const hourAt = (time: string) => placeOf(slotAt(new Date(time))).hour;
    expect(['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map(hourAt)).toEqual([1, 1]);
    expect(['2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z'].map(hourAt)).toEqual([0, 2]);
  });
});

describe('stretches of days', () => {
  it.each([
    [[], []],
    [['2026-02-28'], [['2026-02-28', '2026-02-28']]],
    [
      ['2026-02-28', '2026-03-01', '2026-03-03'],
      [
        ['2026-02-28', '2026-03-01'],
        ['2026-03-03', '2026-03-03'],
      ],
    ],
  ])('of %j are %j', (days, stretches) => {
    expect(stretchesOf(days).map(({ first, last }) => [first, last])).toEqual(stretches);
  });

  it('are none where the last day is before the first', () => {
    expect(daysFrom('2026-03-02', '2026-03-01')).toEqual([]);
  });
});
