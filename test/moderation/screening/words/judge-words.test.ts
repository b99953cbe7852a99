import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toNormalText } from '../../../../src/moderation/screening/text/normal-text.js';
import { findTerms } from '../../../../src/moderation/screening/words/find-terms.js';
import { judgeWords } from '../../../../src/moderation/screening/words/judge-words.js';
import { STOCK_TRIES } from '../../../../src/moderation/screening/words/stock-terms.js';
import { readPattern } from '../../../../src/moderation/screening/words/term-pattern.js';
import type { Term } from '../../../../src/moderation/screening/words/term.js';
import { toWordTries } from '../../../../src/moderation/screening/words/word-trie.js';

const term = (pattern: string, grade: Term['grade'], isName = false): Term => ({
  ...readPattern(pattern),
  grade,
  kind: 'listed',
  isName,
  entryId: null,
});

/** A made-up lexicon: what counts is how words are written, not which. */
const TRIES = toWordTries([
  term('blorp~', 'banned'),
  term('*zwick*', 'banned'),
  term('gr[ae]ffle', 'suspect'),
  term('ned_nock', 'suspect'),
  term('sir vent', 'suspect'),
  term('fipp', 'suspect', true),
  term('mook', 'insult'),
  term('drat', 'mild'),
  term('blorp pudding', 'allowed'),
  term('blorping_ham', 'allowed'),
]);

const marked = (text: string) => {
  const normal = toNormalText(text);
  return judgeWords(text, normal, [TRIES]).map(({ start, end, weighs }) => {
    const span = normal.spanOf(start, end);
    return [weighs, text.slice(span.start, span.end)];
  });
};

describe('words', () => {
  it.each([
    ['as they are', 'a blorp!', 'blorp'],
    ['in any case', 'BLORP', 'BLORP'],
    ['inflected', 'stop blorping now', 'blorping'],
    ['within longer words', 'unzwickable', 'zwick'],
    ['with letters drawn out', 'bloooorrrrp', 'bloooorrrrp'],
    ['with digits', 'bl0rp', 'bl0rp'],
    ['with signs', 'zw!ck', 'zw!ck'],
    ['with letters masked', 'bl*rp', 'bl*rp'],
    ['with letters masked by an emoji', 'bl🍆rp', 'bl🍆rp'],
    ['with separators', 'b.l.o.r.p', 'b.l.o.r.p'],
    ['with spaces', 'you b l o r p you', 'b l o r p'],
    ['broken once', 'bl-orp', 'bl-orp'],
    ['broken after the first letter', 'b lorp', 'b lorp'],
    ['with characters that cannot be seen', 'bl\u200borp', 'bl\u200borp'],
    ['with letters of other alphabets', 'blоrр', 'blоrр'],
    ['with accents', 'blörp', 'blörp'],
    ['in mathematical letters', '𝖇𝖑𝖔𝖗𝖕', '𝖇𝖑𝖔𝖗𝖕'],
    ['at a joint', 'a ned-nock', 'ned-nock'],
  ])('are found %s', (_, text, place) => {
    expect(marked(text)).toEqual([[expect.stringMatching(/banned|suspect/), place]]);
  });

  it.each([
    ['part of another word', 'blorpest'],
    ['across words', 'a tab lorp'],
    ['short of a letter, or of a gap', 'A fip, and sirvent'],
    ['a short word with a letter doubled, as others have it', 'dratt'],
    ['mostly masked', 'b****'],
    ['mostly digits', 'ml0025'],
    ['in an allowed phrase', 'Blorp pudding in Blorpingham'],
    ['written as a name', 'Fipp and Mr Fipp'],
    ['an insult that is said to nobody', 'The mook was there. You were not.'],
    ['an insult that is denied', 'You are not a mook.'],
  ])('are not found where they are %s', (_, text) => {
    expect(marked(text)).toEqual([]);
  });

  it.each([
    ['You are such a mook', 'suspect', 'mook'],
    ["you're a mook", 'suspect', 'mook'],
    ['Mook, you!', 'suspect', 'Mook'],
    ['m00k', 'suspect', 'm00k'],
    ['drat', 'mild', 'drat'],
    ['fipp', 'suspect', 'fipp'],
    ['FIPP', 'suspect', 'FIPP'],
  ])('weigh what they do where they stand: %s', (text, weighs, place) => {
    expect(marked(text)).toEqual([[weighs, place]]);
  });

  it('count once at each place, by the gravest', () => {
    const nested = toWordTries([term('*blor*', 'suspect'), term('blorp', 'banned'), term('*orp*', 'suspect')]);
    const normal = toNormalText('blorp');
    expect(judgeWords('blorp', normal, [nested]).map(({ weighs }) => weighs)).toEqual(['banned']);
  });
});

describe('the words that every site begins with', () => {
  it.each(
    readFileSync(new URL('innocent.txt', import.meta.url), 'utf8')
      .trim()
      .split('\n'),
  )('leave alone: %s', (phrase) => {
    const found = [phrase, `They spoke of ${phrase}, as you know.`].flatMap((text) =>
      judgeWords(text, toNormalText(text), [STOCK_TRIES]),
    );
    expect(found).toEqual([]);
  });

  it('have places in any text whatever, and no more of them than it has letters', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('f', 'u', 'c', 'k', 's', 'h', '1', '*', '$', ' ', '.', '-', '🍆', '\ud800', 'you ', '\u0301'),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (units) => {
        const text = units.join('');
        const normal = toNormalText(text);
        let before = 0;
        for (const { start, end } of judgeWords(text, normal, [STOCK_TRIES])) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(normal.text.length);
          before = end;
        }
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    ['one letter', 'a'],
    ['masks', 'f*'],
    ['masks alone', '*'],
    ['digits and signs', '1!|'],
    ['letters with spaces', 'f u c k '],
    ['letters with full stops', 's.h.i.'],
    ['half a word', 'motherf'],
    ['doubled letters', 'nniigg'],
    ['emoji', 'f🍆'],
    ['a phrase', 'you are such a '],
  ])('take a bounded number of steps, whatever comes: %s', (_, unit) => {
    const text = unit.repeat(5000 / unit.length);
    let steps = 0;
    findTerms(toNormalText(text).text, STOCK_TRIES, (counted) => (steps = counted));
    expect(steps).toBeGreaterThan(0);
    expect(steps).toBeLessThan(40 * text.length);
  });
});

describe('a pattern', () => {
  it.each([
    ['ab?c', ['abc', 'ac']],
    ['(a|bc)[de]', ['ad', 'ae', 'bcd', 'bce']],
    ['*a_b c*', ['a_b c']],
  ])('%s stands for its spellings', (pattern, spellings) => {
    expect(readPattern(pattern).spellings).toEqual(spellings);
  });

  it.each(['(a', 'a)', '[a', 'A', 'a+', '(a|b|c|d)'.repeat(9)])('is refused where it is none: %s', (pattern) => {
    expect(() => readPattern(pattern)).toThrow('No pattern');
  });
});
