import { createHmac, timingSafeEqual } from 'node:crypto';
import { isId } from '../platform/database/ids.js';
import { NOTIFICATION_KINDS, type NotificationKind } from './kinds.js';

/** Whose mails of which kind are to stop. */
export interface Subscription {
  readonly accountId: string;
  readonly kind: NotificationKind;
}

/** Signed, so that nobody stops the mails of others; good for as long as the secret, as a mail may be read late. */
export function unsubscribeToken(secret: string, { accountId, kind }: Subscription): string {
  return `${accountId}.${kind}.${signature(secret, accountId, kind)}`;
}

/** Null for a token that was not made here. */
export function readUnsubscribeToken(secret: string, token: string): Subscription | null {
  const [accountId = '', name = '', signed = ''] = token.split('.');
  const kind = NOTIFICATION_KINDS.find((known) => known === name);
  if (kind === undefined || !isId(accountId)) return null;
  const [given, wanted] = [Buffer.from(signed), Buffer.from(signature(secret, accountId, kind))];
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? { accountId, kind } : null;
}

function signature(secret: string, accountId: string, kind: NotificationKind): string {
  return createHmac('sha256', secret).update(`unsubscribe ${accountId} ${kind}`).digest('base64url');
}
