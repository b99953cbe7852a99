import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { displayNameProblem, tidyDisplayName } from '../../src/accounts/display-name.js';

const problemOf = (name: string) => displayNameProblem(tidyDisplayName(name));

describe('a display name', () => {
  it.each([
    ['plain', 'Jo'],
    ['with an apostrophe and a hyphen', "Siân O'Malley-Price"],
    ['of one script', 'Юлия Орлова'],
    ['from right to left', 'ليلى حداد'],
    ['with a joiner that Persian spelling needs', 'می\u200cخواهم'],
    ['with a joiner that Sinhala spelling needs', 'ශ්\u200dරී ලංකා'],
    ['of ideographs', '王芳'],
    ['with an emoji sequence', 'Farmer Pat 👩🏽‍🌾'],
    ['with an emoji and its variation selector', 'Heart ❤️ of Leeds'],
    ['as long as may be, in characters as read', '👩🏽‍🌾'.repeat(9) + 'n'.repeat(31)],
    ['with digits', 'Ward 7'],
  ])('may be %s', (_case, name) => {
    expect(problemOf(name)).toBeNull();
  });

  it.each([
    ['is empty', ''],
    ['has one character', 'x'],
    ['has one character of several code points', 'e\u0301\u0327'],
    ['is too long', 'n'.repeat(41)],
    ['turns the direction of writing', 'Ann\u202egnp.exe'],
    ['isolates a direction', 'Ann \u2066editor\u2069'],
    ['marks a direction', 'Ann\u200f Lee'],
    ['breaks the line', 'Ann\nLee'],
    ['breaks the line as Unicode does', 'Ann\u2028Lee'],
    ['holds a control character', 'Ann\u0007Lee'],
    ['holds NUL', 'Ann\0Lee'],
    ['holds a zero-width space', 'Ann\u200bLee'],
    ['holds a byte order mark', 'Ann\ufeffLee'],
    ['holds a joiner between Latin letters', 'Ann\u200dLee'],
    ['holds a soft hyphen', 'Ann\u00adLee'],
    ['hides in tag characters', 'Ann\u{e0041}\u{e0042}'],
    ['hides in variation selectors', 'Ann\u{e0101}'],
    ['looks blank by a Hangul filler', '\u3164\u3164\u3164'],
    ['looks blank by Braille', '\u2800\u2800\u2800'],
    ['is punctuation alone', '...'],
    ['is emoji alone', '🦊🦊'],
    ['stacks marks', 'Ann' + '\u0335'.repeat(5)],
    ['holds half of a surrogate pair', 'Ann\ud83d'],
    ['holds a private character', 'Ann\ue000'],
    ['holds what is no character', 'Ann\uffff'],
  ])('is refused when it %s', (_case, name) => {
    expect(problemOf(name)).toMatch(/^Must/);
  });

  it('is kept composed and with single spaces', () => {
    expect(tidyDisplayName('  Zoe\u0308 \u3000\u00a0 Brown ')).toBe('Zoë Brown');
  });

  it('is tidy once it was tidied', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const tidied = tidyDisplayName(name);
        expect(tidyDisplayName(tidied)).toBe(tidied);
      }),
    );
  });

  it('never lets a character through that changes the direction of writing or breaks a line', () => {
    const forbidden = fc.constantFrom(
      ...Array.from('\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\n\r\u0085\u2029'),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), forbidden, fc.string({ unit: 'grapheme' }), (before, bad, after) => {
        expect(problemOf(`a${before}${bad}${after}z`)).not.toBeNull();
      }),
    );
  });
});
