import type { z } from 'zod';
import { decodeCursor, toPage, type Page } from '../platform/http/pagination.js';
import type { AuditEntry } from './audit-entry.js';
import { auditCursor, type exportAuditQuery, type listAuditQuery } from './audit-schemas.js';
import type { AuditFilter, AuditStore } from './audit-store.js';

interface ListAuditDeps {
  readonly auditStore: Pick<AuditStore, 'list'>;
}

/** One page of entries, newest first. Throws `invalid_cursor`. */
export async function listAuditEntries(
  { auditStore }: ListAuditDeps,
  query: z.output<typeof listAuditQuery>,
): Promise<Page<AuditEntry>> {
  const { limit } = query;
  const keyset = decodeCursor(auditCursor, query.cursor);
  const after = keyset && { at: new Date(keyset.at), id: keyset.id };
  const found = await auditStore.list(auditFilterOf(query), { after, limit: limit + 1 });
  return toPage(found, limit, ({ at, id }) => ({ at, id }));
}

/** What a query of the list or of the export asks for. */
export function auditFilterOf(query: z.output<typeof exportAuditQuery>): AuditFilter {
  const { act, actor, subjectType, subjectId, from, to } = query;
  const time = (text: string | undefined) => (text === undefined ? undefined : new Date(text));
  return { act, actorId: actor, subjectType, subjectId, from: time(from), to: time(to) };
}
