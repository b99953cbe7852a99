import type { Span } from '../../text/span.js';

/** How much of a text is written in sentences of capitals. */
export interface Shouting {
  /** Of all letters that have a lower case, from 0 to 1. */
  readonly share: number;
  readonly letters: number;
  readonly spans: readonly Span[];
}

const NONE: Shouting = { share: 0, letters: 0, spans: [] };

const WORD = /[\p{L}\p{M}'’]+/gu;
/** So many words of capitals in a row are no abbreviations. */
const ROW = 3;
/** Abbreviations are no longer, and stand in lists. */
const MAX_ABBREVIATION = 6;
const LISTED = /[,;/&()+]|\band\b/;

/**
 * Counts the words of capitals that stand in a row, so that NHS, HMRC and a STRESSED word are none. A text of few
 * capitals isn't read any further.
 */
export function shoutingIn(text: string): Shouting {
  const upper = capitalsOf(text);
  const letters = upper + lengthOf(text, /\p{Ll}+/gu);
  if (upper * 4 < letters || upper === 0) return { ...NONE, letters };
  const rows = rowsIn(text).filter(({ words }) => words >= ROW || letters === upper);
  const shouted = rows.reduce((sum, row) => sum + row.letters, 0);
  return { share: shouted / letters, letters, spans: rows.map(({ start, end }) => ({ start, end })) };
}

interface Row extends Span {
  readonly words: number;
  readonly letters: number;
  readonly last: string;
}

/** Words of capitals with nothing in lower case between them. */
function rowsIn(text: string): readonly Row[] {
  const rows: Row[] = [];
  let goesOn = false;
  for (const { 0: last, index } of text.matchAll(WORD)) {
    const isShouted = !/\p{Ll}/u.test(last);
    const before = goesOn ? rows.at(-1) : undefined;
    goesOn = isShouted;
    if (!isShouted) continue;
    const word = { last, start: index, end: index + last.length, words: 1, letters: capitalsOf(last) };
    if (before === undefined || isListed(before, word, text)) rows.push(word);
    else rows.splice(-1, 1, joined(before, word));
  }
  return rows;
}

const capitalsOf = (text: string) => lengthOf(text, /\p{Lu}+/gu);

const lengthOf = (text: string, pattern: RegExp) =>
  (text.match(pattern) ?? []).reduce((sum, { length }) => sum + length, 0);

function joined(row: Row, word: Row): Row {
  return { ...word, start: row.start, words: row.words + 1, letters: row.letters + word.letters };
}

/** Whether two abbreviations stand in a list, such as "NHS, HMRC". */
function isListed(before: Row, word: Row, text: string): boolean {
  const areShort = before.last.length <= MAX_ABBREVIATION && word.last.length <= MAX_ABBREVIATION;
  return before.words === 1 && areShort && LISTED.test(text.slice(before.end, word.start));
}
