import type { CollectionInfo, FindQuery, StoredDocument, WritableDatabaseState } from '../engine/index.js';
import { decode, type Document } from '../protocol/bson.js';
import type { MatchTrace, Predicate } from '../query/paths.js';
import type { Update } from '../update/update.js';
import { upsertedDocument } from '../update/upsert.js';
import { storable } from './documents.js';

interface Modification {
  readonly predicate: Predicate;
  readonly update: Update;
  readonly before: StoredDocument;
}

/** Writes the updated form of a document; one that comes out the same byte for byte isn't written. */
export function updateStored(
  state: WritableDatabaseState,
  collection: CollectionInfo,
  { predicate, update, before }: Modification,
): { readonly after: Document; readonly changed: boolean } {
  const trace: MatchTrace = {};
  if (update.needsPosition) predicate(before.document, trace);
  // The decoded form is shared, and operators change their document in place.
  const own = update.kind === 'operators' ? decode(before.raw) : before.document;
  const after = storable(update.apply(own, { inserting: false, position: trace.position }));
  if (Buffer.compare(after.raw, before.raw) === 0) return { after: before.document, changed: false };
  state.replace(collection, { before, after });
  return { after: after.document, changed: true };
}

/** Inserts what an upsert makes where nothing matched. */
export function insertUpserted(
  state: WritableDatabaseState,
  collection: CollectionInfo,
  { query, update }: { readonly query: FindQuery; readonly update: Update },
): Document {
  const inserted = storable(upsertedDocument(query.filter, update));
  state.insert(collection, inserted);
  return inserted.document;
}
