import type { AccountStore, BarredAddressStore, LinkTokenStore, RequestAccountMail } from './accounts/index.js';
import type { AuditLog } from './audit/index.js';
import {
  cancelNotifications,
  type CancelNotifications,
  createDeliveryStore,
  createListTold,
  createMailbox,
  createNotificationStore,
  createOutboxMeasures,
  createOutboxStore,
  createSmtpMailer,
  type ListTold,
  type Mailbox,
  type NotificationRoutesDeps,
  notify,
  type Notify,
  type NotificationStore,
  notifyMany,
  type NotifyMany,
  requestAccountMail,
  requestLetter,
  type RequestLetter,
  sendOutbox,
  type SendOutboxDeps,
} from './notifications/index.js';
import { SECOND_MS } from './platform/clock.js';
import type { Job } from './platform/jobs/jobs.js';
import type { Platform } from './wire-platform.js';

/** How whatever happens is told to whom it concerns. */
export interface Notifications extends NotificationRoutesDeps {
  readonly notificationStore: NotificationStore;
  readonly notify: Notify;
  readonly notifyMany: NotifyMany;
  readonly listTold: ListTold;
  readonly cancelNotifications: CancelNotifications;
  readonly requestAccountMail: RequestAccountMail;
  readonly requestLetter: RequestLetter;
}

interface Below {
  readonly auditLog: AuditLog;
  readonly accountStore: AccountStore;
  readonly linkTokenStore: LinkTokenStore;
  readonly barredAddressStore: BarredAddressStore;
}

interface Wired {
  readonly notifications: Notifications;
  readonly mailbox: Mailbox | null;
  readonly jobs: readonly Job[];
}

/** The part of the composition root that wires notifications and mails. */
export function wireNotifications(
  { config, connection, clock, transactions, metrics }: Platform,
  below: Below,
  withoutMails: boolean,
): Wired {
  const { smtpUrl, ...mail } = config.mail;
  const outboxStore = createOutboxStore(connection);
  const mailbox = smtpUrl === null ? createMailbox(clock) : null;
  const shared = {
    ...below,
    ...transactions,
    ...mail,
    ...createOutboxMeasures(metrics, (state) => outboxStore.count(state)),
    clock,
    notificationStore: createNotificationStore(connection),
    deliveryStore: createDeliveryStore(connection),
    outboxStore: withoutMails ? { ...outboxStore, insert: nothing, insertMany: nothing } : outboxStore,
    linkSecret: config.session.secret,
    unsubscribeSecret: config.session.secret,
    linkLifetimesMs: config.accounts.linkLifetimesMs,
    sendMail: mailbox?.send ?? createSmtpMailer({ url: smtpUrl ?? '', from: mail.from }),
  };
  const notifications: Notifications = {
    ...shared,
    notify: (notification) => notify(shared, notification),
    notifyMany: (dedupeKey, told) => notifyMany(shared, dedupeKey, told),
    listTold: createListTold(shared),
    cancelNotifications: (dedupeKey) => cancelNotifications(shared, dedupeKey),
    requestAccountMail: (asked) => requestAccountMail(shared, asked),
    requestLetter: (to, letter) => requestLetter(shared, to, letter),
  };
  return { notifications, mailbox, jobs: [sending(shared)] };
}

const nothing = () => Promise.resolve();

/** Often, as somebody may be waiting for a link. */
function sending(deps: SendOutboxDeps): Job {
  return { name: 'send-mails', everyMs: 2 * SECOND_MS, run: (signal) => sendOutbox(deps, signal) };
}
