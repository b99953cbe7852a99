import { json, type Request, type RequestHandler } from 'express';
import type { z } from 'zod';
import { AppError, type FieldError } from '../errors.js';
import type { Route } from './route.js';

/** The largest body that most routes read, in bytes, after decompression. */
const MAX_BODY_BYTES = 64 * 1024;

/** More than anyone mends at once; a hostile body could have thousands. */
const MOST_ERRORS = 50;

export interface Inputs {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Reads a JSON body. No body at all counts as `{}`, so that the schema can name what is missing. */
export function readJsonBody(maxBytes = MAX_BODY_BYTES): RequestHandler {
  // Not strict: a JSON string or number is valid JSON, and the route's schema says what is wrong with it.
  const parseJson: RequestHandler = json({ limit: maxBytes, strict: false, type: 'application/json' });
  return (request, response, next) => {
    if (!hasBody(request)) {
      request.body = {};
      next();
    } else if (request.is('application/json') === false) throw new AppError('unsupported_media_type');
    else void parseJson(request, response, next);
  };
}

function hasBody(request: Request): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
}

/** Checks everything a route takes. Throws `not_found` for its path and `validation_failed`, naming each field. */
export function parseInputs(route: Route, request: Request): Inputs {
  const params = route.params?.safeParse(request.params);
  if (params?.success === false || unstorable(request.params).length > 0) throw new AppError('not_found');
  const query = route.query?.safeParse(request.query);
  const body = route.body?.safeParse(request.body);
  const errors = [query, body].flatMap((result) => (result?.success === false ? fieldErrors(result.error) : []));
  // Only of what has the shape the schema asks for, which bounds how deep it is.
  if (errors.length === 0)
    errors.push(...unstorable(route.query && request.query), ...unstorable(route.body && request.body));
  if (errors.length > 0) throw new AppError('validation_failed', { errors: errors.slice(0, MOST_ERRORS) });
  return { params: params?.data, query: query?.data, body: body?.data };
}

/** Checks the fields of a form. Throws `validation_failed`, naming each. */
export function parseForm<S extends z.ZodObject>(schema: S, fields: Readonly<Record<string, string>>): z.output<S> {
  const result = schema.safeParse(fields);
  const errors = result.success ? unstorable(fields) : fieldErrors(result.error);
  if (errors.length > 0 || !result.success) throw new AppError('validation_failed', { errors });
  return result.data;
}

function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => ({ path: path.join('.').slice(0, 200), message: issue.message.slice(0, 500) }));
  });
}

/** Finds strings that could not be stored and read back as they are: with NUL, or with half of a surrogate pair. */
function unstorable(value: unknown, path = ''): FieldError[] {
  if (typeof value === 'string')
    return /\0|\p{Surrogate}/u.test(value) ? [{ path, message: 'Has a character that is not allowed.' }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unstorable(inner, path === '' ? key : `${path}.${key}`));
}
