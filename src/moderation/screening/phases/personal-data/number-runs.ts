/** Digits in a row. */
interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** Groups of digits with no more than a few spaces, hyphens, dots, slashes or brackets between them. */
export type NumberRun = readonly DigitGroup[];

const RUN = /\d+(?:[ .()/-]{1,3}\d+)*/g;
/** No number that belongs to somebody is shorter. */
const MIN_DIGITS = 7;
/** Of a text, in such runs; an accident has fewer. */
const MAX_GROUPS = 150;

/** The numbers of a text that are long enough, and no part of a sum of money, a decimal or a book's number. */
export function numberRunsIn(text: string): readonly NumberRun[] {
  const runs: NumberRun[] = [];
  let left = MAX_GROUPS;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (run.length < MIN_DIGITS || isInnocent(text, index)) continue;
    const groups = groupsOf(run, index).slice(0, left);
    left -= groups.length;
    runs.push(groups);
    if (left === 0) break;
  }
  return runs;
}

function groupsOf(run: string, index: number): NumberRun {
  return Array.from(run.matchAll(/\d+/g), ({ 0: digits, index: at }) => ({
    digits,
    start: index + at,
    end: index + at + digits.length,
  }));
}

/** Currencies, decimals and thousands; books, journals, articles and products. */
const BEFORE = /(?:[£$€¥]\s?|\d[.,]|\b(?:isbn|issn|doi|ean|upc|gtin|oclc)(?:-1[03])?:?\s{0,2}(?:10\.)?)$/i;

function isInnocent(text: string, start: number): boolean {
  return BEFORE.test(text.slice(Math.max(0, start - 16), start));
}

/** Neighbouring groups that together are one number. */
export interface NumberWindow {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** How many digits each group has. */
  readonly shape: readonly number[];
}

/** Nobody writes a number in more groups than this. */
const MAX_GROUPS_OF_NUMBER = 7;

/** The windows that begin at each group and have one of these numbers of digits, the longest first. */
export function* windowsOf(run: NumberRun, lengths: (digits: number) => boolean): Generator<NumberWindow, void> {
  for (const first of run.keys()) {
    const ends: number[] = [];
    let digits = 0;
    for (let end = first; end < Math.min(run.length, first + MAX_GROUPS_OF_NUMBER); end++) {
      digits += run[end]?.digits.length ?? 0;
      if (lengths(digits)) ends.push(end + 1);
    }
    for (const end of ends.reverse()) yield windowOf(run.slice(first, end));
  }
}

function windowOf(groups: NumberRun): NumberWindow {
  return {
    digits: groups.map(({ digits }) => digits).join(''),
    start: groups[0]?.start ?? 0,
    end: groups.at(-1)?.end ?? 0,
    shape: groups.map(({ digits }) => digits.length),
  };
}
