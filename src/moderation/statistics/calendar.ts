import { DateTime } from 'luxon';
import { SLOT_MS } from '../../platform/database/slots.js';

/** Moments from one on until before another. */
export interface Range {
  readonly from: Date;
  readonly to: Date;
}

interface Place {
  /** Such as `2026-03-29`. */
  readonly day: string;
  /** 0 to 23, by the clock on the wall. */
  readonly hour: number;
}

/** The publisher's days, which begin and end by the clocks of a time zone: one has 23 to 25 hours. */
export interface Calendar {
  readonly timeZone: string;
  readonly dayOf: (time: Date) => string;
  /** Where a quarter of an hour lies. */
  readonly placeOf: (slot: number) => Place;
  /** From the beginning of a day to the end of another. */
  readonly rangeOf: (first: string, last: string) => Range;
}

export function createCalendar(timeZone: string): Calendar {
  const places = new Map<number, Place>();
  const dayIn = (time: Date) => DateTime.fromJSDate(time, { zone: timeZone }).toFormat('yyyy-MM-dd');
  const startOf = (day: string) => DateTime.fromISO(day, { zone: timeZone }).startOf('day').toJSDate();
  const placeOf = (slot: number): Place => {
    const start = DateTime.fromMillis(slot * SLOT_MS, { zone: timeZone });
    return { day: start.toFormat('yyyy-MM-dd'), hour: start.hour };
  };
  return {
    timeZone,
    dayOf: dayIn,
    placeOf: (slot) => {
      const place = places.get(slot) ?? placeOf(slot);
      places.set(slot, place);
      return place;
    },
    rangeOf: (first, last) => ({ from: startOf(first), to: startOf(plusDays(last, 1)) }),
  };
}

/** Days are the same in every zone; only their moments differ. */
export function plusDays(day: string, days: number): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
}

/** Every day from one to another, both included; none when they stand the other way round. */
export function daysFrom(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = plusDays(day, 1)) days.push(day);
  return days;
}

/** Neighbouring days as one stretch each; `days` rise. */
export function stretchesOf(days: readonly string[]): readonly { readonly first: string; readonly last: string }[] {
  const stretches: { first: string; last: string }[] = [];
  for (const day of days) {
    const current = stretches.at(-1);
    if (current !== undefined && plusDays(current.last, 1) === day) current.last = day;
    else stretches.push({ first: day, last: day });
  }
  return stretches;
}
