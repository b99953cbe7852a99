import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiRoutes } from '../../../../src/app.js';
import { type ErrorCode, ERRORS } from '../../../../src/platform/errors.js';
import { openApiDocument } from '../../../../src/platform/http/openapi/openapi-document.js';
import { errorCodesOf } from '../../../../src/platform/http/openapi/route-errors.js';
import type { Route } from '../../../../src/platform/http/route.js';
import { startService, type TestService } from '../../../support/service.js';

interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly required?: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>>; readonly required: boolean };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: object }>>;
}

let service: TestService;
let routes: readonly Route[];
let document: ReturnType<typeof openApiDocument>;
beforeAll(async () => {
  service = await startService();
  routes = apiRoutes(service.context);
  document = openApiDocument(routes, 'https://comments.example');
});
afterAll(() => service.stop());

function operationOf({ path, method }: Route): Operation {
  const item = document.paths?.[path.replaceAll(/:(\w+)/g, '{$1}')];
  return item?.[method] as Operation;
}

describe('the OpenAPI document', () => {
  it('is version 3.1 and says where the service is', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'https://comments.example/api/v1' }] });
  });

  it('has every route with its inputs and its answers', () => {
    for (const route of routes) {
      const operation = operationOf(route);
      const parameters = (operation.parameters ?? []).filter(({ in: place }) => place !== 'header');
      const declared = [...Object.keys(route.params?.shape ?? {}), ...Object.keys(route.query?.shape ?? {})];
      expect(parameters.map(({ name }) => name).sort()).toEqual(declared.sort());
      expect(operation.requestBody !== undefined).toBe(route.body !== undefined);
      for (const [status, schema] of Object.entries(route.answers))
        expect(operation.responses[status]?.content !== undefined).toBe(schema !== null);
    }
  });

  it('says which routes cannot do without a body', () => {
    const named = (name: string) => routes.map(operationOf).find(({ operationId }) => operationId === name);
    expect(named('postSession')?.requestBody?.required).toBe(true);
    expect(named('postModerationClaims')?.requestBody?.required).toBe(false);
  });

  it('has every error of every route, as a problem document', () => {
    for (const route of routes) {
      const { responses } = operationOf(route);
      for (const code of errorCodesOf(route)) {
        const answer = responses[ERRORS[code].status];
        expect(answer?.description).toContain(`\`${code}\``);
        const schema = { $ref: '#/components/schemas/Problem' };
        const isExtended = Object.keys(route.extensions ?? {}).some(
          (extended) => ERRORS[extended as ErrorCode].status === ERRORS[code].status,
        );
        expect(answer?.content).toEqual({
          'application/problem+json': {
            schema: isExtended ? { anyOf: [schema, expect.objectContaining({ type: 'object' })] } : schema,
          },
        });
      }
    }
  });

  it('says what a problem carries beyond the usual members', () => {
    const rejecting = routes.filter(({ extensions }) => extensions?.comment_rejected).map(operationOf);
    expect(rejecting.map(({ operationId }) => operationId)).toEqual(['postArticlesSlugComments', 'patchCommentsId']);
    for (const { responses } of rejecting) expect(JSON.stringify(responses[422]?.content)).toContain('"screening"');
  });

  it('has every code that the service can answer with', () => {
    const text = JSON.stringify(document.paths);
    const missing = (Object.keys(ERRORS) as ErrorCode[]).filter((code) => !text.includes(`\`${code}\``));
    expect(missing).toEqual([]);
  });

  it('calls each operation by a name of its own', () => {
    const names = routes.map((route) => operationOf(route).operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it('refers only to what it defines', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
    const defined = Object.keys(document.components?.schemas ?? {});
    for (const [, name] of refs) expect(defined).toContain(name);
  });

  it('asks for the CSRF token where something changes, and for nothing where anybody may read', () => {
    for (const route of routes) {
      const headers = (operationOf(route).parameters ?? []).filter(({ in: place }) => place === 'header');
      expect(headers.some(({ name }) => name === 'X-CSRF-Token')).toBe(
        route.method !== 'get' && route.withoutCsrf !== true,
      );
    }
    const articles = routes.find(({ method, path }) => method === 'get' && path === '/articles');
    expect(articles && operationOf(articles).security).toContainEqual({});
  });
});
