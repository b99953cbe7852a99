import type { z } from 'zod';
import { decodeCursor, toPage, type Page } from '../platform/http/pagination.js';
import type { AuditEntry } from './audit-entry.js';
import { auditCursor, type listAuditQuery } from './audit-schemas.js';
import type { AuditStore } from './audit-store.js';

interface ListAuditDeps {
  readonly auditStore: Pick<AuditStore, 'list'>;
}

/** One page of entries, newest first. Throws `invalid_cursor`. */
export async function listAuditEntries(
  { auditStore }: ListAuditDeps,
  query: z.output<typeof listAuditQuery>,
): Promise<Page<AuditEntry>> {
  const { act, actor, subjectType, subjectId, limit } = query;
  const keyset = decodeCursor(auditCursor, query.cursor);
  const after = keyset && { at: new Date(keyset.at), id: keyset.id };
  const found = await auditStore.list({ act, actorId: actor, subjectType, subjectId }, { after, limit: limit + 1 });
  return toPage(found, limit, ({ at, id }) => ({ at, id }));
}
