import type { RequestLetter } from '../notifications/index.js';
import type { Clock } from '../platform/clock.js';
import type { Transact } from '../platform/database/transactions.js';
import { CONFIRM_WITHIN_MS } from './subscription.js';
import type { SubscriptionStore } from './subscription-store.js';

export interface SubscribeDeps {
  readonly subscriptionStore: Pick<SubscriptionStore, 'request' | 'postpone'>;
  readonly requestLetter: RequestLetter;
  readonly clock: Clock;
  readonly transact: Transact;
}

/**
 * Has a letter sent to an address by which its owner confirms that they want the newsletter, or is told that they get it
 * already. What is done, and how long it takes, is the same for every address, so that nobody learns who is on the list.
 */
export async function subscribe(
  { subscriptionStore, requestLetter, clock, transact }: SubscribeDeps,
  email: string,
): Promise<void> {
  await transact(async () => {
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + CONFIRM_WITHIN_MS);
    const { id, confirmedAt } = await subscriptionStore.request({ email, now, expiresAt });
    await subscriptionStore.postpone(id, expiresAt);
    const kind = confirmedAt === null ? 'newsletter_confirmation' : 'newsletter_known';
    await requestLetter(email, { kind, data: { subscriptionId: id } });
  });
}
