import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createArticleImportStore } from '../../../src/articles/index.js';
import { newId } from '../../../src/platform/database/ids.js';
import { openNewsroom, type Newsroom } from '../../support/newsroom.js';

const ORIGIN = 'https://opinion.example';

let newsroom: Newsroom;
let slug: string;

beforeAll(async () => {
  newsroom = await openNewsroom({ environment: { PUBLIC_URL: ORIGIN } });
  slug = await newsroom.article({
    headline: 'Bread & <i>butter</i> ]]> \u0007',
    body: '<p>Who pays ]]&gt; for it?</p>',
    tags: ['food & drink'],
    section: 'engineering',
  });
});
afterAll(() => newsroom.stop());

const read = (path: string) => newsroom.service.client().agent.get(path).buffer(true).parse(asText);

function asText(response: unknown, done: (error: Error | null, body: string) => void): void {
  const stream = response as NodeJS.ReadableStream;
  const parts: string[] = [];
  stream.setEncoding('utf8');
  stream.on('data', (part: string) => parts.push(part));
  stream.on('end', () => done(null, parts.join('')));
}

const xmlOf = (answer: { readonly body: unknown }) => String(answer.body);

describe('the feed of articles', () => {
  it.each(['/feed.atom', '/sections/engineering/feed.atom'])('is Atom, kept and tagged: %s', async (path) => {
    const first = await read(path);
    expect([first.status, first.headers['content-type']]).toEqual([200, 'application/atom+xml; charset=utf-8']);
    expect(first.headers['set-cookie']).toBeUndefined();
    const again = await read(path).set('If-None-Match', first.headers.etag ?? '');
    expect(again.status).toBe(304);
    const xml = xmlOf(first);
    expect(xml).toContain(`<id>${ORIGIN}/articles/${slug}</id>`);
    expect(xml).toContain(`<link rel="self" href="${ORIGIN}${path}"/>`);
    expect(xml).toContain('<name>Imogen Sample</name>');
  });

  it('lets no text out of its place', async () => {
    const xml = xmlOf(await read('/feed.atom'));
    expect(xml).not.toContain('\u0007');
    expect(xml).not.toContain('<i>butter</i></title>');
    // Each section that is opened ends where it was meant to.
    const unmarked = xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');
    expect(unmarked).not.toContain(']]>');
    expect(unmarked).not.toMatch(/<(?:i|p|script)[ >]/);
    expect(unmarked).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/);
  });

  it('shows what was published a moment ago, and nothing of another section', async () => {
    await read('/feed.atom');
    const next = await newsroom.article({ section: 'health-management' });
    expect(xmlOf(await read('/feed.atom'))).toContain(next);
    expect(xmlOf(await read('/sections/engineering/feed.atom'))).not.toContain(next);
    expect((await read('/sections/No%20Section/feed.atom')).status).toBe(404);
  });
});

describe('the feed of comments', () => {
  it('has what everybody sees, and is linked from the article', async () => {
    const id = await newsroom.comment({ slug });
    const path = `/articles/${slug}/comments.atom`;
    expect(xmlOf(await read(path))).toContain(`<id>${ORIGIN}/articles/${slug}/comments/${id}</id>`);
    const page = await newsroom.service.client().agent.get(`/articles/${slug}`);
    expect(page.text).toContain(`type="application/atom+xml" title="Comments on Bread`);
    expect(page.text).toContain(`href="${path}"`);
    const flagger = await newsroom.service.signUp();
    await flagger.post(`/comments/${id}/flags`, { reason: 'spam' });
    const { id: caseId, version } = await newsroom.caseOf(id);
    const decision = { action: 'remove', reason: 'spam', version };
    await newsroom.editor.post(`/moderation/cases/${caseId}/decisions`, decision);
    expect(xmlOf(await read(path))).not.toContain(id);
  });

  it('is not there for an article that is not', async () => {
    const later = await newsroom.article({ publishedAt: '2099-01-01T00:00:00Z' });
    for (const each of [later, 'nowhere']) expect((await read(`/articles/${each}/comments.atom`)).status).toBe(404);
  });
});

describe('what search engines read', () => {
  it('is one sitemap while there is little, without what is yet to come', async () => {
    const later = await newsroom.article({ publishedAt: '2099-01-01T00:00:00Z' });
    const xml = xmlOf(await read('/sitemap.xml'));
    expect(xml).toContain(`<loc>${ORIGIN}/articles/${slug}</loc>`);
    expect(xml).toContain(`<loc>${ORIGIN}/rules</loc>`);
    expect(xml).not.toContain(later);
  });

  it('leads from robots.txt', async () => {
    const answer = await read('/robots.txt');
    expect(xmlOf(answer)).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`);
    expect(xmlOf(answer)).toContain('Disallow: /account');
  });

  it('is a sitemap a month, and an index of them, once there is much', async () => {
    const store = createArticleImportStore(newsroom.service.context.connection);
    const monthOf = (i: number) => (i % 2 === 0 ? '2024-02-29T23:59:59.999Z' : '2024-03-01T00:00:00Z');
    const articles = Array.from({ length: 2402 }, (_, i) => ({
      ...{ id: newId(), slug: `imported-${i}`, headline: 'Imported', standfirst: '', body: '<p>Text</p>' },
      ...{ byline: { name: 'A', role: '', organisation: '', picture: '' }, section: 'archive', tags: [] },
      ...{ publishedAt: new Date(monthOf(i)), commenting: 'closed' as const, links: [], images: [] },
    }));
    await store.insertArticles(articles);
    await newsroom.article();
    const index = xmlOf(await read('/sitemap.xml'));
    const maps = [...index.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = '']) => address.replace(ORIGIN, ''));
    expect(maps).toEqual(expect.arrayContaining(['/sitemaps/2024-02.xml', '/sitemaps/2024-03.xml']));
    const found: string[] = [];
    for (const map of maps) {
      const names = [...xmlOf(await read(map)).matchAll(/articles\/(imported-\d+)</g)];
      found.push(...names.map(([, name = '']) => name));
    }
    expect([found.length, new Set(found).size]).toEqual([2402, 2402]);
    for (const path of ['/sitemaps/2024-13.xml', '/sitemaps/2099-01.xml', '/sitemaps/x'])
      expect((await read(path)).status).toBe(404);
  });
});
