import { AppError } from '../platform/errors.js';
import { isId } from '../platform/database/ids.js';
import type { AuditLog } from './audit-log.js';
import type { PersonalTextStore } from './personal-text-store.js';
import type { SaltedText } from './personal-text.js';

interface ReadPersonalTextDeps {
  readonly personalTextStore: Pick<PersonalTextStore, 'find'>;
  readonly auditLog: Pick<AuditLog, 'record'>;
}

interface Reading {
  readonly entryId: string;
  readonly readBy: string;
}

/** The personal text of an entry, for staff: reading it is an act itself. Throws `not_found`, also for an erased one. */
export async function readPersonalText(
  { personalTextStore, auditLog }: ReadPersonalTextDeps,
  { entryId, readBy }: Reading,
): Promise<SaltedText> {
  const found = isId(entryId) ? await personalTextStore.find(entryId) : null;
  if (found === null) throw new AppError('not_found');
  const { accountId, texts, salt } = found;
  await auditLog.record({
    actor: { type: 'account', id: readBy },
    act: 'audit.personal_viewed',
    subject: { type: 'account', id: accountId },
    details: { entryId },
  });
  return { accountId, texts, salt };
}
