import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_PAIRS, pairsOf, similarityOf, wordsOf } from '../../../../src/moderation/screening/repeats/word-pairs.js';

const pairsIn = (text: string) => pairsOf(wordsOf(text));
const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 });
const texts = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));

describe('wordsOf', () => {
  it.each<[string, readonly string[]]>([
    ['', []],
    ['?! … 🙂', []],
    ['well, said – twice.', ['well', 'said', 'twice']],
    ['naïve cafe\u0301 no. 5', ['naïve', 'cafe\u0301', 'no', '5']],
    ['道路很差', ['道', '路', '很', '差']],
    ['ok道路ok', ['ok', '道', '路', 'ok']],
  ])('of %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe('pairsOf', () => {
  it('gives each pair once, rising, whatever stands between the words', () => {
    const pairs = pairsIn('one two, one two! three');
    expect(pairs).toHaveLength(3);
    expect([...pairs]).toEqual([...pairs].sort((a, b) => a - b));
    expect(pairsIn('one; two – one two three')).toEqual(pairs);
  });

  it('takes the lowest of a long text, so that the work of comparing is bounded', () => {
    const long = Array.from({ length: 3000 }, (_, nth) => `w${nth}`);
    expect(pairsOf(long)).toHaveLength(MAX_PAIRS);
  });
});

describe('similarityOf', () => {
  it.each([
    ['a b c d', 'a b c d', 1],
    ['a b c d', 'a b c e', 0.5],
    ['a b c d', 'd c b a', 0],
    ['a', 'a', 0],
    ['', 'a b', 0],
  ])('of %j and %j', (a, b, similarity) => {
    expect(similarityOf(pairsIn(a), pairsIn(b))).toBe(similarity);
  });

  it('is the same either way, from 0 to 1, and 1 for the same text', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const [one, other] = [pairsIn(a), pairsIn(b)];
        const similarity = similarityOf(one, other);
        expect(similarity).toBe(similarityOf(other, one));
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
        if (one.length > 0) expect(similarityOf(one, one)).toBe(1);
      }),
    );
  });

  it('is close to the truth also where texts were cut short', () => {
    const words = Array.from({ length: 4000 }, (_, nth) => `w${nth}`);
    const [one, other] = [pairsOf(words.slice(0, 3000)), pairsOf(words.slice(1000))];
    expect(similarityOf(one, other)).toBeGreaterThan(0.45);
    expect(similarityOf(one, other)).toBeLessThan(0.55);
  });
});
