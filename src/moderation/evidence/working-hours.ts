import { DateTime, IANAZone } from 'luxon';
import { z } from 'zod';

const timeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time such as 08:30');

const shift = z
  .strictObject({
    /** 1 is Monday, 7 is Sunday. */
    days: z.array(z.int().min(1).max(7)).min(1).max(7),
    from: timeOfDay,
    to: timeOfDay,
  })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'must be later; a night is two shifts' });

/** When editors work, by the clock of a time zone. Without shifts they always do. */
export const workingHoursSettings = z.strictObject({
  timeZone: z
    .string()
    .refine((zone) => IANAZone.isValidZone(zone), 'must be a time zone such as Europe/London')
    .default('UTC'),
  shifts: z.array(shift).max(21).default([]),
  /** Days on which nobody works. */
  holidays: z.array(z.iso.date()).max(400).default([]),
});

export type WorkingHours = z.output<typeof workingHoursSettings>;

/**
 * The moment when editors have worked for `durationMs` since `from`. A day on which clocks change has the hours that
 * pass on it.
 */
export function afterWorkingTime(from: Date, durationMs: number, hours: WorkingHours): Date {
  if (hours.shifts.length === 0) return new Date(from.getTime() + durationMs);
  let day = DateTime.fromJSDate(from, { zone: hours.timeZone }).startOf('day');
  let worked = from.getTime();
  let left = durationMs;
  for (;;) {
    for (const shift of shiftsOn(day, hours)) {
      const begin = Math.max(shift.from, worked);
      if (shift.to <= begin) continue;
      if (shift.to - begin >= left) return new Date(begin + left);
      left -= shift.to - begin;
      worked = shift.to;
    }
    day = day.plus({ days: 1 }).startOf('day');
  }
}

/** The day's shifts in the order in which they begin, ms since the epoch. They may overlap. */
function shiftsOn(day: DateTime, { shifts, holidays }: WorkingHours): readonly { from: number; to: number }[] {
  if (holidays.includes(day.toISODate() ?? '')) return [];
  return shifts
    .filter(({ days }) => days.includes(day.weekday))
    .map(({ from, to }) => ({ from: at(day, from), to: at(day, to) }))
    .sort((a, b) => a.from - b.from);
}

function at(day: DateTime, time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return (hour === 24 ? day.plus({ days: 1 }).startOf('day') : day.set({ hour, minute })).toMillis();
}
