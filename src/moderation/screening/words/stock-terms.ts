import { INSULTS } from './lexicon/insults.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { OBSCENITIES } from './lexicon/obscenities.js';
import { SLURS } from './lexicon/slurs.js';
import { readPattern } from './term-pattern.js';
import type { Grade, Term, WordKind } from './term.js';
import { toWordTries } from './word-trie.js';

const NAME_MARK = "'";

/** The terms that every site begins with, compiled when the service starts. */
export const STOCK_TRIES = toWordTries([
  ...termsOf(OBSCENITIES, 'obscene'),
  ...termsOf(SLURS, 'slur'),
  ...termsOf(INSULTS, 'abuse'),
]);

function termsOf(lexicon: Lexicon, kind: WordKind): readonly Term[] {
  return Object.entries(lexicon).flatMap(([grade, patterns]) =>
    patterns.map((pattern) => {
      const isName = pattern.startsWith(NAME_MARK);
      const read = readPattern(isName ? pattern.slice(NAME_MARK.length) : pattern);
      return { ...read, grade: grade as Grade, kind, isName, entryId: null };
    }),
  );
}
