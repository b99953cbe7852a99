import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toNormalText } from '../../../../src/moderation/screening/text/normal-text.js';

/** Any string at all, lone surrogates among them, with more than its share of what this is about. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '\u0301',
        '\u200b',
        '\u202e',
        '\ud800',
        '\udfff',
        '𝓯',
        'ﷺ',
        'İ',
        'ß',
        '👩‍👩‍👧',
        'п',
        '１',
        '٣',
        '\u00ad',
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('a normal text', () => {
  it.each([
    ['lower case', 'Quite So', 'quite so'],
    ['without accents, composed or not', 'Cafe\u0301 São Øre łódź', 'cafe sao ore lodz'],
    ['with compatibility forms reduced', 'ﬁne ① ｆｕｌｌ 𝓯𝓻𝓮𝓮 ⓐ', 'fine 1 full free a'],
    ['with framed letters reduced', '⒜🅐🅰🄰🇦', 'aaaaa'],
    ['without what cannot be seen', 'a\u200bb\u00adc\u2060d\ufe0fe\u202ef\u0000g\u{e0041}', 'abcdefg'],
    ['with look-alikes from other alphabets as Latin', 'СОМЕ НОТ ТЕХТ ρауραl ІТ', 'come hot text paypal it'],
    ['with small capitals as letters', 'ꜰʀᴇᴇ ᴛɪᴄᴋᴇᴛꜱ', 'free tickets'],
    ['with every dash, space and line break as one', 'a–b\u00a0c\u2003d\u2028e\rf\u2800g', 'a-b c d\ne\nf g'],
    ['with straight quotation marks', '‘it’s’', "'it's'"],
    ['with every digit as an ASCII digit', '٠١٩ ०९ 𝟗', '019 09 9'],
    ['with prices as they are', '£5 €6 $7 20°', '£5 €6 $7 20°'],
    ['with lone surrogates replaced', 'a\ud800b', 'a\ufffdb'],
  ])('is %s', (_, original, normal) => {
    expect(toNormalText(original).text).toBe(normal);
  });

  it.each<[string, string, [string, string]]>([
    ['a plain word', 'so NICE', ['nice', 'NICE']],
    ['a word after a pair of units', '𝓯 x', ['x', 'x']],
    ['a letter with its marks', 'cafe\u0301\u0323!', ['cafe', 'cafe\u0301\u0323']],
    ['what was hidden within it', 'sp\u200b\u200ba\u00adm', ['spam', 'sp\u200b\u200ba\u00adm']],
    ['a whole ligature for one of its letters', 'oﬃce', ['f', 'ﬃ']],
  ])('leads back to %s', (_, original, [part, place]) => {
    const { text, spanOf } = toNormalText(original);
    const start = text.indexOf(part);
    const span = spanOf(start, start + part.length);
    expect(original.slice(span.start, span.end)).toBe(place);
  });

  it('is the same when it is made again', () => {
    fc.assert(
      fc.property(anyText, (original) => {
        const { text } = toNormalText(original);
        expect(toNormalText(text).text).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it('never shifts a place, whatever was written', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (original, a, b) => {
        const { text, spanOf } = toNormalText(original);
        if (text === '') return;
        const start = a % text.length;
        const end = start + 1 + (b % (text.length - start));
        const span = spanOf(start, end);
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.start).toBeLessThan(span.end);
        expect(span.end).toBeLessThanOrEqual(original.length);
        const place = original.slice(span.start, span.end);
        expect(/\p{Cs}/u.test(place) && !/\p{Cs}/u.test(original)).toBe(false);
        expect(toNormalText(place).text).toContain(text.slice(start, end));
      }),
      { numRuns: 5000 },
    );
  });

  it('has never more than six units for a character', () => {
    const all = Array.from({ length: 0x30000 }, (_, code) => String.fromCodePoint(code));
    expect(all.filter((character) => toNormalText(character).text.length > 6)).toEqual([]);
  });
});
