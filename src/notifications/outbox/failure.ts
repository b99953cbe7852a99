import type { Failure } from './outbox-message.js';

/** What one attempt has come to when it did not come to a sent mail. */
export interface FailedAttempt extends Failure {
  /** The message was refused as it is: its recipient, or its contents. */
  readonly isPermanent: boolean;
}

/** Thrown where a mail cannot be made or sent for a reason of our own. */
export class MailError extends Error {
  override readonly name = 'MailError';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Of our own: no other attempt would fare better. */
const PERMANENT: readonly string[] = ['BAD_ADDRESS'];
/** A server that refuses these refuses the message; refusing who signs in there is a matter of settings, and passes. */
const REFUSES_MESSAGE: readonly string[] = ['EENVELOPE', 'EMESSAGE'];

/** Reads what was thrown while a mail was made or sent. */
export function failureOf(error: unknown): FailedAttempt {
  const { code, responseCode, permanent } = fieldsOf(error);
  const response = typeof responseCode === 'number' ? responseCode : null;
  const name = typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? code : 'UNKNOWN';
  const isPermanent = PERMANENT.includes(name) || (permanent === true && REFUSES_MESSAGE.includes(name));
  return { code: name, response, isPermanent };
}

function fieldsOf(error: unknown): Readonly<Record<'code' | 'responseCode' | 'permanent', unknown>> {
  const { code, responseCode, permanent } = (error ?? {}) as Readonly<Record<string, unknown>>;
  return { code, responseCode, permanent };
}
