import { describe, expect, it } from '@jest/globals';
import { normalise } from '../../../../src/moderation/screening/phases/normalise.js';
import { marksOn, resultOn } from '../../../support/screened.js';

describe('the normalise phase', () => {
  it.each([
    ['text.hidden_characters', 'a sp\u200bam b', '\u200b'],
    ['text.hidden_characters', 'wo\u2060\u200crd', '\u2060\u200c'],
    ['text.hidden_characters', `tags\u{e0061}\u{e0062}`, '\u{e0061}\u{e0062}'],
    ['text.direction_override', 'a \u202etxet', '\u202e'],
    ['text.imitated_letters', 'my pаypal account', 'pаypal'],
    ['text.imitated_letters', 'gοοgle', 'gοοgle'],
  ])('finds %s', async (code, text, mark) => {
    expect(await marksOn(normalise, text)).toEqual([{ code, marks: [mark] }]);
    expect(await resultOn(normalise, text)).toMatchObject({ verdict: 'publish' });
  });

  it.each([
    ['plain prose', "It's quite all right."],
    ['soft hyphens, as they are pasted', 'hos\u00adpi\u00adtal'],
    ['non-breaking spaces and a byte order mark', '\ufeffDr\u00a0Patel'],
    ['an invisible break between words', 'and/\u200bor, http://\u200b'],
    ['families and flags', '👩‍👩‍👧 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
    ['Arabic and Hebrew with their marks of direction', '\u200fשלום\u200e نمی\u200cخواهم'],
    ['an embedded word', '\u2067שלום\u2069'],
    ['whole words of other alphabets', 'Привет и καλημέρα'],
    ['names of things with a Greek letter', 'TNFα, kΩ, μSv and ΔT'],
    ['words of both alphabets that imitate nothing', 'IT-шник, VIPовский'],
  ])('leaves alone: %s', async (_, text) => {
    expect(await resultOn(normalise, text)).toMatchObject({ findings: [] });
  });

  it.each([
    ['hidden', 'sp\u200bam'],
    ['overrides', 'a \u202etxet'],
    ['imitations', 'pаypal'],
  ])('holds where the settings say so: %s', async (name, text) => {
    expect(await resultOn(normalise, text, { normalise: { [name]: 'hold' } })).toMatchObject({ verdict: 'hold' });
  });
});
