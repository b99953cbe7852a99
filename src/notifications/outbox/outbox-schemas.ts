import { z } from 'zod';
import { idSchema } from '../../platform/database/ids.js';
import { pageOf, pageQuery } from '../../platform/http/pagination.js';
import { OUTBOX_STATES, type OutboxMessage } from './outbox-message.js';

export const outboxQuery = z.strictObject({ state: z.enum(OUTBOX_STATES).default('dead'), ...pageQuery });

export const outboxCursor = z.strictObject({ id: idSchema });

export const outboxParams = z.strictObject({ id: idSchema });

export const outboxMessageAnswer = z
  .object({
    id: z.string(),
    about: z
      .string()
      .meta({ description: '`notification`, the purpose of a mail about an account, or the kind of a letter' }),
    state: z.enum(OUTBOX_STATES),
    createdAt: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    attempts: z.int(),
    failure: z
      .object({ code: z.string(), response: z.int().nullable() })
      .nullable()
      .meta({ description: 'Why the last attempt failed; `response` is the reply code of the mail server' }),
  })
  .meta({ id: 'OutboxMessage' });

export const outboxPageAnswer = pageOf(outboxMessageAnswer);

/** A message as admins see it: not to whom, nor what it says. */
export function presentMessage({ id, subject, state, createdAt, dueAt, attempts, failure }: OutboxMessage) {
  return { id, about: aboutOf(subject), state, createdAt, dueAt, attempts, failure };
}

function aboutOf(subject: OutboxMessage['subject']): string {
  switch (subject.type) {
    case 'notification':
      return subject.type;
    case 'account':
      return subject.mail.purpose;
    case 'letter':
      return subject.letter.kind;
  }
}
