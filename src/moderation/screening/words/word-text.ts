import { readingAt, type Reading } from './letters.js';

const MAX_SEPARATORS_IN_A_ROW = 3;
/** Letters that ordinary English words double. */
const DOUBLED = /[bcdefgklmnoprst]/;
const SPACE = /\s/;
const WORD_OF_ONE_LETTER = /[ai]/;

/** A normal text as a search for words reads it. Every question takes a bounded number of looks. */
export class WordText {
  readonly length: number;
  readonly #text: string;
  readonly #runEnds: Uint32Array;

  constructor(text: string) {
    this.#text = text;
    this.length = text.length;
    this.#runEnds = runEndsOf(text);
  }

  reading(at: number): Reading {
    return at >= 0 && at < this.length ? readingAt(this.#text, at) : NOTHING;
  }

  isWordStart(at: number): boolean {
    return !this.#isInWord(at - 1);
  }

  /** Where the word ends that goes on at `at`; null where it goes on for more than `most` units. */
  wordEnd(at: number, most: number): number | null {
    for (let end = at; end <= at + most; end++) if (!this.#isInWord(end)) return end;
    return null;
  }

  /** What letters and digits most likely stand for. */
  lettersOf(start: number, end: number): string {
    let letters = '';
    for (let at = start; at < end; at++) letters += this.reading(at).letters[0] ?? '';
    return letters;
  }

  /** The end of the run of one letter. */
  runEnd(at: number): number {
    return this.#runEnds[at] ?? at;
  }

  /** Whether the letter at `at` is the second of two, as in many words, and not of more. */
  isOrdinaryDouble(at: number): boolean {
    return this.runEnd(at) === at + 1 && this.#text[at - 2] !== this.#text[at] && DOUBLED.test(this.#text.charAt(at));
  }

  /** The end of the separators at `at`; `at` where there are none, or too many for what they part to belong together. */
  separatorsEnd(at: number): number {
    let end = at;
    while (end - at <= MAX_SEPARATORS_IN_A_ROW && this.reading(end).separates) end++;
    return end - at > MAX_SEPARATORS_IN_A_ROW ? at : end;
  }

  /** Whether separators may part the letters of one word: spaces only beside a letter that stands alone. */
  maySplit(start: number, end: number): boolean {
    if (!SPACE.test(this.#text.slice(start, end))) return true;
    const standsAlone = (at: number): boolean =>
      !this.#isInWord(at - 1) && !this.#isInWord(at + 1) && !WORD_OF_ONE_LETTER.test(this.#text.charAt(at));
    return standsAlone(start - 1) || standsAlone(end);
  }

  /** Whether no other word is joined on at the front. */
  isCompoundStart(at: number): boolean {
    return (
      this.isWordStart(at) && (!this.reading(at - 1).separates || !this.#isInWord(at - 2) || this.#isSpace(at - 1))
    );
  }

  /** Whether a word whose letters are parted may end here. */
  isSplitEnd(at: number, isSpelledOut: boolean): boolean {
    if (this.#isInWord(at)) return false;
    return isSpelledOut || !this.reading(at).separates || !this.#isInWord(at + 1) || this.#isSpace(at);
  }

  #isSpace(at: number): boolean {
    return SPACE.test(this.#text.charAt(at));
  }

  #isInWord(at: number): boolean {
    const { kind } = this.reading(at);
    return kind === 'letter' || kind === 'digit';
  }
}

const NOTHING: Reading = { length: 1, letters: [], kind: 'other', separates: false, masks: null };

function runEndsOf(text: string): Uint32Array {
  const ends = new Uint32Array(text.length);
  for (let at = text.length - 1; at >= 0; at--) ends[at] = text[at] === text[at + 1] ? (ends[at + 1] ?? 0) : at + 1;
  return ends;
}
