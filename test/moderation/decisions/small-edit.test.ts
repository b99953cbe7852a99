import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bringsNothingNew, isSmallEdit, type ScreenedText } from '../../../src/moderation/decisions/small-edit.js';

const ELEVEN = 'one two three four five six seven eight nine ten eleven';

describe('isSmallEdit', () => {
  it.each([
    ['nothing', ELEVEN, ELEVEN, true],
    ['white space alone', ELEVEN, ELEVEN.replaceAll(' ', '\n\n'), true],
    ['one word of eleven', ELEVEN, ELEVEN.replace('six', 'sixth'), true],
    ['one word of ten', ELEVEN.replace(' eleven', ''), ELEVEN.replace(' eleven', '').replace('six', 'sixth'), false],
    ['a word put in', ELEVEN, `${ELEVEN} twelve`, true],
    ['a word left out', ELEVEN, ELEVEN.replace('one ', ''), true],
    ['two words of eleven', ELEVEN, ELEVEN.replace('one', 'won').replace('two', 'too'), false],
    ['punctuation of a word', ELEVEN, ELEVEN.replace('six', 'six,'), true],
    ['two words that change places', ELEVEN, ELEVEN.replace('one two', 'two one'), false],
    ['everything', ELEVEN, 'Something else.', false],
    ['everything, which was nothing', '', 'Something.', false],
    ['everything, to nothing', ELEVEN, '', false],
  ])('is less than a tenth of the words: %s', (_what, ...[before, after, expected]) => {
    expect(isSmallEdit(before, after)).toBe(expected);
  });

  it('counts each changed word once, wherever it stands', () => {
    const texts = fc
      .integer({ min: 1, max: 200 })
      .chain((length) =>
        fc.record({ length: fc.constant(length), changed: fc.uniqueArray(fc.nat(length - 1), { maxLength: 40 }) }),
      );
    fc.assert(
      fc.property(texts, ({ length, changed }) => {
        const words = Array.from({ length }, (_, i) => `w${i}`);
        const after = words.map((word, i) => (changed.includes(i) ? `${word}!` : word));
        expect(isSmallEdit(words.join(' '), after.join(' '))).toBe(changed.length / length < 0.1);
      }),
    );
  });

  it('tells thousands of different words apart', () => {
    const text = (letter: string) => Array.from({ length: 2500 }, (_, i) => `${letter}${i}`).join(' ');
    expect(isSmallEdit(text('a'), text('b'))).toBe(false);
    expect(isSmallEdit(text('a'), text('a').replace('a7 ', ''))).toBe(true);
  });
});

describe('bringsNothingNew', () => {
  const text = (words: string, mark = '', code = 'phase.failed'): ScreenedText => {
    const start = words.indexOf(mark);
    const spans = mark === '' ? [] : [{ start, end: start + mark.length }];
    return { text: words, hrefs: [], signals: [{ code, spans }] };
  };

  it.each<[string, ScreenedText, ScreenedText, boolean]>([
    ['the same word', text('a dull day', 'dull'), text('a rather dull day', 'dull'), true],
    ['the same word in capitals', text('a dull day', 'dull'), text('a DULL day', 'DULL'), true],
    ['another word', text('a dull day', 'dull'), text('a grim day', 'grim'), false],
    ['the same word for another reason', text('a dull day', 'dull'), text('a dull day', 'dull', 'other'), false],
    ['a first word', text('a dull day'), text('a dull day', 'dull'), false],
    ['no word any more', text('a dull day', 'dull'), text('a day'), true],
    ['a fact', text('a dull day'), text('a day', '', 'other'), true],
    ['another link', text('a day'), { ...text('a day'), hrefs: ['https://other.example/'] }, false],
    [
      'the same link',
      { ...text('a day'), hrefs: ['https://a.example/'] },
      { ...text('a'), hrefs: ['https://a.example/'] },
      true,
    ],
  ])('%s', (_what, ...[before, after, expected]) => {
    expect(bringsNothingNew(before, after)).toBe(expected);
  });
});
