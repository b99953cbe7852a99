import type { Span } from '../../text/span.js';

/** More consonants in a row than any English word has, or than "Knightsbridge". */
const CONSONANTS = /[bcdfghjklmnpqrstvxz]{8,}/i;
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const KEYS = 6;
/** Neighbouring keys from left to right. */
const NEIGHBOURS = new RegExp(
  ROWS.flatMap((row) => Array.from({ length: row.length - KEYS + 1 }, (_, at) => row.slice(at, at + KEYS))).join('|'),
  'i',
);

/** Fewer are one sound that is drawn out: "unhhhhhhhh". */
const DIFFERENT = 4;

const WORD = /[a-z]+/gi;
const MIN_LETTERS = 8;

/** Words of keys struck at random, where they are most of a text. */
export function keyboardMashIn(text: string): readonly Span[] {
  if (!CONSONANTS.test(text) && !NEIGHBOURS.test(text)) return [];
  const words = Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({ word, start: index }));
  const mashed = words.filter(({ word }) => word.length >= KEYS && isMashed(word));
  const letters = lettersOf(words);
  if (letters < MIN_LETTERS || lettersOf(mashed) * 2 <= letters) return [];
  return mashed.map(({ word, start }) => ({ start, end: start + word.length }));
}

function isMashed(word: string): boolean {
  const [consonants = ''] = CONSONANTS.exec(word) ?? [];
  return new Set(consonants.toLowerCase()).size >= DIFFERENT || NEIGHBOURS.test(word);
}

const lettersOf = (words: readonly { readonly word: string }[]) =>
  words.reduce((sum, { word }) => sum + word.length, 0);
