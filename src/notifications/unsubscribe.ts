import { AppError } from '../platform/errors.js';
import type { NotificationKind } from './kinds.js';
import type { DeliveryStore } from './delivery-store.js';
import { readUnsubscribeToken } from './unsubscribe-token.js';

export interface UnsubscribeDeps {
  readonly deliveryStore: Pick<DeliveryStore, 'merge'>;
  readonly unsubscribeSecret: string;
}

/** The kind of mail that a token stops. Throws `not_found` for one that was not made here. */
export function kindToStop({ unsubscribeSecret }: Pick<UnsubscribeDeps, 'unsubscribeSecret'>, token: string) {
  const subscription = readUnsubscribeToken(unsubscribeSecret, token);
  if (subscription === null) throw new AppError('not_found');
  return subscription.kind;
}

/** Stops one kind of mail to one account, as often as it is asked. Throws `not_found`. */
export async function unsubscribe(deps: UnsubscribeDeps, token: string): Promise<NotificationKind> {
  const subscription = readUnsubscribeToken(deps.unsubscribeSecret, token);
  if (subscription === null) throw new AppError('not_found');
  const { accountId, kind } = subscription;
  await deps.deliveryStore.merge(accountId, { [kind]: { email: false } });
  return kind;
}
