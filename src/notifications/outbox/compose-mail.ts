import { prepareAccountMail, type AccountStore, type PrepareAccountMailDeps } from '../../accounts/index.js';
import { accountLetter } from '../mail/account-letters.js';
import { letterHtml, letterText, type Letter } from '../mail/letter.js';
import type { Mail } from '../mail/mail.js';
import { notificationLetter } from '../mail/notification-letter.js';
import { publicLetter } from '../mail/public-letters.js';
import type { NotificationStore } from '../notification-store.js';
import { oneLine } from '../plain-and-html.js';
import { deliveryOf } from '../delivery.js';
import type { DeliveryStore } from '../delivery-store.js';
import { unsubscribeToken } from '../unsubscribe-token.js';
import type { OutboxMessage } from './outbox-message.js';

export interface ComposeMailDeps extends PrepareAccountMailDeps {
  readonly accountStore: PrepareAccountMailDeps['accountStore'] & Pick<AccountStore, 'findById'>;
  readonly notificationStore: Pick<NotificationStore, 'findById'>;
  readonly deliveryStore: Pick<DeliveryStore, 'find'>;
  readonly unsubscribeSecret: string;
  /** Where links begin; taken from the settings, never from a request. */
  readonly origin: string;
}

/**
 * Writes a message's mail, from what holds now; null where it has nobody to go to any more: the account is gone, its
 * address is not verified, or these mails were stopped since. The same message gives the same mail.
 */
export async function composeMail(deps: ComposeMailDeps, message: OutboxMessage): Promise<Mail | null> {
  const { id, subject } = message;
  if (subject.type === 'notification') return composeNotification(deps, id);
  if (subject.type === 'letter') {
    const letter = publicLetter(subject.letter, { origin: deps.origin, secret: deps.linkSecret });
    return toMail(letter, { id, to: subject.to, unsubscribeUrl: null });
  }
  const prepared = await prepareAccountMail(deps, subject.mail, subject.nonce);
  if (prepared === null) return null;
  return toMail(accountLetter(prepared, deps.origin), { id, to: prepared.to, unsubscribeUrl: null });
}

async function composeNotification(deps: ComposeMailDeps, id: string): Promise<Mail | null> {
  const notification = await deps.notificationStore.findById(id);
  if (notification === null) return null;
  const { accountId, kind } = notification;
  const account = await deps.accountStore.findById(accountId);
  // Nobody has said yet that this address wants anything from here.
  if (account?.emailVerifiedAt == null) return null;
  if (!deliveryOf(kind, await deps.deliveryStore.find(accountId)).email) return null;
  const token = unsubscribeToken(deps.unsubscribeSecret, { accountId, kind });
  const unsubscribeUrl = `${deps.origin}/api/v1/unsubscribe/${token}`;
  const letter = notificationLetter(notification, { origin: deps.origin, unsubscribeUrl });
  return toMail(letter, { id, to: account.email, unsubscribeUrl });
}

function toMail(letter: Letter, envelope: Pick<Mail, 'id' | 'to' | 'unsubscribeUrl'>): Mail {
  return { ...envelope, subject: oneLine(letter.title), text: letterText(letter), html: letterHtml(letter) };
}
