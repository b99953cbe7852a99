/**
 * How much a word weighs:
 * - `banned`: nobody needs it to make a point, so the author is asked to put it another way;
 * - `suspect`: an editor looks first;
 * - `insult`: nothing until it is said to somebody's face; then as `suspect`;
 * - `mild`: no more than a signal;
 * - `allowed`: takes away what else is found within it.
 */
export type Grade = 'banned' | 'suspect' | 'insult' | 'mild' | 'allowed';

/** What a word is, as far as its author needs to know. */
export type WordKind = 'obscene' | 'slur' | 'abuse' | 'listed';

/** Where a term may end: at the end of the word, before an inflection, or anywhere. */
type Ending = 'word' | 'inflected' | 'anywhere';

/** What is looked for. */
export interface Term {
  /** In normal form, with `GAP` and `JOINT` between words. */
  readonly spellings: readonly string[];
  readonly grade: Grade;
  readonly kind: WordKind;
  /** Whether it may begin in the middle of a word. */
  readonly startsAnywhere: boolean;
  readonly ending: Ending;
  /** Also a name: left alone where it is written as one. */
  readonly isName: boolean;
  /** The entry of the publisher's lists that it comes from; null for one of ours. */
  readonly entryId: string | null;
}

/** Between two words. */
export const GAP = ' ';
/** Between two words or two parts of one, as in "ice cream", "ice-cream", "icecream". */
export const JOINT = '_';
