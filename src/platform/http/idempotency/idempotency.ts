import { createHash, randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { type Clock, DAY_MS, MINUTE_MS } from '../../clock.js';
import { AppError } from '../../errors.js';
import type { IdempotencyStore, StoredRequest } from './idempotency-store.js';
import { viewerOf } from '../sessions/identity.js';
import { isPermitted } from '../permissions.js';
import type { Route } from '../route.js';

/** An answer as it is sent: its body as JSON, none for 204. */
export interface SentAnswer {
  readonly status: number;
  readonly json: string | undefined;
}

export interface IdempotencyDeps {
  readonly store: IdempotencyStore;
  readonly clock: Clock;
}

/**
 * Answers a request once for each Idempotency-Key of an account: a repeat within 24 hours gets the first answer again.
 * Throws `idempotency_in_progress` while the first is under way, and `idempotency_key_reused` for a different request.
 * Only successes are kept: after an error nothing was done, and a repeat is a new try.
 */
export type RunOnce = (route: Route, request: Request, work: () => Promise<SentAnswer>) => Promise<SentAnswer>;

const KEPT_MS = DAY_MS;
/** A request unfinished for so long ended with its process. */
const ABANDONED_AFTER_MS = 2 * MINUTE_MS;

const KEY = /^[\x21-\x7e]{1,255}$/;

/** Whether a route minds Idempotency-Key: those that make something, for somebody signed in. */
export function isIdempotent(route: Route): boolean {
  return route.method === 'post' && !isPermitted(null, route.permission);
}

export function createRunOnce({ store, clock }: IdempotencyDeps): RunOnce {
  return async (route, request, work) => {
    const key = request.get('Idempotency-Key');
    const viewer = viewerOf(request);
    if (key === undefined || viewer === null || !isIdempotent(route)) return work();
    if (!KEY.test(key)) throw new AppError('malformed_request', { detail: 'The Idempotency-Key is not usable.' });
    const started = startOf(request, `${viewer.id} ${key}`, clock.now());
    if (!(await claim(store, started))) return repeat(store, started);
    return perform(store, { request, started }, work);
  };
}

function startOf(request: Request, key: string, now: Date): StoredRequest {
  return {
    _id: hash(key),
    fingerprint: hash(JSON.stringify([request.method, request.originalUrl, request.body])),
    attempt: randomUUID(),
    startedAt: now,
    expiresAt: new Date(now.getTime() + KEPT_MS),
    answer: null,
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

async function claim(store: IdempotencyStore, started: StoredRequest): Promise<boolean> {
  const abandonedBefore = new Date(started.startedAt.getTime() - ABANDONED_AFTER_MS);
  return (await store.insert(started)) || store.takeOver(started, abandonedBefore);
}

async function repeat(store: IdempotencyStore, started: StoredRequest): Promise<SentAnswer> {
  const first = await store.find(started._id);
  if (first !== null && first.fingerprint !== started.fingerprint) throw new AppError('idempotency_key_reused');
  if (first?.answer == null) throw new AppError('idempotency_in_progress');
  return { status: first.answer.status, json: first.answer.json === '' ? undefined : first.answer.json };
}

interface Attempt {
  readonly request: Request;
  readonly started: StoredRequest;
}

async function perform(
  store: IdempotencyStore,
  { request, started }: Attempt,
  work: () => Promise<SentAnswer>,
): Promise<SentAnswer> {
  const answer = await work().catch(async (error: unknown) => {
    await store.release(started).catch((cause: unknown) => request.log.warn({ err: cause }, 'key not released'));
    throw error;
  });
  // What was asked is done: that the answer could not be kept must not turn it into an error.
  await store
    .finish(started, { status: answer.status, json: answer.json ?? '' })
    .catch((cause: unknown) => request.log.warn({ err: cause }, 'answer not kept'));
  return answer;
}
