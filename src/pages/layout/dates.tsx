import { LANGUAGE } from './words.js';

interface TimeProps {
  readonly at: Date;
  /** The time of day too. */
  readonly exact?: boolean;
  /** The time of day too, in few characters: next to a name. */
  readonly brief?: boolean;
}

const TIME_ZONE = 'Europe/London';
const day = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'long', timeZone: TIME_ZONE });
const moment = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'long', timeStyle: 'short', timeZone: TIME_ZONE });
const briefly = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'medium', timeStyle: 'short', timeZone: TIME_ZONE });

/** A moment for people, and for machines; the page is the same for everyone, so it says no "an hour ago": a script does. */
export function Time({ at, exact = false, brief = false }: TimeProps) {
  const format = brief ? briefly : exact ? moment : day;
  return <time dateTime={at.toISOString()}>{format.format(at)}</time>;
}
