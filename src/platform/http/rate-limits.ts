import { createHmac } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { AppError } from '../errors.js';
import { viewerOf } from './sessions/identity.js';

export const LIMIT_NAMES = [
  'signIn',
  'signUp',
  'accountMail',
  'password',
  'export',
  'notice',
  'postComment',
  'flag',
  'write',
  'bulk',
] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];

/** At most `max` requests in each window, counted from the first one. */
interface Limit {
  readonly max: number;
  readonly windowMs: number;
}

export type Limits = Readonly<Record<LimitName, Limit>>;

/** The middleware that applies one limit. */
export type LimitMiddleware = (name: LimitName) => RequestHandler;

/** What a route or page declares: one limit, or several that count each of its requests. */
export type LimitNames = LimitName | readonly LimitName[];

export function limitsOf(limit: LimitNames | undefined): readonly LimitName[] {
  return limit === undefined ? [] : [limit].flat();
}

const pass: RequestHandler = (_request, _response, next) => next();

/** Each sign-up makes another account, which must not bring another count with it. */
const BY_ADDRESS_ONLY: readonly LimitName[] = ['signIn', 'signUp', 'accountMail', 'notice'];

/** What is counted by the e-mail address in the body as well: of sign-ins the failed ones, of mails each one. */
const BY_EMAIL = {
  signIn: { failuresOnly: true },
  accountMail: { failuresOnly: false },
  notice: { failuresOnly: false },
} as const;

/**
 * Counts requests by account, or by address (an IPv6 network counts as one) for whoever is signed out; signing in and
 * up, asking for mails, and legal notices, always by address. Answers carry RateLimit headers; one too many throws `rate_limited`, with Retry-After. Counts
 * are this process's own.
 */
export function createRateLimits(limits: Limits | null): LimitMiddleware {
  if (limits === null) return () => pass;
  const keyOf = (name: LimitName) => (BY_ADDRESS_ONLY.includes(name) ? networkAddressOf : accountOrAddress);
  const handlers = new Map(LIMIT_NAMES.map((name) => [name, limiter({ ...limits[name], name, key: keyOf(name) })]));
  return (name) => handlers.get(name) ?? pass;
}

/**
 * Counts by the e-mail address in the body, so that many network addresses cannot try passwords on one account, or fill
 * one mailbox. Only a keyed hash of the e-mail address is kept. Runs after the body was parsed.
 */
export function createEmailLimits(limits: Limits | null, secret: string): LimitMiddleware {
  if (limits === null) return () => pass;
  const key = (request: Request) => createHmac('sha256', secret).update(emailOf(request)).digest('base64url');
  const limiterOf = (name: keyof typeof BY_EMAIL) =>
    limiter({ ...limits[name], ...BY_EMAIL[name], name: `${name}ByEmail`, key });
  const handlers = new Map<LimitName, RequestHandler>([
    ['signIn', limiterOf('signIn')],
    ['accountMail', limiterOf('accountMail')],
    ['notice', limiterOf('notice')],
  ]);
  return (name) => handlers.get(name) ?? pass;
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
  return viewer === null ? networkAddressOf(request) : `account:${viewer.id}`;
}

/** What counts as one caller who is signed out: an address, or for IPv6 its network. */
export function networkAddressOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? 'unknown');
}

function emailOf(request: Request): string {
  const body = request.body as { readonly email?: unknown } | undefined;
  return typeof body?.email === 'string' ? body.email.trim().toLowerCase() : '';
}
