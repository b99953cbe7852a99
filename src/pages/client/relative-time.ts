const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** What is older is said by its date. */
const OLDEST_MS = 30 * DAY_MS;

/**
 * "5 minutes ago"; null for what is better said by its date. Both times in ms since 1970; what lies ahead, by a clock that
 * is slow, counts as now.
 */
export function relativeTime(at: number, now: number, language: string): string | null {
  const age = Math.max(0, now - at);
  if (Number.isNaN(age) || age >= OLDEST_MS) return null;
  const say = (count: number, unit: Intl.RelativeTimeFormatUnit) =>
    new Intl.RelativeTimeFormat(language, { numeric: count === 0 ? 'auto' : 'always' }).format(-count, unit);
  if (age < MINUTE_MS) return say(0, 'second');
  if (age < HOUR_MS) return say(Math.floor(age / MINUTE_MS), 'minute');
  if (age < DAY_MS) return say(Math.floor(age / HOUR_MS), 'hour');
  return say(Math.floor(age / DAY_MS), 'day');
}

/** "4:59", and "0:00" once nothing is left. */
export function countdown(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / SECOND_MS));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
