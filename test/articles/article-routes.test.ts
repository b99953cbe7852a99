import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServiceClient } from '../support/client.js';
import { startService, type TestService } from '../support/service.js';
import { articleOf, type ArticleJson, type PageJson } from '../support/articles.js';

let service: TestService;
let editor: ServiceClient;

beforeAll(async () => {
  service = await startService();
  editor = await service.signUp('editor');
});
afterAll(() => service.stop());

describe('publishing an article', () => {
  it('answers the whole article, its body clean and its slug made from the headline', async () => {
    const answer = await editor.post(
      '/articles',
      articleOf({
        headline: 'Why wards need clocks: a reply',
        body: '<h1>Time</h1><p onclick="x()">Read <a href="javascript:x()">this</a>.</p><script>x()</script>',
        tags: ['wards', 'time', 'wards'],
        links: [{ label: 'The report', url: 'https://reports.example/1' }],
        images: [{ url: '/pictures/clock.jpg', alt: 'A clock' }],
      }),
    );
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      slug: 'why-wards-need-clocks-a-reply',
      headline: 'Why wards need clocks: a reply',
      standfirst: 'A standfirst.',
      body: '<h2>Time</h2><p>Read <a>this</a>.</p>',
      byline: { name: 'Imogen Sample', role: 'director', organisation: '', picture: '' },
      section: 'health-management',
      tags: ['wards', 'time'],
      publishedAt: expect.stringMatching(/Z$/),
      commenting: 'open',
      commentCount: 0,
      links: [{ label: 'The report', url: 'https://reports.example/1' }],
      images: [{ url: '/pictures/clock.jpg', alt: 'A clock', caption: '', credit: '' }],
    });
    const { slug } = answer.body as ArticleJson;
    const read = await service.client().get(`/articles/${slug}`);
    expect(read.body).toEqual(answer.body);
    expect(read.headers.etag).toBeDefined();
  });

  it('numbers the slugs of equal headlines, also of those that come at once', async () => {
    const post = () => editor.post('/articles', articleOf({ headline: 'Twice told' }));
    const answers = await Promise.all([post(), post(), post()]);
    const slugs = answers.map(({ body }) => (body as ArticleJson).slug);
    expect(slugs.sort()).toEqual(['twice-told', 'twice-told-2', 'twice-told-3']);
  });

  it('refuses a slug that was asked for and is taken', async () => {
    await editor.post('/articles', articleOf({ slug: 'mine' }));
    const answer = await editor.post('/articles', articleOf({ slug: 'mine' }));
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'slug_taken' });
  });

  it.each([
    ['no headline', { headline: ' ' }, 'headline'],
    ['an operator for a headline', { headline: { $ne: null } }, 'headline'],
    ['a body of nothing', { body: '<script>x()</script>' }, 'body'],
    ['a link that runs', { links: [{ label: 'x', url: 'java\tscript:x()' }] }, 'links.0.url'],
    ['an image of another host', { images: [{ url: '//pictures.example/1.jpg' }] }, 'images.0.url'],
    ['a section that is no slug', { section: 'Health & more' }, 'section'],
    ['a date that is none', { publishedAt: '2026-02-30T00:00:00Z' }, 'publishedAt'],
    ['a year that is not written plainly', { publishedAt: '9999-12-31T23:59:59-01:00' }, 'publishedAt'],
    ['an unknown field', { paywall: true }, 'paywall'],
  ])('refuses %s', async (_name, fields, path) => {
    const answer = await editor.post('/articles', { ...articleOf({}), ...fields });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'validation_failed', errors: [{ path }] });
  });
});

describe('editing an article', () => {
  it('changes what is given, drops the finished page and leaves an audit entry', async () => {
    const created = await editor.post('/articles', articleOf({ headline: 'Before' }));
    const { id, slug } = created.body as ArticleJson;
    await service.client().get(`/articles/${slug}`);
    const answer = await editor.patch(`/articles/${slug}`, { headline: 'After', commenting: 'closed' });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ ...(created.body as ArticleJson), headline: 'After', commenting: 'closed' });
    expect((await service.client().get(`/articles/${slug}`)).body).toEqual(answer.body);
    const audit = await editor.get(`/moderation/audit?subjectId=${id}`);
    expect(audit.body).toMatchObject({
      items: [
        { act: 'article.changed', details: { slug, fields: ['headline', 'commenting'] } },
        { act: 'article.created' },
      ],
    });
  });

  it('keeps the fields of two edits at once', async () => {
    const created = await editor.post('/articles', articleOf({ headline: 'Two hands' }));
    const { slug } = created.body as ArticleJson;
    const edits = [{ standfirst: 'One.' }, { tags: ['two'] }];
    const answers = await Promise.all(edits.map((edit) => editor.patch(`/articles/${slug}`, edit)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await editor.get(`/articles/${slug}`)).body).toMatchObject({ standfirst: 'One.', tags: ['two'] });
  });

  it('refuses to change what is not there, and the slug', async () => {
    expect((await editor.patch('/articles/none-such', { headline: 'x' })).status).toBe(404);
    expect((await editor.patch('/articles/mine', { slug: 'yours' })).status).toBe(422);
  });
});

describe('reading articles', () => {
  const slugsOf = (body: unknown) => (body as PageJson<ArticleJson>).items.map(({ slug }) => slug);

  beforeAll(async () => {
    for (const hour of ['08', '09', '10', '11', '12'])
      await editor.post(
        '/articles',
        articleOf({
          slug: `engineering-${hour}`,
          section: 'engineering',
          tags: hour < '10' ? ['bridges', 'early'] : ['bridges'],
          publishedAt: `2020-05-01T${hour === '09' ? '08' : hour}:00:00Z`,
        }),
      );
    const publishedAt = new Date(Date.now() + 3_600_000).toISOString();
    await editor.post('/articles', articleOf({ slug: 'to-come', section: 'engineering', publishedAt }));
  });

  it('pages newest first without gap or repetition, also across equal times', async () => {
    const found: string[] = [];
    let cursor = '';
    do {
      const answer = await service.client().get(`/articles?section=engineering&limit=2${cursor}`);
      found.push(...slugsOf(answer.body));
      const { nextCursor } = answer.body as PageJson<ArticleJson>;
      cursor = nextCursor === null ? '' : `&cursor=${nextCursor}`;
    } while (cursor !== '');
    expect(found).toEqual(['12', '11', '10', '09', '08'].map((hour) => `engineering-${hour}`));
  });

  it('narrows by tag, and by section and tag', async () => {
    const early = ['engineering-09', 'engineering-08'];
    expect(slugsOf((await service.client().get('/articles?tag=early')).body)).toEqual(early);
    expect(slugsOf((await service.client().get('/articles?tag=early&section=engineering')).body)).toEqual(early);
    expect(slugsOf((await service.client().get('/articles?tag=early&section=health-management')).body)).toEqual([]);
  });

  it.each([
    ['an article to come', '/articles/to-come', 404],
    ['a slug that cannot be one', '/articles/No%20Slug', 404],
    ['a cursor that is none', '/articles?cursor=nonsense', 400],
    ['an operator in the query', '/articles?section[$ne]=x', 422],
    ['a limit beyond 100', '/articles?limit=101', 422],
  ])('refuses %s', async (_name, path, status) => {
    const answer = await service.client().get(path);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });
});
