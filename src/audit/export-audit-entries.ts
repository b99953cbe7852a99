import type { AuditFilter, AuditKeyset, AuditStore } from './audit-store.js';

interface ExportAuditDeps {
  readonly auditStore: Pick<AuditStore, 'list'>;
}

const PAGE_SIZE = 500;

/**
 * Entries as JSON Lines, newest first, some hundred at a time. Each page is a query of its own, so that a slow reader
 * holds nothing open.
 */
export async function* exportAuditEntries(
  { auditStore }: ExportAuditDeps,
  filter: AuditFilter,
): AsyncGenerator<string, void> {
  let after: AuditKeyset | null = null;
  for (;;) {
    const page = await auditStore.list(filter, { after, limit: PAGE_SIZE });
    if (page.length > 0) yield page.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    if (page.length < PAGE_SIZE) return;
    after = page.at(-1) ?? null;
  }
}
