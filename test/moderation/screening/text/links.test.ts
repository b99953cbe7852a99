import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { textAsRead, toBodyHtml } from '../../../../src/comments/index.js';
import { linksOf } from '../../../../src/moderation/screening/text/links.js';

/** The links of what a reader sends, each with the words that it has in the text as read. */
function linksIn(body: string): readonly [string, string][] {
  const html = toBodyHtml(body);
  const text = textAsRead(html);
  return linksOf(html, textAsRead).map(({ href, span }) => [href, text.slice(span.start, span.end)]);
}

describe('linksOf', () => {
  it.each<[string, string, readonly (readonly [string, string])[]]>([
    ['none', 'No <b>link</b> at all.', []],
    ['one', 'See <a href="https://a.example/b">this page</a>.', [['https://a.example/b', 'this page']]],
    ['marked words', 'See <a href="https://a.example/">this <b>page</b></a>.', [['https://a.example/', 'this page']]],
    [
      'two, in blocks of their own',
      '<p><a href="https://a.example/">One</a></p><ul><li>and <a href="mailto:b@a.example">two</a></li></ul>',
      [
        ['https://a.example/', 'One'],
        ['mailto:b@a.example', 'two'],
      ],
    ],
    [
      'entities',
      '1 &lt; 2 &amp; <a href="https://a.example/?b=1&amp;c=2">3 &gt; 2</a>',
      [['https://a.example/?b=1&c=2', '3 > 2']],
    ],
    ['an address that is not kept', 'See <a href="javascript:alert(1)">this</a>.', []],
    [
      'one within another, of which the outer one is kept',
      '<a href="https://a.example/">one <a href="https://b.example/">two</a> three</a>',
      [['https://a.example/', 'one two three']],
    ],
  ])('finds the address and the words: %s', (_what, body, links) => {
    expect(linksIn(body)).toEqual(links);
  });

  it('points at the words of each anchor in the text as read, whatever stands around them', () => {
    const words = fc.stringMatching(/^[a-z&<>"' ]{0,8}$/).map((text) => `${text}x`);
    const block = fc.constantFrom('p', 'blockquote', 'li', 'em', 'strong');
    const part = fc.oneof(
      words.map((text) => ({ html: escaped(text), words: null })),
      words.map((text) => ({ html: `<a href="https://a.example/">${escaped(text)}</a>`, words: text })),
      fc.tuple(block, words).map(([tag, text]) => ({ html: `<${tag}>${escaped(text)}</${tag}>`, words: null })),
      fc.constant({ html: '<br>', words: null }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const html = parts.map((each) => each.html).join('');
        const text = textAsRead(html);
        const found = linksOf(html, textAsRead).map(({ span }) => text.slice(span.start, span.end));
        expect(found).toEqual(parts.flatMap((each) => each.words ?? []));
      }),
    );
  });
});

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
