import type { Clock } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { LetterContent } from '../mail/public-letters.js';
import { newMessage } from './outbox-message.js';
import type { OutboxStore } from './outbox-store.js';

export interface RequestLetterDeps {
  readonly outboxStore: Pick<OutboxStore, 'insert'>;
  readonly clock: Clock;
}

/** Has a letter sent to somebody who needs no account. To be called within the transaction of what it tells of. */
export type RequestLetter = (to: string, letter: LetterContent) => Promise<void>;

/** As `RequestLetter`. One write, whoever it is for. */
export async function requestLetter(
  { outboxStore, clock }: RequestLetterDeps,
  to: string,
  letter: LetterContent,
): Promise<void> {
  const now = clock.now();
  await outboxStore.insert(
    newMessage({ id: newId(), subject: { type: 'letter', to, letter }, createdAt: now, notBefore: now }),
  );
}
