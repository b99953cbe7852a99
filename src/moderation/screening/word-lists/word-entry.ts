import { toNormalText } from '../text/normal-text.js';
import { GAP, JOINT, type Term } from '../words/term.js';

export const WORD_LISTS = ['banned', 'suspect', 'allowed'] as const;
/** As a whole word, with inflections too, or wherever its letters stand. */
export const WORD_MATCHES = ['word', 'inflected', 'within'] as const;

export const MAX_TERM_LENGTH = 100;
/** With a single letter, everything would be a hit. */
export const MIN_TERM_LETTERS = 2;

/** A word or phrase that the publisher's editors put on a list. */
export interface WordEntry {
  readonly id: string;
  /** As the editor wrote it. */
  readonly term: string;
  readonly list: (typeof WORD_LISTS)[number];
  readonly match: (typeof WORD_MATCHES)[number];
  /** The section that it counts in; null for the whole site. */
  readonly section: string | null;
  /** The editor's account. */
  readonly addedBy: string;
  readonly addedAt: Date;
}

/** How a term is looked for: its letters and digits in normal form. Terms of one spelling are the same term. */
export function spellingOf(term: string): string {
  return toNormalText(term)
    .text.replace(/[^\p{L}\p{N}\s]+/gu, JOINT)
    .replace(/[\s_]*\s[\s_]*/g, GAP)
    .replace(/^[ _]+|[ _]+$/g, '');
}

/** The letters and digits that a term is looked for by. */
export function lettersIn(term: string): number {
  return spellingOf(term).replace(/[ _]/g, '').length;
}

export function toTerm({ id, term, list, match }: WordEntry): Term {
  return {
    spellings: [spellingOf(term)],
    grade: list,
    kind: 'listed',
    startsAnywhere: match === 'within',
    ending: match === 'within' ? 'anywhere' : match,
    isName: false,
    entryId: id,
  };
}
