import type { NotificationStore } from './notification-store.js';
import type { Told } from './notify-many.js';

export interface ListToldDeps {
  readonly notificationStore: Pick<NotificationStore, 'listByKey'>;
}

/** Who was told what under a key, by accounts past `after` in the order of their ids; none when that is all. */
export type ListTold = (dedupeKey: string, after: string | null, limit: number) => Promise<readonly Told[]>;

/** What corrects many notifications reads them page by page. */
export function createListTold({ notificationStore }: ListToldDeps): ListTold {
  return async (dedupeKey, after, limit) => notificationStore.listByKey(dedupeKey, after, limit);
}
