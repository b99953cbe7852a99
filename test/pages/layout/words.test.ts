import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { COMMENT_SORTS } from '../../../src/comments/index.js';
import { hasWords, words } from '../../../src/pages/layout/words.js';

const PAGES = fileURLToPath(new URL('../../../src/pages', import.meta.url));

/** Every id that a page names as it stands. */
function idsInUse(): readonly string[] {
  const files = readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  const source = files.map((file) => readFileSync(join(PAGES, file), 'utf8')).join('\n');
  return [...source.matchAll(/words\(\s*'([\w-]+)'/g)].map(([, id = '']) => id);
}

describe('the catalogue', () => {
  it('has every text that a page asks for', () => {
    expect(idsInUse().length).toBeGreaterThan(50);
    expect(idsInUse().filter((id) => !hasWords(id))).toEqual([]);
  });

  it('has a name for every order, status and outcome', () => {
    const named = [
      ...COMMENT_SORTS.map((sort) => `comments-sort-${sort}`),
      ...['published', 'held', 'hidden', 'removed', 'withdrawn'].map((status) => `status-${status}`),
      ...['pending', 'upheld', 'dismissed', 'unsettled', 'withdrawn'].map((outcome) => `outcome-${outcome}`),
    ];
    expect(named.filter((id) => !hasWords(id))).toEqual([]);
  });

  it('counts as English does', () => {
    expect([0, 1, 2, 1200].map((count) => words('comment-count', { count }))).toEqual([
      'No comments',
      '1 comment',
      '2 comments',
      '1,200 comments',
    ]);
  });

  it('puts values in as they are, and throws for a text that it does not have', () => {
    expect(words('byline', { name: '<b>{ $x }' })).toBe('By <b>{ $x }');
    expect(() => words('no-such-text')).toThrow('no-such-text');
  });
});
