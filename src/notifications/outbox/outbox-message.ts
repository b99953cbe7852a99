import type { AccountMail } from '../../accounts/index.js';
import { MINUTE_MS, SECOND_MS } from '../../platform/clock.js';
import type { LetterContent } from '../mail/public-letters.js';

/** What a message is about. Its texts are written when it is sent, from what holds then. */
type OutboxSubject =
  /** The notification that has the message's id. */
  | { readonly type: 'notification' }
  /** `nonce` is what the mail's link is derived from: the same at each attempt. */
  | { readonly type: 'account'; readonly mail: AccountMail; readonly nonce: string }
  /** To somebody who needs no account; the address is kept for as long as the message is. */
  | { readonly type: 'letter'; readonly to: string; readonly letter: LetterContent };

export const OUTBOX_STATES = ['waiting', 'dead'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

/** Why an attempt failed, without a word of what a mail server says: that names people. */
export interface Failure {
  /** Nodemailer's, such as `ETIMEDOUT`, or one of our own. */
  readonly code: string;
  /** The reply of the mail server, such as 550; null where there was none. */
  readonly response: number | null;
}

/** A mail that is to be sent; once it is, it is gone from the outbox. */
export interface OutboxMessage {
  readonly id: string;
  readonly subject: OutboxSubject;
  /** `dead` was given up, and waits for an admin. */
  readonly state: OutboxState;
  readonly createdAt: Date;
  /** When it is to be attempted next. While a process has it in hand, the end of that process's lease. */
  readonly dueAt: Date;
  /** How many were begun. */
  readonly attempts: number;
  /** Names the attempt that may finish the message; null when none is under way. */
  readonly lease: string | null;
  readonly failure: Failure | null;
}

type NewMessage = Pick<OutboxMessage, 'id' | 'subject' | 'createdAt'> & { readonly notBefore: Date };

export function newMessage({ id, subject, createdAt, notBefore }: NewMessage): OutboxMessage {
  return { id, subject, state: 'waiting', createdAt, dueAt: notBefore, attempts: 0, lease: null, failure: null };
}

const FIRST_RETRY_MS = 30 * SECOND_MS;
const LAST_RETRY_MS = 360 * MINUTE_MS;

/**
 * How long to wait after the nth failed attempt, in milliseconds: twice as long each time, and of that a random share
 * between half and all, so that what failed together is not tried together. `random` is from 0 to below 1.
 */
export function retryAfterMs(attempts: number, random: number): number {
  const most = Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LAST_RETRY_MS);
  return most * (0.5 + random / 2);
}

/** Whether another attempt makes sense: not where the message itself was refused for good, nor after so many. */
export function isHopeless(attempts: number, maxAttempts: number, isPermanent: boolean): boolean {
  return isPermanent || attempts >= maxAttempts;
}
