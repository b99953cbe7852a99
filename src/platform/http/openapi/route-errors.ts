import { type ErrorCode, ERRORS } from '../../errors.js';
import { isIdempotent } from '../idempotency/idempotency.js';
import { isPermitted, needsVerifiedEmail } from '../permissions.js';
import type { Route } from '../route.js';

/** Codes that any address can answer with. */
const EVERYWHERE: readonly ErrorCode[] = [
  'malformed_request',
  'method_not_allowed',
  'request_timeout',
  'headers_too_large',
  'internal_error',
  'service_unavailable',
];

/** Every code that a route can answer with: its own, and those that follow from what it declares. */
export function errorCodesOf(route: Route): readonly ErrorCode[] {
  const changes = route.method !== 'get';
  const codes = [
    ...EVERYWHERE,
    ...(route.errors ?? []),
    ...when(route.params !== undefined, 'not_found'),
    ...when(route.query !== undefined || route.body !== undefined, 'validation_failed'),
    ...when(route.body !== undefined, 'malformed_json', 'unsupported_media_type', 'payload_too_large'),
    ...when(route.cache === undefined, 'invalid_token'),
    ...when(!isPermitted(null, route.permission), 'sign_in_required', 'forbidden'),
    ...when(needsVerifiedEmail(route.permission), 'email_unverified'),
    ...when(changes, 'conflict'),
    ...when(changes && route.withoutCsrf !== true, 'csrf_token_invalid'),
    ...when(route.limit !== undefined, 'rate_limited'),
    ...when(isIdempotent(route), 'idempotency_in_progress', 'idempotency_key_reused'),
  ];
  return [...new Set(codes)].sort((a, b) => ERRORS[a].status - ERRORS[b].status);
}

function when(holds: boolean, ...codes: readonly ErrorCode[]): readonly ErrorCode[] {
  return holds ? codes : [];
}
