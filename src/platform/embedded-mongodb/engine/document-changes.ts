import type { Document } from 'bson';
import { entryValue, indexEntries, valuesOfKey, type IndexEntries } from '../indexes/index-entries.js';
import { isIdIndex } from '../planner/candidates.js';
import type { WritableView } from '../storage/view.js';
import { duplicateKey } from './duplicate-key.js';
import type { EngineContext } from './context.js';
import type { SizeChanges } from './statistics.js';
import type { CollectionInfo, IndexInfo } from './types.js';
import type { WriteGuard } from './write-guard.js';

/** Where a document is written. */
export interface WriteTarget {
  readonly context: EngineContext;
  readonly view: WritableView;
  readonly guard: WriteGuard;
  readonly sizes: SizeChanges;
}

/** What is to become of one document's entries in one index. */
export interface EntryChange {
  readonly index: IndexInfo;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly entries: IndexEntries;
}

export interface DocumentPlace {
  readonly collection: CollectionInfo;
  readonly idKey: string;
}

/** The entries of a document in every index but that of `_id`. */
export function entriesOf(context: EngineContext, place: DocumentPlace, document: Document): IndexEntries[] {
  const { collection, idKey } = place;
  return collection.indexes
    .filter((index) => !isIdIndex(index))
    .map((index) => indexEntries(document, { index, idKey, included: context.includes(index, document) }));
}

export function changesBetween(before: readonly IndexEntries[], after: readonly IndexEntries[]): EntryChange[] {
  return after.map((entries, at) => {
    const old = before[at]?.keys ?? [];
    const added = entries.keys.filter((key) => !old.includes(key));
    const removed = old.filter((key) => !entries.keys.includes(key));
    return { index: entries.index, added, removed, entries };
  });
}

/** A document about to be written, and what that means for the indexes. */
export interface PlannedWrite {
  readonly place: DocumentPlace;
  readonly document: Document;
  readonly changes: readonly EntryChange[];
}

/** Makes sure that nothing stands in the way of the changes. @throws MongoError `DuplicateKey` */
export function checkUnique({ view, guard }: WriteTarget, { place, document, changes }: PlannedWrite): void {
  for (const { index, added, removed } of changes) {
    if (!index.unique) continue;
    for (const key of removed) guard.beforeKey(key);
    for (const key of added) {
      guard.beforeKey(key);
      if (view.get(key) !== undefined) throw duplicateKey(place.collection, index, valuesOfKey(document, index, key));
    }
  }
}

export function writeEntries({ view, sizes }: WriteTarget, idKey: string, changes: readonly EntryChange[]): void {
  for (const { index, added, removed } of changes) {
    for (const key of removed) {
      view.remove(key);
      sizes.add(index.id, -1, -key.length);
    }
    for (const key of added) {
      view.put(key, entryValue(index, idKey));
      sizes.add(index.id, 1, key.length);
    }
  }
}
