import { NEWSLETTER_STOP } from '../notifications/index.js';
import { AppError } from '../platform/errors.js';
import { readSignedId } from '../platform/signed-ids.js';
import type { SubscriptionStore } from './subscription-store.js';

export interface StopSubscriptionDeps {
  readonly subscriptionStore: Pick<SubscriptionStore, 'remove'>;
  readonly linkSecret: string;
}

/** Throws `not_found` for a token that was not made here. */
export function ensureStops({ linkSecret }: Pick<StopSubscriptionDeps, 'linkSecret'>, token: string): string {
  const id = readSignedId(linkSecret, NEWSLETTER_STOP, token);
  if (id === null) throw new AppError('not_found');
  return id;
}

/** Takes an address off the list and forgets it, as often as it is asked. Throws `not_found`. */
export async function stopSubscription(deps: StopSubscriptionDeps, token: string): Promise<void> {
  await deps.subscriptionStore.remove(ensureStops(deps, token));
}
