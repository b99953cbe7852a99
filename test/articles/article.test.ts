import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commentingAt, numberedSlug, slugOf, type Commenting } from '../../src/articles/article.js';
import { DAY_MS, SECOND_MS } from '../../src/platform/clock.js';
import { cleanArticleBody, isHttpOrOwnUrl } from '../../src/articles/article-body.js';

describe('a slug', () => {
  it.each([
    ['Why wards need clocks', 'why-wards-need-clocks'],
    ['  Crème brûlée — and 3 other "costs"!  ', 'creme-brulee-and-3-other-costs'],
    ['The council’s bridge isn’t falling', 'the-councils-bridge-isnt-falling'],
    ['橋', 'article'],
    [`${'word '.repeat(30)}end`, Array.from({ length: 16 }, () => 'word').join('-')],
    ['w'.repeat(200), 'w'.repeat(80)],
  ])('of %j is %s', (headline, slug) => {
    expect(slugOf(headline)).toBe(slug);
  });

  it('fits an address, whatever the headline', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 50 }), (headline, attempt) => {
        const slug = numberedSlug(slugOf(headline), attempt);
        expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slug.length).toBeLessThanOrEqual(83);
      }),
    );
  });
});

describe('the address of a link or an image', () => {
  it.each([
    ['https://reports.example/1?a=b#c', true],
    ['http://reports.example', true],
    ['/pictures/1.jpg', true],
    ['//reports.example/1', false],
    ['/\\reports.example', false],
    ['/\t/reports.example', false],
    ['relative', false],
    ['javascript:x()', false],
    ['java\nscript:x()', false],
    ['data:image/png;base64,AA', false],
    ['mailto:a@b.example', false],
    ['', false],
  ])('%j: %s', (url, isAllowed) => {
    expect(isHttpOrOwnUrl(url)).toBe(isAllowed);
  });
});

describe('the body of an article', () => {
  it.each([
    [
      'what it may hold',
      '<h2>a</h2><p>b <em>c</em></p><hr /><ul><li>d</li></ul>',
      '<h2>a</h2><p>b <em>c</em></p><hr /><ul><li>d</li></ul>',
    ],
    [
      'a figure',
      '<figure><img src="/1.jpg" alt="x" onerror="y()"><figcaption>z</figcaption></figure>',
      '<figure><img src="/1.jpg" alt="x" /><figcaption>z</figcaption></figure>',
    ],
    ['an image by http', '<p>a<img src="http://b.example/1.jpg"></p>', '<p>a</p>'],
    ['an image of another scheme', '<p>a<img src="data:image/svg+xml,x"><img src="//b.example/1.jpg"></p>', '<p>a</p>'],
    [
      'what it may not hold',
      '<style>x</style><p style="top:0">a<iframe src="https://b.example"></iframe></p>',
      '<p>a</p>',
    ],
    ['a link that runs', '<a href=" javascript:x()" onclick="y()">a</a>', '<a>a</a>'],
  ])('%s', (_name, body, html) => {
    expect(cleanArticleBody(body)).toBe(html);
  });
});

describe('commenting', () => {
  const publishedAt = new Date('2026-03-01T12:00:00Z');
  const day = (nth: number, second = 0) => new Date(publishedAt.getTime() + nth * DAY_MS + second * SECOND_MS);

  it.each<[string, Commenting, [days: number, now: Date, expected: Commenting]]>([
    ['open, for ever', 'open', [0, day(4000), 'open']],
    ['open, in its last second', 'open', [7, day(7, -1), 'open']],
    ['open, too old', 'open', [7, day(7), 'closed']],
    ['pre-moderated, young', 'premoderated', [7, day(1), 'premoderated']],
    ['pre-moderated, too old', 'premoderated', [7, day(8), 'closed']],
    ['closed by an editor, young', 'closed', [7, day(1), 'closed']],
    ['not yet published', 'open', [1, day(-2), 'open']],
  ])('on an article that is %s', (_name, commenting, [closesAfterDays, now, expected]) => {
    expect(commentingAt({ commenting, publishedAt }, { now, closesAfterDays })).toBe(expected);
  });
});
