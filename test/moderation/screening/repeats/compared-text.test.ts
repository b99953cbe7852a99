import { describe, expect, it } from '@jest/globals';
import { toCompared } from '../../../../src/moderation/screening/repeats/compared-text.js';

const place = { authorId: 'author', articleId: 'article', parentId: null };
const long = 'the potholes on mill lane have been there since march';
const compared = (normalText: string, where: Partial<typeof place> = {}) =>
  toCompared({ ...place, ...where, normalText }, 8);

describe('toCompared', () => {
  it('takes a text with other punctuation for the same, and for long enough by its words', () => {
    expect(compared(`${long}!!`).key).toBe(compared(long).key);
    expect(compared(long)).toMatchObject({ isShort: false });
    expect(compared(long).bands).toHaveLength(12);
  });

  it('tells authors and words apart', () => {
    expect(compared(long, { authorId: 'other' }).key).not.toBe(compared(long).key);
    expect(compared(`${long} again`).key).not.toBe(compared(long).key);
    expect(compared('🙂').key).not.toBe(compared('🙃').key);
  });

  it('knows a long text by its words alone, wherever it stands', () => {
    expect(compared(long, { articleId: 'other' }).key).toBe(compared(long).key);
  });

  it('knows a short one in its place only, and compares it with nobody else’s', () => {
    expect(compared('well said')).toMatchObject({ isShort: true, bands: [], pairs: new Uint32Array() });
    expect(compared('Well said!'.toLowerCase()).key).toBe(compared('well said').key);
    expect(compared('well said', { articleId: 'other' }).key).not.toBe(compared('well said').key);
  });
});
