import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Test } from 'supertest';
import { apiRoutes } from '../../src/app.js';
import { EVENT_STREAM } from '../../src/platform/http/event-stream.js';
import { isPermitted, PERMISSIONS, type Role, ROLES } from '../../src/platform/http/permissions.js';
import type { Route } from '../../src/platform/http/route.js';
import type { ServiceClient } from '../support/client.js';
import { startService, type TestService } from '../support/service.js';

const NOBODYS_ID = '0123456789abcdef01234567';

let service: TestService;
let routes: readonly Route[];

beforeAll(async () => {
  service = await startService();
  routes = apiRoutes(service.context);
});
afterAll(() => service.stop());

/** A client as this role has it; a new one each time, because some routes end the session they are asked in. */
async function clientOf(role: Role | 'signed-out'): Promise<ServiceClient> {
  return role === 'signed-out' ? service.client() : service.signUp(role);
}

async function send(client: ServiceClient, route: Route, csrfToken: string) {
  const path = route.path.replaceAll(/:\w+/g, NOBODYS_ID);
  const request = client.agent[route.method](`/api/v1${path}`);
  if (route.answerType === EVENT_STREAM) beginOnly(request);
  const answer = await (route.method === 'get' ? request : request.set('X-CSRF-Token', csrfToken).send({}));
  return { status: answer.status, code: (answer.body as { code?: string }).code };
}

/** Takes the beginning of an answer that has no end for all of it. */
function beginOnly(request: Test): void {
  request.buffer(true).parse((response, done) => {
    const stream = response as unknown as IncomingMessage;
    stream.setEncoding('utf8').once('data', (text: string) => {
      stream.destroy();
      done(null, /^[{]/.test(text) ? JSON.parse(text) : {});
    });
  });
}

const nameOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;

/** What a role gets that may not pass; undefined for one that may, whatever the answer is then. */
function refusalFor(role: Role | 'signed-out', route: Route) {
  const viewer = role === 'signed-out' ? null : { id: NOBODYS_ID, role, sections: null };
  if (isPermitted(viewer, route.permission)) return undefined;
  return viewer === null ? { status: 401, code: 'sign_in_required' } : { status: 403, code: 'forbidden' };
}

describe('who may use which route', () => {
  it.each(['signed-out', ...ROLES] as const)('holds for every route as the table says: %s', async (role) => {
    for (const route of routes) {
      const client = await clientOf(role);
      const answer = await send(client, route, await client.csrfToken());
      const refusal = refusalFor(role, route);
      if (refusal) expect({ route: nameOf(route), ...answer }).toEqual({ route: nameOf(route), ...refusal });
      else
        expect([nameOf(route), answer.code]).not.toEqual([nameOf(route), expect.stringMatching(/sign_in|forbidden/)]);
      expect([nameOf(route), answer.status < 500]).toEqual([nameOf(route), true]);
    }
  });

  it.each(['signed-out', ...ROLES] as const)('needs the CSRF token for every change: %s', async (role) => {
    const client = await clientOf(role);
    for (const route of routes.filter(({ method, withoutCsrf }) => method !== 'get' && withoutCsrf !== true)) {
      const answer = await send(client, route, 'not the token of this session');
      const refused = refusalFor(role, route) ?? { status: 403, code: 'csrf_token_invalid' };
      expect({ route: nameOf(route), ...answer }).toEqual({ route: nameOf(route), ...refused });
    }
  });

  it('uses every permission of the table for some route', () => {
    const used = new Set(routes.map(({ permission }) => permission));
    expect(Object.keys(PERMISSIONS).filter((permission) => !used.has(permission as Route['permission']))).toEqual([]);
  });
});
