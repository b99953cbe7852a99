import { describe, expect, it } from '@jest/globals';
import { substance } from '../../../../src/moderation/screening/phases/substance.js';
import { resultOn } from '../../../support/screened.js';

const said = async (body: string, settings: object = {}) => {
  const { findings, verdict } = await resultOn(substance, body, { substance: settings });
  return findings.map(({ code }) => `${code} ${verdict ?? ''}`);
};
const link = (words: string) => `<a href="https://paper.example.com/a">${words}</a>`;

describe('substance', () => {
  it.each([
    ['nothing but a link', link('Read this')],
    ['nothing but links', `${link('Here')}, ${link('there')}!`],
    ['nothing but an address', 'https://paper.co.uk/articles/potholes?page=2'],
    ['nothing but bare addresses', 'www.paper.co.uk, bbc.co.uk'],
    ['punctuation', '?!?! ...'],
    ['emoji', '👏👏👏 👩‍👩‍👧 ❤️'],
    ['an accent', '\u0301\u0301\u0301\u0301 !!!'],
  ])('is missing in %s', async (_name, body) => {
    expect(await said(body)).toEqual(['substance.wordless reject']);
    expect(await said(body, { wordless: 'hold' })).toEqual(['substance.wordless hold']);
    expect(await said(body, { wordless: 'publish' })).toEqual(['substance.wordless publish']);
  });

  it.each([
    'Yes.',
    '100%',
    '+1!',
    '👏 Well said',
    `${link('This')}: quite so`,
    `Quite so:${link('this')}`,
    `${link('th')}is`,
    'https://paper.co.uk/a says so',
    'No…',
    '日本語',
    'Ναι!',
    `${'? '.repeat(500)}indeed`,
  ])('is there in %j', async (body) => {
    expect(await said(body)).toEqual([]);
  });
});

describe('the length as read', () => {
  it.each([
    ['at the least', 'abcd', { minLength: 4 }, []],
    ['below it', 'abc', { minLength: 4 }, ['substance.too_short reject']],
    ['below it with accents', 'a\u0301\u0301\u0301b', { minLength: 4 }, ['substance.too_short reject']],
    ['below it with nothing to see', 'a\u200b\u200b\u200b', { minLength: 4 }, ['substance.too_short reject']],
    ['at the most', 'a'.repeat(50), { maxLength: 50 }, []],
    ['above it', 'a'.repeat(51), { maxLength: 50 }, ['substance.too_long reject']],
    ['at the most, with accents', 'a\u0301'.repeat(50), { maxLength: 50 }, []],
  ])('%s', async (...[, body, settings, codes]) => {
    expect(await said(body, settings)).toEqual(codes);
  });

  it('is told to the author', async () => {
    const { findings } = await resultOn(substance, 'a'.repeat(51), { substance: { maxLength: 50 } });
    expect(findings).toMatchObject([{ details: { length: 51, least: 3, most: 50 } }]);
  });

  it.each([
    [{ minLength: 10, maxLength: 9 }],
    [{ minLength: 2 }],
    [{ maxLength: 5001 }],
    [{ maxLength: 12.5 }],
    [{ wordless: 'delete' }],
    [{ most: 3 }],
  ])('%j is no setting', async (settings) => {
    await expect(said('So it is.', settings)).rejects.toThrow();
  });
});
