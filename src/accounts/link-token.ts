import { createHash, createHmac } from 'node:crypto';

/** What a link in a mail lets its reader do, once. */
export const LINK_PURPOSES = ['verify_email', 'change_email', 'reset_password'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** What is kept of a link that was mailed: a hash, not the token in it. */
export interface LinkToken {
  readonly tokenHash: string;
  readonly purpose: LinkPurpose;
  readonly accountId: string;
  /** Where it was sent: for another address it opens nothing. */
  readonly email: string;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/**
 * The token of a link, 256 bits that only who knows `secret` can find from `nonce`, which is random and lies in the
 * outbox. So a mail that has to be sent again carries the same link, and no token is stored anywhere.
 */
export function linkTokenOf(secret: string, purpose: LinkPurpose, nonce: string): string {
  return createHmac('sha256', secret).update(`link token ${purpose} ${nonce}`).digest('base64url');
}

/** What is stored and looked up. */
export function hashLinkToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
