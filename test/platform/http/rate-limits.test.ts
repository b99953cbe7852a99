import { afterEach, describe, expect, it } from '@jest/globals';
import type { RequestHandler } from 'express';
import supertest from 'supertest';
import { z } from 'zod';
import { AppError } from '../../../src/platform/errors.js';
import {
  createEmailLimits,
  createRateLimits,
  LIMIT_NAMES,
  type Limits,
} from '../../../src/platform/http/rate-limits.js';
import { defineRoute } from '../../../src/platform/http/route.js';
import { setViewer } from '../../../src/platform/http/sessions/identity.js';
import { type RoutesServer, serveRoutes } from '../../support/http-server.js';

const limits = Object.fromEntries(LIMIT_NAMES.map((name) => [name, { max: 2, windowMs: 60_000 }])) as unknown as Limits;

const identify: RequestHandler = (request, _response, next) => {
  const id = request.get('X-Account');
  if (id !== undefined) setViewer(request, { id, role: 'reader', sections: null });
  next();
};

const routes = [
  defineRoute({
    method: 'post',
    path: '/flags',
    summary: 'Does something that is limited',
    permission: 'session.use',
    limit: 'flag',
    answers: { 204: null },
    handle: () => ({ status: 204 }),
  }),
  defineRoute({
    method: 'post',
    path: '/session',
    summary: 'Signs in with the one right password',
    permission: 'session.use',
    limit: 'signIn',
    body: z.strictObject({ email: z.string(), password: z.string() }),
    answers: { 204: null },
    handle: ({ body }) => {
      if (body.password !== 'right') throw new AppError('invalid_credentials');
      return { status: 204 };
    },
  }),
];

let served: RoutesServer | undefined;
afterEach(() => served?.stop());

async function serve(given: Limits | null, trustedProxyHops = 0): Promise<void> {
  served = await serveRoutes(routes, {
    trustedProxyHops,
    services: {
      identify: [identify],
      limit: createRateLimits(given),
      limitByEmail: createEmailLimits(given, 'a secret'),
    },
  });
}

function post(path: string, account?: string): supertest.Test {
  if (served === undefined) throw new Error('Not serving.');
  const request = supertest(served.server).post(`/api/v1${path}`);
  return account === undefined ? request : request.set('X-Account', account);
}

describe('a limit', () => {
  it('tells how much is left, and when to come back', async () => {
    await serve(limits);
    const first = await post('/flags');
    expect(first.headers['ratelimit-policy']).toMatch(/^"flag"; q=2; w=60/);
    expect(first.headers.ratelimit).toMatch(/^"flag"; r=1; t=\d+$/);
    await post('/flags');
    const third = await post('/flags');
    expect(third).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(third.headers['retry-after'])).toBeLessThanOrEqual(60);
  });

  it('counts each account alone, wherever it calls from', async () => {
    await serve(limits);
    for (const account of ['ada', 'ada', 'grace']) expect((await post('/flags', account)).status).toBe(204);
    expect((await post('/flags', 'ada')).status).toBe(429);
    expect((await post('/flags', 'grace')).status).toBe(204);
    expect((await post('/flags')).status).toBe(204);
  });

  it('cannot be passed by saying to call from elsewhere', async () => {
    await serve(limits);
    for (const nth of [1, 2]) await post('/flags').set('X-Forwarded-For', `192.0.2.${nth}`);
    expect((await post('/flags').set('X-Forwarded-For', '192.0.2.3')).status).toBe(429);
  });

  it('is counted apart from the others', async () => {
    await serve(limits);
    for (const nth of [1, 2]) expect({ nth, status: (await post('/flags')).status }).toEqual({ nth, status: 204 });
    expect((await post('/session').send({ email: 'a@readers.example', password: 'right' })).status).toBe(204);
  });

  it('does nothing when limits are off', async () => {
    await serve(null);
    for (const nth of [1, 2, 3, 4])
      expect({ nth, status: (await post('/flags')).status }).toEqual({ nth, status: 204 });
  });
});

describe('the limit on signing in', () => {
  const generous = { ...limits, signIn: { max: 3, windowMs: 60_000 } };
  const tryFrom = (nth: number, body: object) => post('/session').set('X-Forwarded-For', `192.0.2.${nth}`).send(body);

  it('counts by address, whoever is signed in there', async () => {
    await serve(limits);
    const tryAs = (account: string) => post('/session', account).send({ email: account, password: 'right' });
    for (const account of ['ada', 'grace']) expect((await tryAs(account)).status).toBe(204);
    expect((await tryAs('mary')).status).toBe(429);
  });

  it('stops wrong passwords for one e-mail address, from wherever they come and however it is written', async () => {
    await serve(generous, 1);
    for (const [nth, email] of ['ada@readers.example', ' ADA@readers.example', 'Ada@Readers.example '].entries())
      expect((await tryFrom(nth, { email, password: 'wrong' })).status).toBe(401);
    expect((await tryFrom(9, { email: 'ada@readers.example', password: 'wrong' })).status).toBe(429);
    expect((await tryFrom(10, { email: 'grace@readers.example', password: 'wrong' })).status).toBe(401);
  });

  it('does not count sign-ins that succeed', async () => {
    await serve(generous, 1);
    for (const nth of [1, 2, 3, 4, 5])
      expect((await tryFrom(nth, { email: 'ada@readers.example', password: 'right' })).status).toBe(204);
  });
});
