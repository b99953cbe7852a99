import { LANGUAGE } from './words.js';

interface TimeProps {
  readonly at: Date;
  /** The time of day too. */
  readonly exact?: boolean;
}

const TIME_ZONE = 'Europe/London';
const day = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'long', timeZone: TIME_ZONE });
const moment = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'long', timeStyle: 'short', timeZone: TIME_ZONE });

/** A moment for people, and for machines; the page is the same for everyone, so it says no "an hour ago". */
export function Time({ at, exact = false }: TimeProps) {
  return <time dateTime={at.toISOString()}>{(exact ? moment : day).format(at)}</time>;
}
