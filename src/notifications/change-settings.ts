import { AppError } from '../platform/errors.js';
import { settingsOf, unlistableIn, type DeliveryChoices, type DeliverySettings } from './delivery.js';
import type { DeliveryStore } from './delivery-store.js';

export interface SettingsDeps {
  readonly deliveryStore: DeliveryStore;
}

/** What an account gets, and where, with the defaults for what it has not chosen. */
export async function readSettings({ deliveryStore }: SettingsDeps, accountId: string): Promise<DeliverySettings> {
  return settingsOf(await deliveryStore.find(accountId));
}

/** Changes what is given. Throws `validation_failed` where a statement of reasons would leave the list. */
export async function changeSettings(
  deps: SettingsDeps,
  accountId: string,
  changes: DeliveryChoices,
): Promise<DeliverySettings> {
  const unlistable = unlistableIn(changes);
  if (unlistable.length > 0) {
    const message = 'Always stands in your list: it tells you what became of your comments, and why.';
    throw new AppError('validation_failed', {
      errors: unlistable.map((kind) => ({ path: `${kind}.inApp`, message })),
    });
  }
  await deps.deliveryStore.merge(accountId, changes);
  return readSettings(deps, accountId);
}
