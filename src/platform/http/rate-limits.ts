import { createHmac } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { AppError } from '../errors.js';
import { viewerOf } from './sessions/identity.js';

export const LIMIT_NAMES = ['signIn', 'signUp', 'postComment', 'flag', 'write'] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];

/** At most `max` requests in each window, counted from the first one. */
interface Limit {
  readonly max: number;
  readonly windowMs: number;
}

export type Limits = Readonly<Record<LimitName, Limit>>;

/** The middleware that applies one limit. */
export type LimitMiddleware = (name: LimitName) => RequestHandler;

const pass: RequestHandler = (_request, _response, next) => next();

/** Each sign-up makes another account, which must not bring another count with it. */
const BY_ADDRESS_ONLY: readonly LimitName[] = ['signIn', 'signUp'];

/**
 * Counts requests by account, or by address (an IPv6 network counts as one) for whoever is signed out; signing in and
 * up always by address. Answers carry RateLimit headers; one too many throws `rate_limited`, with Retry-After. Counts
 * are this process's own.
 */
export function createRateLimits(limits: Limits | null): LimitMiddleware {
  if (limits === null) return () => pass;
  const keyOf = (name: LimitName) => (BY_ADDRESS_ONLY.includes(name) ? address : accountOrAddress);
  const handlers = new Map(LIMIT_NAMES.map((name) => [name, limiter({ ...limits[name], name, key: keyOf(name) })]));
  return (name) => handlers.get(name) ?? pass;
}

/**
 * Counts failed sign-ins by e-mail address, so that many addresses cannot try passwords on one account. Only a keyed
 * hash of the e-mail address is kept. Runs after the body was parsed.
 */
export function createSignInLimit(limits: Limits | null, secret: string): RequestHandler {
  if (limits === null) return pass;
  return limiter({
    ...limits.signIn,
    name: 'signInByEmail',
    key: (request) => createHmac('sha256', secret).update(emailOf(request)).digest('base64url'),
    failuresOnly: true,
  });
}

interface LimitOptions extends Limit {
  readonly name: string;
  readonly key: (request: Request) => string;
  /** Counts only requests that were refused in the end. */
  readonly failuresOnly?: boolean;
}

function limiter({ name, max, windowMs, key, failuresOnly = false }: LimitOptions): RequestHandler {
  return rateLimit({
    limit: max,
    windowMs,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: name,
    keyGenerator: key,
    skipSuccessfulRequests: failuresOnly,
    // Anyone can send these headers; `TRUSTED_PROXY_HOPS` says whose are believed.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_request, _response, next) => next(new AppError('rate_limited')),
  });
}

function accountOrAddress(request: Request): string {
  const viewer = viewerOf(request);
  return viewer === null ? address(request) : `account:${viewer.id}`;
}

function address(request: Request): string {
  return ipKeyGenerator(request.ip ?? 'unknown');
}

function emailOf(request: Request): string {
  const body = request.body as { readonly email?: unknown } | undefined;
  return typeof body?.email === 'string' ? body.email.trim().toLowerCase() : '';
}
