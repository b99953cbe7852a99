import type { NotificationContent } from './kinds.js';

/** What one account is told. */
export type Notification = NotificationContent & {
  readonly id: string;
  readonly accountId: string;
  /** Of notifications with one key, an account gets one of each kind; all of them can be taken back by it. */
  readonly dedupeKey: string;
  readonly createdAt: Date;
  /** Until then nobody sees it, and it can be taken back. */
  readonly showAt: Date;
  /** Whether it stands in the account's list; one that does not went out by e-mail alone. */
  readonly listed: boolean;
  readonly readAt: Date | null;
};

export function isShown({ showAt }: Pick<Notification, 'showAt'>, now: Date): boolean {
  return showAt <= now;
}
