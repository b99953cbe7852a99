import type { RequestHandler } from 'express';
import { AppError } from '../errors.js';

/** Answers every other method of an address: OPTIONS with what it takes, the rest with `method_not_allowed`. */
export function refuseOtherMethods(methods: readonly string[]): RequestHandler {
  const allow = [...new Set([...methods, 'OPTIONS'])].join(', ');
  return (request, response) => {
    response.set('Allow', allow);
    if (request.method !== 'OPTIONS') throw new AppError('method_not_allowed');
    response.status(204).end();
  };
}
