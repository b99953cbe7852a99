import { createHash, randomBytes } from 'node:crypto';
import { DAY_MS, HOUR_MS } from '../platform/clock.js';

/** An integrator's key to the API, as an account. The token itself is shown once and kept nowhere. */
export interface AccessToken {
  readonly id: string;
  readonly accountId: string;
  /** What it is for, in its owner's words. */
  readonly label: string;
  readonly createdAt: Date;
  /** Within `LAST_USED_STEP_MS`. */
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date;
}

/** So that reading with a token does not write each time. */
export const LAST_USED_STEP_MS = HOUR_MS;
export const DEFAULT_TOKEN_DAYS = 365;
export const MAX_TOKEN_DAYS = 3650;
export const MAX_LABEL_LENGTH = 80;

const TOKEN_BYTES = 32;
/** The prefix lets scanners of published code find a leaked token. */
const TOKEN = /^blt_[\w-]{43}$/;

export function newToken(): string {
  return `blt_${randomBytes(TOKEN_BYTES).toString('base64url')}`;
}

export function isToken(value: string): boolean {
  return TOKEN.test(value);
}

/** What is stored and looked up. Quick to make, as 256 bits of chance cannot be guessed from it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

export function isExpired({ expiresAt }: Pick<AccessToken, 'expiresAt'>, now: Date): boolean {
  return expiresAt <= now;
}

export function expiryAfter(days: number, now: Date): Date {
  return new Date(now.getTime() + days * DAY_MS);
}
