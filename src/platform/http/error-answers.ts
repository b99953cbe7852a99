import type { ErrorRequestHandler, RequestHandler } from 'express';
import { databaseErrorCode } from '../database/database-errors.js';
import { AppError, type ErrorCode } from '../errors.js';
import { problemOf, sendProblem } from './problems.js';

/** The errors of the middleware in use, by the `type` or `code` that they carry. */
const MIDDLEWARE_ERRORS: Readonly<Record<string, ErrorCode>> = {
  'entity.parse.failed': 'malformed_json',
  'entity.too.large': 'payload_too_large',
  'charset.unsupported': 'unsupported_media_type',
  'encoding.unsupported': 'unsupported_media_type',
  EBADCSRFTOKEN: 'csrf_token_invalid',
};

export const answerNotFound: RequestHandler = () => {
  throw new AppError('not_found');
};

/** Answers every error as a problem document; what a caller did not cause is logged, and its text stays here. */
export const answerError: ErrorRequestHandler = (error: unknown, request, response, next) => {
  const code = errorCodeOf(error);
  const problem = problemOf(code, error instanceof AppError ? error : undefined);
  if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
  if (response.headersSent) next(error);
  else sendProblem(response, problem);
};

/** The code that any error is answered by. */
export function errorCodeOf(error: unknown): ErrorCode {
  if (error instanceof AppError) return error.code;
  return databaseErrorCode(error) ?? middlewareErrorCode(error) ?? 'internal_error';
}

function middlewareErrorCode(error: unknown): ErrorCode | undefined {
  if (!(error instanceof Error)) return undefined;
  const { type, code, status } = error as Error & Readonly<Record<'type' | 'code' | 'status', unknown>>;
  const known = [type, code].flatMap((key) => (typeof key === 'string' ? (MIDDLEWARE_ERRORS[key] ?? []) : []))[0];
  return known ?? (typeof status === 'number' && status >= 400 && status < 500 ? 'malformed_request' : undefined);
}
