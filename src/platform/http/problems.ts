import { STATUS_CODES } from 'node:http';
import type { Response } from 'express';
import { type AppError, type ErrorCode, ERRORS, type FieldError } from '../errors.js';

/** An RFC 9457 problem document, with this service's `code` and, for a 422, the fields to mend. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
}

export const PROBLEM_TYPE = 'application/problem+json';

/** `type` is a name, not a page: clients tell problems apart by `code`. */
export function problemOf(code: ErrorCode, error?: AppError): Problem {
  const { status, title } = ERRORS[code];
  return {
    type: `urn:belowline:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail: error?.detail ?? title,
    ...(error?.errors === undefined ? {} : { errors: error.errors }),
    ...error?.extension,
  };
}

export function sendProblem(response: Response, problem: Problem): void {
  // RFC 9110 wants a 401 to say how to identify oneself; browsers ask nobody for such a token.
  if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer realm="belowline"');
  response.status(problem.status).set('Cache-Control', 'no-store').type(PROBLEM_TYPE).send(JSON.stringify(problem));
}
