import { remembered } from '../text/remembered.js';

/** Signs and digits, each with the letters that it is written for. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'il',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'il',
  '|': 'il',
  '+': 't',
  '¢': 'c',
  '€': 'e',
  '£': 'l',
  '¥': 'y',
  '§': 's',
};

/** What a character may be part of in a word. */
export interface Reading {
  /** In UTF-16 units. */
  readonly length: number;
  /** The letters that it may stand for, most likely first. */
  readonly letters: readonly string[];
  readonly kind: 'letter' | 'digit' | 'sign' | 'other';
  /** May stand between the letters of one word. */
  readonly separates: boolean;
  /** Which letters it may stand for without looking like them: any, any within a word, or a vowel within a word. */
  readonly masks: 'even the last' | 'any' | 'vowel' | null;
}

const LETTER = /\p{L}/u;
/** None of them stands between two words as a rule, but the space. */
const SEPARATOR = /[\s.,_'"*|/\\~:;-]/;
const MASK = /[#%^~@]|\p{Extended_Pictographic}/u;
const VOWEL_MASK = /[-_]/;

const ASCII = Array.from({ length: 0x80 }, (_, code) => read(String.fromCharCode(code)));
const MAX_REMEMBERED = 10_000;
const readRemembered = remembered(MAX_REMEMBERED, (code) => read(String.fromCodePoint(code)));

/** How a character of a normal text may be read. */
export function readingAt(text: string, at: number): Reading {
  return ASCII[text.charCodeAt(at)] ?? readRemembered(text.codePointAt(at) ?? 0);
}

function masksOf(character: string): Reading['masks'] {
  if (character === '*') return 'even the last';
  if (VOWEL_MASK.test(character)) return 'vowel';
  return MASK.test(character) && !/[0-9]/.test(character) ? 'any' : null;
}

function read(character: string): Reading {
  const digit = /[0-9]/.test(character);
  const isLetter = LETTER.test(character);
  return {
    length: character.length,
    letters: isLetter ? [character] : [...(STANDS_FOR[character] ?? '').split(''), ...(digit ? [character] : [])],
    kind: isLetter ? 'letter' : digit ? 'digit' : STANDS_FOR[character] === undefined ? 'other' : 'sign',
    separates: SEPARATOR.test(character),
    masks: masksOf(character),
  };
}
