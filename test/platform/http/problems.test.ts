import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import supertest from 'supertest';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '../../../src/platform/errors.js';
import { defineRoute } from '../../../src/platform/http/route.js';
import { type RoutesServer, serveRoutes } from '../../support/http-server.js';

const { MongoNetworkError, MongoServerError } = mongoose.mongo;

const failures: Readonly<Record<string, () => Error>> = {
  unidentified: () => new AppError('sign_in_required'),
  own: () => new AppError('case_changed', { detail: 'It is at version 3.' }),
  unforeseen: () => new Error('secret: the password is swordfish'),
  duplicate: () => new MongoServerError({ message: 'E11000 dup key: secret', code: 11000 }),
  unreachable: () => new MongoNetworkError('connect ECONNREFUSED secret'),
  shutdown: () => new MongoServerError({ message: 'secret', code: 91 }),
  large: () => new MongoServerError({ message: 'secret', code: 10334 }),
  query: () => new MongoServerError({ message: 'secret', code: 2 }),
  transient: () => new MongoServerError({ message: 'secret', code: 251, errorLabels: ['TransientTransactionError'] }),
};

const routes = [
  defineRoute({
    method: 'post',
    path: '/echo/:id',
    summary: 'Answers what it got',
    permission: 'session.use',
    params: z.strictObject({ id: z.string().regex(/^[a-z]+$/) }),
    query: z.strictObject({ limit: z.coerce.number().max(9).optional() }),
    body: z.strictObject({ text: z.string().max(10), inner: z.strictObject({ n: z.number() }).optional() }),
    answers: { 200: z.unknown() },
    handle: ({ params, query, body }) => ({ status: 200, body: { params, query, body } }),
  }),
  defineRoute({
    method: 'get',
    path: '/failures/:name',
    summary: 'Fails',
    permission: 'session.use',
    params: z.strictObject({ name: z.string() }),
    answers: { 200: z.unknown() },
    handle: ({ params }) => {
      throw failures[params.name]?.() ?? new AppError('not_found');
    },
  }),
];

let served: RoutesServer;
beforeAll(async () => {
  served = await serveRoutes(routes);
});
afterAll(() => served.stop());

const api = () => supertest(served.server);
const post = (path: string) => api().post(`/api/v1${path}`);
const postJson = (text: string, type = 'application/json') => post('/echo/a').set('Content-Type', type).send(text);

describe('a request that cannot be taken', () => {
  const cases: readonly (readonly [string, () => supertest.Test, number, string])[] = [
    ['a path that nothing has', () => api().get('/api/v1/nothing'), 404, 'not_found'],
    ['a path with broken percent-encoding', () => post('/echo/%E0%A4%A'), 400, 'malformed_request'],
    ['a path whose part is not an id', () => post('/echo/A7').send({ text: 'x' }), 404, 'not_found'],
    ['a path with NUL', () => post('/echo/a%00').send({ text: 'x' }), 404, 'not_found'],
    ['JSON that ends too soon', () => postJson('{"text": '), 400, 'malformed_json'],
    ['a form', () => postJson('text=x', 'application/x-www-form-urlencoded'), 415, 'unsupported_media_type'],
    [
      'no content type',
      () => post('/echo/a').set('Content-Type', '').send('{"text":"x"}'),
      415,
      'unsupported_media_type',
    ],
    [
      'another charset',
      () => postJson('{"text":"x"}', 'application/json; charset=iso-8859-1'),
      415,
      'unsupported_media_type',
    ],
    ['an unknown coding', () => postJson('{"text":"x"}').set('Content-Encoding', 'zst'), 415, 'unsupported_media_type'],
    ['bytes that are not gzip', () => postJson('xx').set('Content-Encoding', 'gzip'), 400, 'malformed_request'],
    ['a body over 64 kB', () => postJson(JSON.stringify({ text: 'x'.repeat(65_536) })), 413, 'payload_too_large'],
    ['JSON that is no object', () => postJson('"text"'), 422, 'validation_failed'],
    ['no body', () => post('/echo/a'), 422, 'validation_failed'],
    ['an unknown field', () => postJson('{"text":"x","more":1}'), 422, 'validation_failed'],
    ['a query that fails', () => post('/echo/a?limit=ten').send({ text: 'x' }), 422, 'validation_failed'],
    ['an unknown query field', () => post('/echo/a?limitt=1').send({ text: 'x' }), 422, 'validation_failed'],
    ['an operator for a string', () => postJson('{"text":{"$ne":null}}'), 422, 'validation_failed'],
    ['NUL in a string', () => postJson('{"text":"a\\u0000b"}'), 422, 'validation_failed'],
    ['half of a surrogate pair', () => postJson('{"text":"a\\ud83d"}'), 422, 'validation_failed'],
  ];

  it.each(cases)('is answered with a problem document: %s', async (...[, send, status, code]) => {
    const answer = await send();
    expect(answer.body).toMatchObject({ type: `urn:belowline:problem:${code}`, status, code });
    expect(answer.status).toBe(status);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('names each field to mend', async () => {
    const answer = await post('/echo/a').send({ text: 5, inner: { n: 'one', more: 1 }, other: 1 });
    const { errors } = answer.body as { errors: readonly { path: string; message: string }[] };
    expect(errors.map(({ path }) => path).sort()).toEqual(['inner.more', 'inner.n', 'other', 'text']);
  });

  it('stops reading a body that unpacks to more than the limit', async () => {
    const bomb = gzipSync(JSON.stringify({ text: 'x'.repeat(5_000_000) }));
    const answer = await post('/echo/a')
      .set({ 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
      .serialize((bytes: unknown) => bytes as string)
      .send(bomb);
    expect(answer.status).toBe(413);
  });

  it('hears from a 401 how to identify itself', async () => {
    const answer = await api().get('/api/v1/failures/unidentified');
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="belowline"');
  });

  it('lists what an address takes when the method is another', async () => {
    const answer = await api().delete('/api/v1/echo/a');
    expect(answer.status).toBe(405);
    expect(answer.body).toMatchObject({ code: 'method_not_allowed' });
    expect(answer.headers.allow).toBe('POST, OPTIONS');
    expect((await api().options('/api/v1/failures/own')).headers.allow).toBe('GET, HEAD, OPTIONS');
  });

  it('gets 431 for headers that are too large, and 400 for what is no HTTP', async () => {
    const long = await served.sendRaw(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(long).toMatch(/^HTTP\/1\.1 431 [\s\S]*"code":"headers_too_large"/);
    expect(await served.sendRaw('nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*"code":"malformed_request"/);
  });
});

describe('an error of the service', () => {
  it.each([
    ['own', 409, 'case_changed'],
    ['unforeseen', 500, 'internal_error'],
    ['duplicate', 409, 'conflict'],
    ['transient', 409, 'conflict'],
    ['unreachable', 503, 'service_unavailable'],
    ['shutdown', 503, 'service_unavailable'],
    ['large', 413, 'payload_too_large'],
    ['query', 500, 'internal_error'],
  ])('is answered without its text: %s', async (name, status, code) => {
    const answer = await api().get(`/api/v1/failures/${name}`);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ code });
    expect(answer.text).not.toMatch(/secret|swordfish|E11000/);
  });

  it('says what its use case says about this occurrence', async () => {
    const answer = await api().get('/api/v1/failures/own');
    expect(answer.body).toMatchObject({ detail: 'It is at version 3.' });
  });
});

describe('a request id', () => {
  it('is made where there is none, and returned', async () => {
    expect((await api().get('/api/v1/nothing')).headers['x-request-id']).toMatch(/^[\w-]{36}$/);
  });

  it.each([
    ['kept', 'proxy-0123456789', true],
    ['replaced when it is not sane', 'two words <b>', false],
    ['replaced when it is too long', 'x'.repeat(200), false],
  ])('of a proxy is %s', async (_what, id, kept) => {
    const answer = await api().get('/api/v1/nothing').set('X-Request-Id', id);
    expect(answer.headers['x-request-id'] === id).toBe(kept);
  });
});
