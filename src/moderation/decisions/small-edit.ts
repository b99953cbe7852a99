import { distance } from 'fastest-levenshtein';
import type { Signal } from '../../comments/index.js';

/** An edit that changes this share of the words, or more, makes another text of it. */
const OTHER_TEXT_SHARE = 0.1;

/** Whether an edit changes less than a tenth of a text's words: put in, left out or replaced. */
export function isSmallEdit(before: string, after: string): boolean {
  const [one, other] = [wordsOf(before), wordsOf(after)];
  return distance(...asSymbols(one, other)) < OTHER_TEXT_SHARE * one.length;
}

/** Whatever stands between spaces counts, so that nothing can be changed that doesn't. */
function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** Both as strings of one UTF-16 unit a word, which the library compares faster than anything else. */
function asSymbols(one: readonly string[], other: readonly string[]): [string, string] {
  const symbols = new Map([...new Set([...one, ...other])].map((word, i) => [word, String.fromCharCode(i)]));
  const join = (words: readonly string[]) => words.map((word) => symbols.get(word)).join('');
  return [join(one), join(other)];
}

/** A text as read, where it links to, and what screening found in it. */
export interface ScreenedText {
  readonly text: string;
  readonly hrefs: readonly string[];
  readonly signals: readonly Pick<Signal, 'code' | 'spans'>[];
}

/**
 * Whether screening finds in `after` only what an editor has seen in `before`: no other link, and no other words marked
 * for the same reason. What is found without words, such as a rule of the article, is no news.
 */
export function bringsNothingNew(before: ScreenedText, after: ScreenedText): boolean {
  const seen = new Set(marksOf(before));
  const hrefs = new Set(before.hrefs);
  return marksOf(after).every((mark) => seen.has(mark)) && after.hrefs.every((href) => hrefs.has(href));
}

function marksOf({ text, signals }: ScreenedText): readonly string[] {
  return signals.flatMap(({ code, spans }) =>
    spans.map(({ start, end }) => `${code} ${text.slice(start, end).toLowerCase()}`),
  );
}
