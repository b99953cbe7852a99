import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lengthAsRead, toBodyHtml } from '../../src/comments/comment-body.js';

const LINK = 'rel="nofollow ugc noopener"';

describe('a body of plain text', () => {
  it.each([
    ['one line', 'Good point.', '<p>Good point.</p>'],
    ['an empty line begins a paragraph', 'One.\n\nTwo.', '<p>One.</p><p>Two.</p>'],
    ['a line of spaces is empty', 'One.\n  \t\nTwo.', '<p>One.</p><p>Two.</p>'],
    ['a single line end is kept', 'One,\ntwo.', '<p>One,<br>two.</p>'],
    ['line ends of every system', 'One.\r\n\r\nTwo,\rthree.', '<p>One.</p><p>Two,<br>three.</p>'],
    ['space around is dropped', '\n\n  One.  \n\n', '<p>One.</p>'],
    ['a tag has no other one in it', 'Why <p a=1<2>?', '<p>Why &lt;p a=1&lt;2&gt;?</p>'],
    ['other tags show as written', 'Use <script>, <b and c>?', '<p>Use &lt;script&gt;, &lt;b and c&gt;?</p>'],
    ['entities show as written', 'AT&amp;T & co', '<p>AT&amp;amp;T &amp; co</p>'],
    ['any script and direction', 'שלום \u202eабв 👩‍👩‍👧', '<p>שלום \u202eабв 👩‍👩‍👧</p>'],
    ['nothing to read', ' \n ', ''],
  ])('%s', (_name, body, html) => {
    expect(toBodyHtml(body)).toBe(html);
  });
});

describe('a body of HTML', () => {
  it.each([
    ['what is normal stays', '<p>One.</p><ul><li>Two</li></ul>', '<p>One.</p><ul><li>Two</li></ul>'],
    ['b and i say strong and em', '<p><b>Yes</b> <i>no</i></p>', '<p><strong>Yes</strong> <em>no</em></p>'],
    ['loose text is in paragraphs', 'One <em>two</em>\n\nthree', '<p>One <em>two</em></p><p>three</p>'],
    [
      'text after a quotation',
      '<blockquote>So?</blockquote>\nNo.\nNever.',
      '<blockquote><p>So?</p></blockquote><p>No.<br>Never.</p>',
    ],
    ['source line ends in a paragraph', '<p>One\n two</p>', '<p>One two</p>'],
    ['unclosed and crossing marks', '<p><em>a<strong>b</em>c', '<p><em>a<strong>b</strong></em>c</p>'],
    ['a mark around paragraphs', '<em><p>a</p><p>b</p></em>', '<p><em>a</em></p><p><em>b</em></p>'],
    ['a mark within its like', '<em>a<em>b</em>c</em>', '<p><em>abc</em></p>'],
    ['space leaves the marks', '<p>a<em> b </em>c</p>', '<p>a <em>b</em> c</p>'],
    ['a paragraph within a paragraph', '<p>a<p>b</p></p>', '<p>a</p><p>b</p>'],
    ['an item without a list', '<li>a</li>', '<p>a</p>'],
    ['text between items', '<ul>a<li>b</li>c<li>d</li></ul>', '<p>a</p><ul><li>b</li></ul><p>c</p><ul><li>d</li></ul>'],
    ['a list in an item', '<ul><li>a<ol><li>b</ol>c</ul>', '<ul><li>a<ol><li>b</li></ol>c</li></ul>'],
    ['nothing empty', '<p></p><ul><li> </li></ul><em></em><p>a<br></p>', '<p>a</p>'],
    ['two line breaks at most', '<p>a<br><br><br><br>b</p>', '<p>a<br><br>b</p>'],
    ['no script, nor what it says', '<p>a<script>b</script>c</p>', '<p>ac</p>'],
    ['no foreign element', '<p>a</p><svg><p>b<style><img src=x></style></svg>', '<p>a</p><p>b</p>'],
    ['no event handler', '<p onclick="x()" style="top:0">a</p>', '<p>a</p>'],
  ])('%s', (_name, body, html) => {
    expect(toBodyHtml(body)).toBe(html);
  });

  it('flattens what is nested without end', () => {
    const html = toBodyHtml('<blockquote>'.repeat(3000) + 'deep');
    expect(html.match(/<blockquote>/g)).toHaveLength(8);
    expect(html).toContain('<p>deep</p>');
  });
});

describe('a link', () => {
  it.each([
    ['https', 'https://paper.example/a?b=1&c=2', 'https://paper.example/a?b=1&amp;c=2'],
    ['http', 'http://paper.example', 'http://paper.example/'],
    ['mailto', 'mailto:letters@paper.example', 'mailto:letters@paper.example'],
  ])('to %s is kept and marked', (_name, href, written) => {
    expect(toBodyHtml(`<a href="${href}" title="t" target="_top">x</a>`)).toBe(
      `<p><a href="${written}" ${LINK}>x</a></p>`,
    );
  });

  it.each([
    'javascript:alert(1)',
    'JaVa\tScRiPt:alert(1)',
    '&#106;avascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//paper.example',
    '/articles',
    'relative',
    'https://paper.example@evil.example/',
    'https://',
    `https://paper.example/${'a'.repeat(2000)}`,
    '',
  ])('to %j is only its text', (href) => {
    expect(toBodyHtml(`<a href="${href}">x</a>`)).toBe('<p>x</p>');
  });

  it('cannot hold another one', () => {
    const body = '<a href="https://a.example">a<a href="https://b.example">b</a></a>';
    expect(toBodyHtml(body)).not.toMatch(/<a [^>]*>[^/]*<a /);
  });
});

describe('the normal form', () => {
  const pieces = ['<p>', '</p>', '<br>', '<em>', '</em>', '<strong>', '</strong>', '<blockquote>', '</blockquote>'];
  const lists = ['<ul>', '</ul>', '<ol>', '</ol>', '<li>', '</li>', '<a href="https://a.example/">', '</a>'];
  const others = [
    '<div>',
    '</div>',
    '<table><tr><td>',
    'a',
    ' b ',
    '\n',
    '\n\n',
    '&lt;',
    '&amp;',
    '<',
    '"',
    '<!--',
    '-->',
  ];
  const soup = fc
    .array(fc.constantFrom(...pieces, ...lists, ...others), { maxLength: 40 })
    .map((parts) => parts.join(''));

  it('is reached at once', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'grapheme' })), (body) => {
        const html = toBodyHtml(body);
        expect(html === '' || toBodyHtml(html) === html).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps every letter of a plain text', () => {
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences' }), (body) => {
        expect(toBodyHtml(body).replace(/<[^>]*>/g, '')).toBe(body.trim());
      }),
    );
  });
});

describe('the length as read', () => {
  it.each([
    ['letters', '<p>abc</p>', 3],
    ['without tags and addresses', '<p><a href="https://a.example/">abc</a></p>', 3],
    ['an entity is one', '<p>&amp;&lt;&gt;</p>', 3],
    ['a line break and a paragraph are one', '<p>a<br>b</p><p>c</p>', 5],
    ['a letter with accents is one', '<p>e\u0301\u0323\u0301</p>', 1],
    ['a family is one', '<p>👩‍👩‍👧</p>', 1],
    ['invisible characters are none', '<p>\u200b\u2060\ufeff \u200b \u3164\u2800</p>', 0],
    ['white space is one', '<p>a \u00a0\u3000 b</p>', 3],
  ])('%s', (_name, html, length) => {
    expect(lengthAsRead(html)).toBe(length);
  });
});
