import { MongoError } from '../errors.js';
import { fieldsOf } from '../indexes/index-entries.js';
import { sortKeyOf } from '../indexes/index-keys.js';
import type { KeyPattern, StoredDocument } from './types.js';

/** Bytes of documents and keys that a sort may hold. */
const MOST_MEMORY = 100 * 1024 * 1024;

interface Sortable {
  readonly key: string;
  readonly raw: Uint8Array;
}

/**
 * Sorts documents in memory; with a limit it holds little more than that many. Of each it keeps, and gives, the bytes:
 * decoded they would take several times as much, unseen by the limit.
 * @throws MongoError 292 where the documents take more than 100 MB.
 */
export function sortInMemory(
  documents: Iterable<StoredDocument>,
  sort: KeyPattern,
  limit: number | undefined,
): Uint8Array[] {
  const fields = fieldsOf(sort);
  let kept: Sortable[] = [];
  let memory = 0;
  for (const document of documents) {
    const key = sortKeyOf(document.document, fields);
    const sortable: Sortable = { key, raw: document.raw };
    kept.push(sortable);
    memory += sizeOf(sortable);
    if (memory <= MOST_MEMORY && (limit === undefined || kept.length < 2 * limit + 100)) continue;
    kept = first(kept, limit);
    memory = kept.reduce((sum, sortable) => sum + sizeOf(sortable), 0);
    if (memory > MOST_MEMORY) throw tooMuch();
  }
  return first(kept, limit).map(({ raw }) => raw);
}

function first(sortables: readonly Sortable[], limit: number | undefined): Sortable[] {
  return sortables.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).slice(0, limit);
}

function sizeOf({ key, raw }: Sortable): number {
  return key.length + raw.length;
}

function tooMuch(): MongoError {
  return new MongoError(
    'QueryExceededMemoryLimitNoDiskUseAllowed',
    `Sort exceeded memory limit of ${MOST_MEMORY} bytes, and the embedded server sorts in memory only`,
  );
}
