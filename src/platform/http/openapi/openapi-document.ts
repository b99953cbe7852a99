import {
  OpenApiGeneratorV31,
  OpenAPIRegistry,
  type ResponseConfig,
  type RouteConfig,
} from '@asteasolutions/zod-to-openapi';
import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { type ErrorCode, ERRORS } from '../../errors.js';
import { isIdempotent } from '../idempotency/idempotency.js';
import { isPermitted, PERMISSIONS } from '../permissions.js';
import { PROBLEM_TYPE } from '../problems.js';
import type { Route } from '../route.js';
import { errorCodesOf } from './route-errors.js';

type Document = ReturnType<OpenApiGeneratorV31['generateDocument']>;

const problemSchema = z
  .object({
    type: z.string().meta({ examples: ['urn:belowline:problem:not_found'] }),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
    detail: z.string(),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'The fields to mend, for validation_failed.' }),
  })
  .meta({ id: 'Problem', description: 'An RFC 9457 problem document; tell problems apart by `code`.' });

/**
 * The OpenAPI 3.1 document of the declared routes: what they take, their answers, and every error they can give.
 * `origin` is where the service is reached, empty for wherever the document was read.
 */
export function openApiDocument(routes: readonly Route[], origin: string): Document {
  const registry = new OpenAPIRegistry();
  const session = registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'belowline-session',
    description: 'A browser session. Changing requests also carry X-CSRF-Token, from GET /session.',
  });
  const token = registry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  const security = [{ [session.name]: [] }, { [token.name]: [] }];
  for (const route of routes) registry.registerPath(pathOf(route, security));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Belowline',
      version: '1',
      description: 'Reader comments and moderation. Ids are strings, times ISO 8601 in UTC, lists paged by cursor.',
    },
    servers: [{ url: `${origin}/api/v1` }],
  });
}

function pathOf(route: Route, security: NonNullable<RouteConfig['security']>): RouteConfig {
  const isOpen = isPermitted(null, route.permission);
  return {
    method: route.method,
    path: route.path.replace(/:(\w+)/g, '{$1}'),
    operationId: operationId(route),
    summary: route.summary,
    description: descriptionOf(route),
    tags: [route.path.split('/')[1] ?? ''],
    security: isOpen ? [{}, ...security] : security,
    request: {
      ...(route.params === undefined ? {} : { params: route.params }),
      ...(route.query === undefined ? {} : { query: route.query }),
      ...bodyOf(route),
      ...headersOf(route),
    },
    responses: { ...answersOf(route), ...problemsOf(route) },
  };
}

function descriptionOf({ permission, description }: Route): string {
  const who = `Permission \`${permission}\`: ${PERMISSIONS[permission].join(', ')}.`;
  return description === undefined ? who : `${description}\n\n${who}`;
}

/** A request without a body counts as one with `{}`. */
function bodyOf({ body }: Route): Pick<NonNullable<RouteConfig['request']>, 'body'> {
  if (body === undefined) return {};
  return { body: { content: { 'application/json': { schema: body } }, required: !body.safeParse({}).success } };
}

/** `get /articles/:slug/comments` becomes `getArticlesSlugComments`. */
function operationId(route: Route): string {
  const words = route.path.split(/[^a-zA-Z]+/).filter((word) => word !== '');
  return route.method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function headersOf(route: Route): { headers?: z.ZodObject } {
  if (route.method === 'get' || route.withoutCsrf === true) return {};
  const csrf = z.string().optional().meta({ description: 'From GET /session; not needed with an access token.' });
  const key = z.string().max(255).optional().meta({ description: 'A repeat within 24 hours gets the first answer.' });
  const headers = z.object({ 'X-CSRF-Token': csrf });
  return { headers: isIdempotent(route) ? headers.extend({ 'Idempotency-Key': key }) : headers };
}

function answersOf(route: Route): Record<string, ResponseConfig> {
  const answers = Object.entries(route.answers).map(([status, schema]) => {
    const description = STATUS_CODES[status] ?? 'Done';
    const type = route.answerType ?? 'application/json';
    return [status, schema === null ? { description } : { description, content: { [type]: { schema } } }];
  });
  const kept = route.cache === undefined ? {} : { 304: { description: 'The caller has it already, by its ETag.' } };
  return { ...(Object.fromEntries(answers) as Record<string, ResponseConfig>), ...kept };
}

function problemsOf(route: Route): Record<string, ResponseConfig> {
  const problems: Record<string, ResponseConfig> = {};
  for (const code of errorCodesOf(route)) {
    const { status, title } = ERRORS[code];
    const before = problems[status] === undefined ? '' : `${problems[status].description}\n\n`;
    const content = { [PROBLEM_TYPE]: { schema: problemSchemaOf(route, status) } };
    problems[status] = { description: `${before}\`${code}\`: ${title}`, content };
  }
  return problems;
}

/** Of all problems with one status: those that carry more than the usual members stand beside the plain one. */
function problemSchemaOf({ extensions = {} }: Route, status: number): z.ZodType {
  const extended = Object.entries(extensions)
    .filter(([code]) => ERRORS[code as ErrorCode].status === status)
    .map(([, { shape }]) => problemSchema.extend(shape).meta({}));
  return extended.length === 0 ? problemSchema : z.union([problemSchema, ...extended]);
}
