import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { apiRoutes } from '../../src/app.js';
import type { Route } from '../../src/platform/http/route.js';
import type { ServiceClient } from '../support/client.js';
import { startService, type TestService } from '../support/service.js';

const NOBODYS_ID = '0123456789abcdef01234567';
const CORPUS = join(process.env.CORPORA_DIR ?? '../shared/corpora', 'attacks', 'nosql-strings.jsonl.gz');

const HOSTILE_BODIES = {
  'cut off': '{"email": "a',
  'not JSON': 'email=a@example.org',
  'an array': '[{"email": "a@example.org"}]',
  null: 'null',
  'a string': '"body"',
  'deeply nested': `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
  'over-long': JSON.stringify({ body: 'x'.repeat(70_000) }),
  'a changed prototype': '{"__proto__": {"role": "admin"}, "constructor": {"prototype": {}}}',
};
const HOSTILE_VALUES = [{ $ne: null }, { $gt: '' }, { a: 1 }, 12.5, true, '', 'nul\0nul', '\ud800', 'x'.repeat(60_000)];
/** What is no fault of the sender's: a text is tried without what no text has. */
const HARMLESS = ['POST /moderation/screenings {"body":"nul\\u0000nul"}'];
const HOSTILE_IDS = ['x', '%00', '%24ne', '..%2F..%2Fetc', 'a'.repeat(2000), '%F0%9F%98%80', '-1', "'%20or%201=1"];
const HOSTILE_QUERIES = [
  ...['limit=0', 'limit=101', 'limit=-1', 'limit=1e9', 'limit=abc', 'limit[$gt]=1', 'limit=1&limit=2'],
  ...['cursor=garbage', 'cursor=e30', 'cursor=bnVsbA', `cursor=${'a'.repeat(4000)}`, 'cursor[$ne]=1', 'unknown=1'],
];

let service: TestService;
let routes: readonly Route[];
let admin: ServiceClient;

beforeAll(async () => {
  service = await startService();
  routes = apiRoutes(service.context);
  admin = await service.signUp('admin');
});
afterAll(() => service.stop());

const nameOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;
const pathOf = (route: Route, parameter = NOBODYS_ID) => `/api/v1${route.path.replaceAll(/:\w+/g, parameter)}`;
const takingBodies = () => routes.filter((route) => route.body !== undefined);

async function send(route: Route, text: string, type = 'application/json'): Promise<Response> {
  const request = admin.agent[route.method](pathOf(route)).set('X-CSRF-Token', await admin.csrfToken());
  return request.set('Content-Type', type).send(text);
}

/** Collects what is not a 4xx problem document, so that one run shows all of it. */
function faultOf(name: string, { status, headers, body }: Response): string[] {
  const { code, title, status: told } = body as { code?: string; title?: string; status?: number };
  const isProblem = (headers['content-type'] ?? '').startsWith('application/problem+json') && told === status;
  return status >= 400 && status < 500 && isProblem && code && title ? [] : [`${name}: ${status} ${code ?? ''}`];
}

describe('hostile input gets a 4xx problem document', () => {
  it.each(Object.entries(HOSTILE_BODIES))('as a body that is %s', async (name, text) => {
    const faults: string[] = [];
    for (const route of takingBodies()) faults.push(...faultOf(`${nameOf(route)} ${name}`, await send(route, text)));
    expect(faults).toEqual([]);
  });

  it('as a body of another type or character set', async () => {
    const faults: string[] = [];
    for (const route of takingBodies()) {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-7']) {
        faults.push(...faultOf(`${nameOf(route)} ${type}`, await send(route, '{"body": "a"}', type)));
      }
    }
    expect(faults).toEqual([]);
  });

  it('as the value of any field, and as a field that nobody asked for', async () => {
    const faults: string[] = [];
    for (const route of takingBodies()) {
      for (const field of [...Object.keys(route.body?.shape ?? {}), 'unheardOf']) {
        for (const value of HOSTILE_VALUES) {
          const text = JSON.stringify({ [field]: value });
          const name = `${nameOf(route)} ${text.slice(0, 60)}`;
          if (!HARMLESS.includes(name)) faults.push(...faultOf(name, await send(route, text)));
        }
      }
    }
    expect(faults).toEqual([]);
  }, 120_000);

  it('as an id in the path', async () => {
    const faults: string[] = [];
    for (const route of routes.filter(({ path }) => path.includes(':'))) {
      for (const id of HOSTILE_IDS) {
        const request = admin.agent[route.method](pathOf(route, id)).set('X-CSRF-Token', await admin.csrfToken());
        faults.push(...faultOf(`${nameOf(route)} ${id.slice(0, 40)}`, await request));
      }
    }
    expect(faults).toEqual([]);
  });

  it('as a limit, a cursor or a query field of any list', async () => {
    const faults: string[] = [];
    for (const route of routes.filter(({ query }) => query !== undefined && 'cursor' in query.shape)) {
      for (const query of HOSTILE_QUERIES) {
        const answer = await admin.agent.get(`${pathOf(route)}?${query}`);
        faults.push(...faultOf(`${nameOf(route)} ${query.slice(0, 40)}`, answer));
      }
    }
    expect(faults).toEqual([]);
  });

  it('as e-mail address and password, from word lists of operator injections', async () => {
    if (!existsSync(CORPUS)) {
      console.warn(`Not checked against ${CORPUS}: it is not there.`);
      return;
    }
    const lines = gunzipSync(readFileSync(CORPUS)).toString('utf8').trim().split('\n');
    const faults: string[] = [];
    for (const line of lines) {
      const { input } = JSON.parse(line) as { input: string };
      const answer = await service.client().post('/session', { email: input, password: input });
      faults.push(...faultOf(input, answer));
    }
    expect(lines.length).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });
});
