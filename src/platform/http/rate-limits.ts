import { createHmac } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { AppError } from '../errors.js';
import { viewerOf } from './sessions/identity.js';

export const LIMIT_NAMES = ['signIn', 'signUp', 'postComment', 'flag', 'write'] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];

/** At most `max` requests in each window, counted from the first one. */
export interface Limit {
  readonly max: number;
  readonly windowMs: number;
}

export type Limits = Readonly<Record<LimitName, Limit>>;

/** The middleware that applies one limit. */
export type LimitMiddleware = (name: LimitName) => RequestHandler;

const pass: RequestHandler = (_request, _response, next) => next();

/**
 * Counts requests by account, or by address (an IPv6 network counts as one) for whoever is signed out.
 * Answers carry RateLimit headers; one too many throws `rate_limited`, with Retry-After. Counts are this process's own.
 */
export function createRateLimits(limits: Limits | null): LimitMiddleware {
  if (limits === null) return () => pass;
  const handlers = new Map(LIMIT_NAMES.map((name) => [name, limiter(name, limits[name], accountOrAddress)]));
  return (name) => handlers.get(name) ?? pass;
}

/**
 * Counts failed sign-ins by e-mail address, so that many addresses cannot try passwords on one account. Only a keyed
 * hash of the e-mail address is kept. Runs after the body was parsed.
 */
export function createSignInLimit(limits: Limits | null, secret: string): RequestHandler {
  if (limits === null) return pass;
  return limiter('signInByEmail', limits.signIn, (request) => emailKey(request, secret));
}

function limiter(name: string, limit: Limit, keyGenerator: (request: Request) => string): RequestHandler {
  return rateLimit({
    limit: limit.max,
    windowMs: limit.windowMs,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: name,
    keyGenerator,
    skipSuccessfulRequests: name === 'signInByEmail',
    handler: (_request, _response, next) => next(new AppError('rate_limited')),
  });
}

function accountOrAddress(request: Request): string {
  const viewer = viewerOf(request);
  return viewer === null ? ipKeyGenerator(request.ip ?? 'unknown') : `account:${viewer.id}`;
}

function emailKey(request: Request, secret: string): string {
  const body = request.body as { readonly email?: unknown } | undefined;
  const email = typeof body?.email === 'string' ? body.email.trim().toLowerCase() : '';
  return createHmac('sha256', secret).update(email).digest('base64url');
}
