import type { z } from 'zod';
import { decodeCursor, toPage, type Page } from '../platform/http/pagination.js';
import type { DocumentName, PublishedDocument } from './document.js';
import { documentCursor, type listDocumentVersionsQuery } from './document-schemas.js';
import type { DocumentStore } from './document-store.js';

/** One page of the versions that editors have made, the newest first. Throws `invalid_cursor`. */
export async function listDocumentVersions(
  { documentStore }: { readonly documentStore: Pick<DocumentStore, 'list'> },
  name: DocumentName,
  { limit, cursor }: z.output<typeof listDocumentVersionsQuery>,
): Promise<Page<PublishedDocument>> {
  const before = decodeCursor(documentCursor, cursor)?.version ?? null;
  const found = await documentStore.list(name, { before, limit: limit + 1 });
  return toPage(found, limit, ({ version }) => ({ version }));
}
