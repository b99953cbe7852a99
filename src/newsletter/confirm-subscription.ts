import { NEWSLETTER_CONFIRM } from '../notifications/index.js';
import type { Clock } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import { readSignedId } from '../platform/signed-ids.js';
import type { SubscriptionStore } from './subscription-store.js';

export interface ConfirmSubscriptionDeps {
  readonly subscriptionStore: Pick<SubscriptionStore, 'confirm'>;
  readonly linkSecret: string;
  readonly clock: Clock;
}

/** Puts the address on the list that this token was sent to; once more changes nothing. Throws `link_spent`. */
export async function confirmSubscription(
  { subscriptionStore, linkSecret, clock }: ConfirmSubscriptionDeps,
  token: string,
): Promise<void> {
  const id = readSignedId(linkSecret, NEWSLETTER_CONFIRM, token);
  if (id === null || (await subscriptionStore.confirm(id, clock.now())) === null) throw new AppError('link_spent');
}
