import { describe, expect, it } from '@jest/globals';
import { hasWords, wordsToFind } from '../../../src/moderation/cases/case-text.js';

describe('finding words in a text', () => {
  it.each([
    ['bench', 'A BENCH by the river', true],
    ['river bench', 'A bench by the river', true],
    ['walk', 'They went walking.', true],
    ['cafe', 'The Café is closed.', true],
    ['CAFÉ', 'the cafe', true],
    ['bench', 'A b\u200bench', true],
    ['scam', 'A ѕсаm', true],
    ['bench lake', 'A bench by the river', false],
    ['by  the\nriver', 'the river, by all means', true],
    ['.*', 'A bench', false],
    ['$ne', 'A bench', false],
  ])('%j in %j: %j', (searched, text, expected) => {
    expect(hasWords(text, wordsToFind(searched))).toBe(expected);
  });

  it('knows each word once, and none of what cannot be seen', () => {
    expect(wordsToFind('Bench bench BENCH')).toEqual(['bench']);
    expect(wordsToFind('\u200b \u00ad')).toEqual([]);
  });
});
