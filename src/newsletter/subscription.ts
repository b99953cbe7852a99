import { HOUR_MS } from '../platform/clock.js';

/** Somebody who wants the newsletter, or is said to until they confirm it. */
export interface Subscription {
  readonly id: string;
  /** In lower case; there is one subscription an address. */
  readonly email: string;
  readonly requestedAt: Date;
  /** Null until its owner has followed the link that was sent there. */
  readonly confirmedAt: Date | null;
}

/** What is not confirmed by then is forgotten, address and all. */
export const CONFIRM_WITHIN_MS = 48 * HOUR_MS;
