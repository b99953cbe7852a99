import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { graphemesOf } from '../../src/comments/graphemes.js';

const whole = new Intl.Segmenter('en', { granularity: 'grapheme' });

describe('the graphemes of a text', () => {
  it('are the same in pieces as in one', () => {
    const unit = fc.constantFrom(
      'a',
      ' ',
      '\r\n',
      'e\u0301',
      '\u0301',
      '🇬🇧',
      '🇬',
      '👩‍👩‍👧',
      '\u200d',
      '각',
      'ᄀ',
      '\ud83d',
    );
    fc.assert(
      fc.property(fc.array(unit, { minLength: 100, maxLength: 600 }), (units) => {
        const text = units.join('');
        expect([...graphemesOf(text)]).toEqual(Array.from(whole.segment(text), ({ segment }) => segment));
      }),
    );
  });

  it('may be longer than any piece', () => {
    expect([...graphemesOf(`e${'\u0301'.repeat(5000)}f`)]).toHaveLength(2);
  });
});
