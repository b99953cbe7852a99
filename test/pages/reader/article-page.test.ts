import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openNewsroom, type Newsroom } from '../../support/newsroom.js';

const ORIGIN = 'https://opinion.example';
const HOSTILE = '</script><script>alert(1)</script>';

let newsroom: Newsroom;
let slug: string;

beforeAll(async () => {
  newsroom = await openNewsroom({ environment: { PUBLIC_URL: ORIGIN } });
  slug = await newsroom.article({
    headline: `Trees & ${HOSTILE}`,
    byline: { name: 'Ivo Plank', role: 'clerk', organisation: 'Mossop Council', picture: '/assets/ivo.svg' },
    tags: ['street trees', 'a/b?c#d'],
    section: 'engineering',
    images: [{ url: '/assets/tree.svg', alt: 'A tree', caption: 'The last one.', credit: 'A. Painter' }],
  });
});
afterAll(() => newsroom.stop());

const page = async (path = `/articles/${slug}`) =>
  (await newsroom.service.client().agent.get(path).set('Accept', 'text/html')).text;

function dataOf(text: string): Readonly<Record<string, unknown>> {
  const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text) ?? [];
  return JSON.parse(data) as Readonly<Record<string, unknown>>;
}

describe('an article', () => {
  it('says to programs what it is, with its comments', async () => {
    const author = await newsroom.service.signUp('reader', { displayName: 'Ada Penrose' });
    await author.post(`/articles/${slug}/comments`, { body: `First: ${HOSTILE} and so on.` });
    const text = await page();
    expect(text).not.toContain('<script>alert');
    expect(dataOf(text)).toMatchObject({
      headline: `Trees & ${HOSTILE}`,
      url: `${ORIGIN}/articles/${slug}`,
      author: { name: 'Ivo Plank', jobTitle: 'clerk', image: `${ORIGIN}/assets/ivo.svg` },
      image: [`${ORIGIN}/assets/tree.svg`],
      commentCount: 1,
      comment: [{ '@type': 'Comment', author: { name: 'Ada Penrose' }, text: expect.stringContaining('and so on.') }],
    });
    expect(text).toContain(`<meta property="og:url" content="${ORIGIN}/articles/${slug}"`);
    expect(text).toContain(`<meta property="og:image" content="${ORIGIN}/assets/tree.svg"`);
    expect(text).toContain(`<link rel="canonical" href="${ORIGIN}/articles/${slug}"`);
  });

  it('shows who wrote it, what its pictures show, and whose they are', async () => {
    const text = await page();
    for (const shown of [
      'Ivo Plank',
      'clerk, Mossop Council',
      'src="/assets/ivo.svg"',
      'The last one.',
      'Picture: A. Painter',
    ])
      expect(text).toContain(shown);
  });

  it('is passed on by plain links, and by an address to copy', async () => {
    const text = await page();
    const address = encodeURIComponent(`${ORIGIN}/articles/${slug}`);
    for (const link of ['mailto:?subject=', 'https://bsky.app/', 'https://www.linkedin.com/'])
      expect(text).toContain(link);
    expect(text.split(address).length).toBeGreaterThan(5);
    expect(text).toContain(`value="${ORIGIN}/articles/${slug}"`);
    expect(text).not.toMatch(/<script(?! type="application\/ld\+json"| (?:type="module" )?src="\/assets)/);
  });

  it('leads by its tags, whatever is in them, to the articles under them', async () => {
    const text = await page();
    for (const tag of ['street trees', 'a/b?c#d']) {
      const path = `/tags/${encodeURIComponent(tag)}`;
      expect(text).toContain(`href="${path}"`);
      const list = await page(path);
      expect([tag, list.includes(`/articles/${slug}`), list.includes(`<title>About: ${tag}`)]).toEqual([
        tag,
        true,
        true,
      ]);
    }
    expect(await page('/tags/nothing-of-it')).toContain('Nothing has been published here yet.');
  });

  it('has no picture of a writer where none was given', async () => {
    const other = await newsroom.article({ section: 'engineering' });
    expect(await page(`/articles/${other}`)).not.toContain('class="portrait"');
    expect(await page(`/articles/${other}`)).toContain(`/articles/${slug}`);
  });
});

describe('a list of articles', () => {
  it('goes on page by page, each once, with the number of comments', async () => {
    for (let i = 0; i < 14; i += 1) await newsroom.article({ section: 'paging', headline: `Number ${i}` });
    const first = await page('/sections/paging');
    const [, next = ''] = /rel="next" href="([^"]+)"/.exec(first) ?? [];
    const second = await page(next.replaceAll('&amp;', '&'));
    const slugs = [first, second].flatMap((text) =>
      [...text.matchAll(/<h2><a href="\/articles\/([\w-]+)"/g)].map(([, each]) => each),
    );
    expect([slugs.length, new Set(slugs).size]).toEqual([14, 14]);
    expect(first).toContain('No comments');
    expect(second).not.toContain('rel="next"');
  });
});
