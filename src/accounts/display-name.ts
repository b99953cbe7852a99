import { DAY_MS } from '../platform/clock.js';
import { FORMER_READER } from './account.js';

/** In characters as a reader counts them, which may be made of several code points. */
const DISPLAY_NAME_LENGTH = { min: 2, max: 40 } as const;
/** Bounds what one may hide in combining marks: far above what 40 characters of any script need. */
export const MAX_DISPLAY_NAME_UNITS = 200;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Scripts that need joiners between their letters to be spelt at all. */
const JOINED_SCRIPT =
  '\\p{sc=Arab}\\p{sc=Beng}\\p{sc=Deva}\\p{sc=Gujr}\\p{sc=Guru}\\p{sc=Khmr}\\p{sc=Knda}\\p{sc=Mlym}' +
  '\\p{sc=Mong}\\p{sc=Mymr}\\p{sc=Orya}\\p{sc=Sinh}\\p{sc=Syrc}\\p{sc=Taml}\\p{sc=Telu}';

/** Invisible characters that are part of a visible one: joiners inside such a script, and emoji sequences. */
const RIGHTFUL_INVISIBLES = new RegExp(
  `(?<=[${JOINED_SCRIPT}])[\\u200c\\u200d](?=[${JOINED_SCRIPT}])` +
    '|(?<=\\p{Emoji})[\\ufe0e\\ufe0f]' +
    '|(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic})',
  'gu',
);

const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}]/u;
const STACKED_MARKS = /\p{M}{5}/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** The form in which a name is kept: composed, with single spaces, none around it. */
export function tidyDisplayName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
}

/**
 * What is wrong with a tidied name, as a sentence for its owner; null when nothing is. It refuses what could garble
 * the text around a name, hide inside it, or leave it blank. Names are not unique: an account is told by its id.
 */
export function displayNameProblem(name: string): string | null {
  if (CONTROL.test(name)) return 'Must not contain control characters or change the direction of writing.';
  if (INVISIBLE.test(name.replace(RIGHTFUL_INVISIBLES, ''))) return 'Must not contain invisible characters.';
  if (STACKED_MARKS.test(name)) return 'Must not stack so many marks on one letter.';
  if (!LETTER_OR_DIGIT.test(name)) return 'Must contain a letter or a digit.';
  if (name.toLowerCase() === FORMER_READER.toLowerCase()) return 'Must be another name: this one is for who has left.';
  const { min, max } = DISPLAY_NAME_LENGTH;
  const length = [...graphemes.segment(name)].length;
  return length < min || length > max ? `Must have ${min} to ${max} characters.` : null;
}

const RENAME_WINDOW_MS = 30 * DAY_MS;
/** One more than a choice needs, so that a slip can be mended at once. */
const MOST_RENAMES = 2;

/** When a name may be changed again; null when it may be now. Readers should know for a while who is speaking. */
export function nextRename(renamedAt: readonly Date[], now: Date): Date | null {
  const oldest = renamedAt.length < MOST_RENAMES ? undefined : renamedAt.at(-MOST_RENAMES);
  if (oldest === undefined) return null;
  const free = new Date(oldest.getTime() + RENAME_WINDOW_MS);
  return free <= now ? null : free;
}

/** What is kept of the times at which a name was changed. */
export function withRename(renamedAt: readonly Date[], now: Date): readonly Date[] {
  return [...renamedAt, now].slice(-MOST_RENAMES);
}
