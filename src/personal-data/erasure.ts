import type { Sanction } from '../moderation/index.js';
import { DAY_MS } from '../platform/clock.js';

/** What becomes of the comments of an erased account: they stay under a name that is nobody's, or are withdrawn. */
export const COMMENT_FATES = ['keep', 'withdraw'] as const;
export type CommentFate = (typeof COMMENT_FATES)[number];

/** An account whose data are being erased; once all are, nothing is kept of this. */
export interface Erasure {
  readonly accountId: string;
  readonly comments: CommentFate;
  readonly askedAt: Date;
}

/** Nobody is kept out for longer, whatever their account had. */
const LONGEST_BAR_MS = 365 * DAY_MS;
const BARRING: readonly Sanction['kind'][] = ['ban', 'commenting_suspension', 'flagging_suspension'];

/**
 * Until when an address must not open another account, so that deleting one does not undo what it was given; null where
 * nothing is in force that it could get round.
 */
export function barredUntil(inForce: readonly Sanction[], now: Date): Date | null {
  const longest = now.getTime() + LONGEST_BAR_MS;
  const ends = inForce
    .filter(({ kind }) => BARRING.includes(kind))
    .map(({ endsAt }) => Math.min(endsAt?.getTime() ?? longest, longest));
  return ends.length === 0 ? null : new Date(Math.max(...ends));
}
