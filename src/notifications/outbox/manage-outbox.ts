import type { z } from 'zod';
import type { AuditLog } from '../../audit/index.js';
import type { Clock } from '../../platform/clock.js';
import type { Transact } from '../../platform/database/transactions.js';
import { AppError } from '../../platform/errors.js';
import { decodeCursor, toPage, type Page } from '../../platform/http/pagination.js';
import type { Viewer } from '../../platform/http/permissions.js';
import type { OutboxMessage } from './outbox-message.js';
import { outboxCursor, type outboxQuery } from './outbox-schemas.js';
import type { OutboxStore } from './outbox-store.js';

export interface ListOutboxDeps {
  readonly outboxStore: Pick<OutboxStore, 'list'>;
}

/** Messages that wait, or that were given up, newest first. Throws `invalid_cursor`. */
export async function listOutbox(
  { outboxStore }: ListOutboxDeps,
  { state, limit, cursor }: z.output<typeof outboxQuery>,
): Promise<Page<OutboxMessage>> {
  const after = decodeCursor(outboxCursor, cursor)?.id ?? null;
  return toPage(await outboxStore.list(state, { after, limit: limit + 1 }), limit, ({ id }) => ({ id }));
}

export interface RetryMessageDeps {
  readonly outboxStore: Pick<OutboxStore, 'revive'>;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
  readonly transact: Transact;
}

/** Has a message that was given up tried again, as often as a new one. Throws `not_found`. */
export async function retryMessage(deps: RetryMessageDeps, viewer: Viewer, id: string): Promise<OutboxMessage> {
  const { outboxStore, auditLog, clock, transact } = deps;
  return transact(async () => {
    const message = await outboxStore.revive(id, clock.now());
    if (message === null) throw new AppError('not_found', { detail: 'No mail with this id has been given up.' });
    const subject = { type: 'mail', id } as const;
    await auditLog.record({ actor: { type: 'account', id: viewer.id }, act: 'mail.retried', subject, details: {} });
    return message;
  });
}
