import { describe, expect, it } from '@jest/globals';
import { demoComments } from '../../../../src/demo/content/index.js';
import { createRandom } from '../../../../src/demo/seed/random.js';
import { bandsOf } from '../../../../src/moderation/screening/repeats/bands.js';
import { pairsOf, similarityOf, wordsOf } from '../../../../src/moderation/screening/repeats/word-pairs.js';
import { DEFAULT_SCREENING_SETTINGS } from '../../../../src/moderation/screening/screening-settings.js';

const { minWords, similarity: limit } = DEFAULT_SCREENING_SETTINGS.repeat;

/** Real prose to edit: the demonstration's comments that are long enough to be compared. */
const originals = demoComments
  .map(({ body }) => wordsOf(body.toLowerCase()))
  .filter(({ length }) => length >= minWords);
const random = createRandom('near-duplicates');

type Words = readonly string[];
const share = (words: Words, part: number) => Math.max(1, Math.round(words.length * part));
/** Each edit leaves more than 0.7 of a text's pairs in place when it is long enough. */
const edits: Readonly<Record<string, (words: Words) => Words>> = {
  'nothing changed': (words) => words,
  'a greeting in front': (words) => ['hello', 'all', ...words],
  'the last twentieth cut off': (words) => words.slice(0, words.length - share(words, 0.05)),
  'one word in fifteen replaced': (words) => {
    const changed = [...words];
    for (let nth = 0; nth < words.length / 15; nth += 1)
      changed[random.below(words.length)] = `other${random.below(99)}`;
    return changed;
  },
  'two halves swapped': (words) => [...words.slice(words.length / 2), ...words.slice(0, words.length / 2)],
};

const fingerprint = (words: Words) => {
  const pairs = pairsOf(words);
  return { pairs, bands: bandsOf(pairs) };
};
type Fingerprint = ReturnType<typeof fingerprint>;
const isFound = (a: Fingerprint, b: Fingerprint) => a.bands.some((band) => b.bands.includes(band));
const isAlike = (a: Fingerprint, b: Fingerprint) => similarityOf(a.pairs, b.pairs) >= limit;

describe('bandsOf', () => {
  it('finds 99 of 100 texts that are alike, whatever was edited', () => {
    const pairs = Object.values(edits).flatMap((edit) =>
      originals.map((words) => [fingerprint(words), fingerprint(edit(words))] as const),
    );
    const alike = pairs.filter(([a, b]) => isAlike(a, b));
    expect(alike.length).toBeGreaterThan(pairs.length * 0.8);
    expect(alike.filter(([a, b]) => isFound(a, b)).length / alike.length).toBeGreaterThan(0.99);
  });

  it('takes no two comments of different readers for alike, and looks at few in vain', () => {
    const prints = originals.map(fingerprint);
    const pairs = prints.flatMap((a, nth) => prints.slice(nth + 1).map((b) => [a, b] as const));
    expect(pairs.length).toBeGreaterThan(500);
    expect(pairs.filter(([a, b]) => isAlike(a, b))).toEqual([]);
    expect(pairs.filter(([a, b]) => isFound(a, b)).length / pairs.length).toBeLessThan(0.001);
  });

  it('stays as it is, because what is stored is looked up by it', () => {
    const bands = bandsOf(pairsOf(wordsOf('a text that stays the same for as long as it is kept')));
    expect(bands.slice(0, 3)).toEqual([1199469623, 369489374, 1814068098]);
    expect(new Set(bands).size).toBe(12);
  });

  it('looks for nothing where there are no pairs', () => {
    expect(bandsOf(pairsOf(['alone']))).toEqual([]);
  });
});
