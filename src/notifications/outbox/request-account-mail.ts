import { randomBytes } from 'node:crypto';
import type { AccountMail } from '../../accounts/index.js';
import type { Clock } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import { newMessage } from './outbox-message.js';
import type { OutboxStore } from './outbox-store.js';

export interface RequestAccountMailDeps {
  readonly outboxStore: Pick<OutboxStore, 'insert'>;
  readonly clock: Clock;
}

/** Puts an account mail into the outbox, with the nonce from which its link is made. One write, whoever it is for. */
export async function requestAccountMail(
  { outboxStore, clock }: RequestAccountMailDeps,
  mail: AccountMail,
): Promise<void> {
  const now = clock.now();
  const subject = { type: 'account', mail, nonce: randomBytes(32).toString('base64url') } as const;
  await outboxStore.insert(newMessage({ id: newId(), subject, createdAt: now, notBefore: now }));
}
