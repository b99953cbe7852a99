import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toBodyHtml } from '../../../src/comments/index.js';
import { type Mark, markUp } from '../../../src/pages/client/editor/mark-up.js';

/** A text whose selection stands between square brackets, as it is after a mark. */
function marked(given: string, mark: Mark): string {
  const start = given.indexOf('[');
  const text = given.replace('[', '').replace(']', '');
  const { replaced, by, selected } = markUp(text, { start, end: given.indexOf(']') - 1 }, mark);
  const after = text.slice(0, replaced.start) + by + text.slice(replaced.end);
  return `${after.slice(0, selected.start)}[${after.slice(selected.start, selected.end)}]${after.slice(selected.end)}`;
}

describe('a button of the editor', () => {
  it.each<[Mark, string, string]>([
    ['strong', 'a [b] c', 'a <strong>[b]</strong> c'],
    ['strong', 'a <strong>[b]</strong> c', 'a [b] c'],
    ['strong', 'a [<strong>b</strong>] c', 'a [b] c'],
    ['em', '[]', '<em>[]</em>'],
    ['em', '<strong>[b]</strong>', '<strong><em>[b]</em></strong>'],
    ['blockquote', 'one\nt[w]o\nthree', 'one\n<blockquote>[two]</blockquote>\nthree'],
    ['blockquote', '<blockquote>[two]</blockquote>', '[two]'],
    ['ul', 'o[ne\ntw]o', '<ul>\n<li>[one</li>\n<li>two]</li>\n</ul>'],
    ['ul', '[<ul>\n<li>one</li>\n<li>two</li>\n</ul>]', '[one\ntwo]'],
    ['ul', '[]', '<ul>\n<li>[]</li>\n</ul>'],
    ['a', 'see [the minutes]', 'see <a href="[https://]">the minutes</a>'],
    ['a', 'see [https://example.org/a?b=c]', 'see <a href="https://example.org/a?b=c">[https://example.org/a?b=c]</a>'],
  ])('%s makes of "%s"', (mark, given, expected) => {
    expect(marked(given, mark)).toBe(expected);
  });

  it.each<[Mark, string]>([
    ['strong', '<p>Say <strong>this</strong> loud</p>'],
    ['em', '<p>Say <em>this</em> loud</p>'],
    ['blockquote', '<blockquote><p>Say this loud</p></blockquote>'],
    ['ul', '<ul><li>Say this loud</li></ul>'],
  ])('%s gives what a comment may have', (mark, html) => {
    const { replaced, by } = markUp('Say this loud', { start: 4, end: 8 }, mark);
    expect(toBodyHtml('Say this loud'.slice(0, replaced.start) + by + 'Say this loud'.slice(replaced.end))).toBe(html);
  });

  it('takes back what it did, for any text and selection', () => {
    const places = fc.tuple(fc.string(), fc.string(), fc.string());
    fc.assert(
      fc.property(places, fc.constantFrom<Mark>('strong', 'em'), ([before, inside, after], mark) => {
        const text = before + inside + after;
        const selection = { start: before.length, end: before.length + inside.length };
        const once = markUp(text, selection, mark);
        const then = text.slice(0, once.replaced.start) + once.by + text.slice(once.replaced.end);
        const twice = markUp(then, once.selected, mark);
        const back = then.slice(0, twice.replaced.start) + twice.by + then.slice(twice.replaced.end);
        // Where it was marked up already, the first press took that away.
        expect(once.by.length < inside.length || back === text).toBe(true);
      }),
    );
  });
});
