import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { graphemesOf } from '../../src/comments/graphemes.js';

const whole = new Intl.Segmenter('en', { granularity: 'grapheme' });

describe('the graphemes of a text', () => {
  it('are those of any text', () => {
    const characters = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.nat(0x2ff).map((code) => String.fromCharCode(code)) }),
      fc.string({ unit: fc.integer({ min: 0x2000, max: 0x20ff }).map((code) => String.fromCharCode(code)) }),
      fc.constantFrom('plain words, ', '1\ufe0f\u20e3', '©\ufe0f', 'é', '£5', '\u200d', '\u0301', '\u00ad', '\r', '\n'),
    );
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        expect([...graphemesOf(text)]).toEqual(Array.from(whole.segment(text), ({ segment }) => segment));
      }),
      { numRuns: 500 },
    );
  });

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
