import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allPages } from '../../src/app.js';
import { isPermitted } from '../../src/platform/http/permissions.js';
import { openNewsroom, type Newsroom } from '../support/newsroom.js';

let newsroom: Newsroom;
let slug: string;

beforeAll(async () => {
  newsroom = await openNewsroom();
  slug = await newsroom.article({ headline: '</script><script>alert(1)</script> & <i>sons</i>' });
});
afterAll(() => newsroom.stop());

const agent = () => newsroom.service.client().agent;
const asBrowser = (path: string) => agent().get(path).set('Accept', 'text/html,application/xhtml+xml');

describe('public pages', () => {
  it('are kept, tagged and the same for everyone: no cookie is set', async () => {
    const first = await asBrowser(`/articles/${slug}`);
    expect(first.status).toBe(200);
    expect(first.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(first.headers['cache-control']).toMatch(/^public/);
    expect(first.headers['set-cookie']).toBeUndefined();
    const again = await asBrowser(`/articles/${slug}`).set('If-None-Match', first.headers.etag ?? '');
    expect(again.status).toBe(304);
  });

  it('show what was written a moment ago', async () => {
    const before = await asBrowser(`/articles/${slug}`);
    await newsroom.comment({ slug });
    const after = await asBrowser(`/articles/${slug}`);
    expect(before.text).toContain('Readers’ comments (0)');
    expect(after.text).toContain('Readers’ comments (1)');
  });

  it('ignore what others append to a link, and refuse a cursor that is none', async () => {
    expect((await asBrowser(`/articles/${slug}?utm_source=mail`)).status).toBe(200);
    expect((await asBrowser(`/articles/${slug}?cursor=nonsense`)).status).toBe(400);
    expect((await asBrowser(`/articles/${slug}?sort=loudest`)).status).toBe(404);
  });

  it('let no text out of its place, nor out of the data for search engines', async () => {
    const { text } = await asBrowser(`/articles/${slug}`);
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<i>sons');
    const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text) ?? [];
    expect(JSON.parse(data)).toMatchObject({ headline: '</script><script>alert(1)</script> & <i>sons</i>' });
  });
});

describe('personal pages', () => {
  it('send whoever is signed out to sign in, and back', async () => {
    for (const page of allPages(newsroom.service.context)) {
      if (page.kind === 'public' || isPermitted(null, page.permission)) continue;
      const path = page.path.replace(':slug', slug).replace(':id', '0123456789abcdef01234567');
      const answer = await asBrowser(path);
      expect([page.path, answer.status, answer.headers.location]).toEqual([
        page.path,
        303,
        `/sign-in?to=${encodeURIComponent(path)}`,
      ]);
    }
  });

  it('take no form without its token, and change nothing then', async () => {
    const reader = await newsroom.service.signUp();
    for (const page of allPages(newsroom.service.context)) {
      if (page.kind === 'public' || page.submit === undefined) continue;
      const path = page.path.replace(':slug', slug).replace(':id', '0123456789abcdef01234567');
      const answer = await reader.agent.post(path).set('Accept', 'text/html').type('form').send({ body: 'Forged.' });
      // What is not there at all is not there with a wrong token either.
      expect([page.path, 'refused', [403, 404].includes(answer.status)]).toEqual([page.path, 'refused', true]);
    }
    const comments = (await reader.get('/me/comments')).body as { items: unknown[] };
    expect(comments.items).toEqual([]);
  });

  it('keep what was written when the page had been open for too long', async () => {
    const reader = await newsroom.service.signUp();
    const stale = { body: 'Half an hour of work.', _csrf: 'of another day' };
    const answer = await reader.agent
      .post(`/articles/${slug}/comment`)
      .set('Accept', 'text/html')
      .type('form')
      .send(stale);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('This page had been open for too long.');
    expect(answer.text).toContain('Half an hour of work.');
  });

  it('take no access token', async () => {
    const answer = await asBrowser('/account').set('Authorization', 'Bearer anything');
    expect(answer.status).toBe(400);
  });

  it('are kept by nobody', async () => {
    const answer = await asBrowser('/sign-in');
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});

describe('what is not there', () => {
  it('is a page for a browser, and a problem document for everyone else', async () => {
    expect((await asBrowser('/nowhere')).headers['content-type']).toMatch('text/html');
    expect((await agent().get('/nowhere')).headers['content-type']).toMatch('application/problem+json');
    expect((await asBrowser('/api/v1/nowhere')).headers['content-type']).toMatch('application/problem+json');
  });
});
