import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { z } from 'zod';
import { AppError } from '../../../../src/platform/errors.js';
import { defineRoute } from '../../../../src/platform/http/route.js';
import { type RoutesServer, serveRoutes } from '../../../support/http-server.js';

let text = '';
let computed = 0;
let served: RoutesServer;

const route = defineRoute({
  method: 'get',
  path: '/pages/:slug',
  summary: 'Reads a page',
  permission: 'article.read',
  params: z.strictObject({ slug: z.string() }),
  query: z.strictObject({ limit: z.coerce.number().optional() }),
  answers: { 200: z.unknown() },
  cache: ({ slug }) => slug,
  handle: ({ params, viewer }) => {
    computed += 1;
    if (params.slug === 'missing') throw new AppError('not_found');
    return { status: 200, body: { slug: params.slug, text, viewer } };
  },
});

const routeWithoutQuery = defineRoute({
  method: 'get',
  path: '/rules',
  summary: 'Reads what takes no query',
  permission: 'rules.read',
  answers: { 200: z.unknown() },
  cache: () => 'rules',
  handle: () => {
    computed += 1;
    return { status: 200, body: { text } };
  },
});

beforeAll(async () => {
  served = await serveRoutes([route, routeWithoutQuery]);
});
afterAll(() => served.stop());
beforeEach(() => {
  text = 'x'.repeat(5000);
  computed = 0;
  served.publicCache.drop('a');
});

/** Those that do not differ from request to request. */
function headersOf(answer: supertest.Response): Readonly<Record<string, string>> {
  const changing = ['date', 'x-request-id'];
  const headers = Object.entries(answer.headers as Record<string, string>);
  return Object.fromEntries(headers.filter(([name]) => !changing.includes(name)));
}

const get = (path = '/api/v1/pages/a') => supertest(served.server).get(path).set('Accept-Encoding', 'identity');

describe('a public answer', () => {
  it('is the same before and after it is kept, also for who sends a cookie', async () => {
    const first = await get();
    const second = await get().set('Cookie', 'belowline-session=s%3Asomething');
    expect(second.body).toEqual(first.body);
    expect(second.body).toMatchObject({ viewer: null });
    expect(first.headers['x-request-id']).not.toBe(second.headers['x-request-id']);
    expect(headersOf(second)).toEqual(headersOf(first));
    expect(second.headers['set-cookie']).toBeUndefined();
    expect(computed).toBe(1);
  });

  it('is kept once, whatever query comes with an address that reads none', async () => {
    for (const query of ['?a=1', '?a=2', '', '?']) expect((await get(`/api/v1/rules${query}`)).body).toEqual({ text });
    expect(computed).toBe(1);
  });

  it('says how long it may be held, and on what it depends', async () => {
    const { headers } = await get();
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=0, s-maxage=2, must-revalidate',
      vary: 'Accept-Encoding',
      'content-type': 'application/json; charset=utf-8',
    });
  });

  it.each(['identity', 'gzip', 'br'])('has a strong tag of its own when packed as %s', async (coding) => {
    for (const when of ['computed', 'kept']) {
      const answer = await get().set('Accept-Encoding', coding);
      const headers = headersOf(answer);
      expect({ when, body: answer.body as unknown }).toMatchObject({ when, body: { slug: 'a', text } });
      expect(headers['content-encoding']).toBe(coding === 'identity' ? undefined : coding);
      expect(headers.etag).toMatch(coding === 'identity' ? /^"[\w-]{22}"$/ : new RegExp(`^"[\\w-]{22}-${coding}"$`));
    }
  });

  it('is not sent again to who has it', async () => {
    const { headers } = await get().set('Accept-Encoding', 'gzip');
    const etag = String(headers.etag);
    for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await get().set('If-None-Match', tags);
      expect(answer.status).toBe(304);
      expect(answer.text).toBe('');
      expect(answer.headers['content-length']).toBeUndefined();
    }
    expect((await get().set('If-None-Match', '"other"')).status).toBe(200);
  });

  it('has another tag when it is another one, as soon as it is dropped', async () => {
    const before = await get();
    text = 'y'.repeat(5000);
    expect((await get()).body).toEqual(before.body);
    served.publicCache.drop('a');
    const after = await get().set('If-None-Match', String(before.headers.etag));
    expect(after.status).toBe(200);
    expect(after.body).toMatchObject({ text });
  });

  it('tells HEAD its length and sends no bytes', async () => {
    const whole = await get();
    const head = await supertest(served.server).head('/api/v1/pages/a').set('Accept-Encoding', 'identity');
    expect(head.status).toBe(200);
    expect(head.headers['content-length']).toBe(whole.headers['content-length']);
    expect(head.text).toBeUndefined();
  });

  it('leaves other methods, and requests with a body, to the routes', async () => {
    await get();
    expect((await supertest(served.server).post('/api/v1/pages/a')).status).toBe(405);
    expect((await get().send({ text: 'x' })).status).toBe(200);
  });

  it('is kept by its whole address; refusals are not kept', async () => {
    await get('/api/v1/pages/a?limit=1');
    await get('/api/v1/pages/a?limit=2');
    expect(computed).toBe(2);
    expect((await get('/api/v1/pages/a?nothing=1')).status).toBe(422);
    expect((await get('/api/v1/pages/missing')).status).toBe(404);
    expect((await get('/api/v1/pages/missing')).status).toBe(404);
    expect(computed).toBe(4);
  });
});
