import { randomBytes } from 'node:crypto';
import type { IndexEntries } from '../indexes/index-entries.js';
import { idKeyOf, isCutId } from '../indexes/index-keys.js';
import { documentPrefix, droppedKey, recordPrefix } from '../storage/key-space.js';
import type { WritableView } from '../storage/view.js';
import { namespaceOf } from './catalog.js';
import * as catalogChanges from './catalog-changes.js';
import {
  changesBetween,
  checkUnique,
  entriesOf,
  writeEntries,
  type DocumentPlace,
  type EntryChange,
  type WriteTarget,
} from './document-changes.js';
import { duplicateKey } from './duplicate-key.js';
import { newCollection } from './new-collection.js';
import { binary, ReadState, type StateSource } from './read-state.js';
import type { SizeChanges } from './statistics.js';
import type { CollectionInfo, IndexInfo, NewDocument, StoredDocument, WritableDatabaseState } from './types.js';
import type { WriteGuard } from './write-guard.js';

export interface WriteSource extends StateSource {
  readonly view: WritableView;
  readonly editor: catalogChanges.CatalogEditor;
  readonly sizes: SizeChanges;
  readonly guard: WriteGuard;
  /** Gives a number that nothing else in the store has. */
  readonly nextNumber: () => number;
  /** Told that there is something to be removed in the background. */
  readonly discarded: () => void;
}

/** A state that is read and written. */
export class WriteState extends ReadState implements WritableDatabaseState {
  declare readonly view: WritableView;
  readonly #source: WriteSource;
  readonly #target: WriteTarget;

  constructor(source: WriteSource) {
    super(source);
    this.#source = source;
    this.#target = source;
  }

  insert(collection: CollectionInfo, document: NewDocument): void {
    const place = this.#placeOf(collection, document);
    const key = this.#guarded(place);
    if (this.view.get(key) !== undefined) {
      const [idIndex] = place.collection.indexes;
      if (idIndex !== undefined)
        throw duplicateKey(place.collection, idIndex, { _id: document.document._id as unknown });
    }
    const entries = entriesOf(this.context, place, document.document);
    const changes = changesBetween([], entries);
    checkUnique(this.#target, { place, document: document.document, changes });
    this.view.put(key, document.raw);
    this.#source.sizes.add(place.collection.id, 1, document.raw.length);
    this.#write(place, changes);
  }

  replace(collection: CollectionInfo, change: { readonly before: StoredDocument; readonly after: NewDocument }): void {
    const { before, after } = change;
    const place = this.#placeOf(collection, after);
    const key = this.#guarded(place);
    const old = entriesOf(this.context, place, before.document);
    const changes = changesBetween(old, entriesOf(this.context, place, after.document));
    checkUnique(this.#target, { place, document: after.document, changes });
    this.view.put(key, after.raw);
    this.#source.sizes.add(place.collection.id, 0, after.raw.length - before.raw.length);
    this.#write(place, changes);
  }

  remove(collection: CollectionInfo, document: StoredDocument): void {
    const place = this.#placeOf(collection, document);
    const key = this.#guarded(place);
    const entries = entriesOf(this.context, place, document.document);
    const changes = entries.map((held): EntryChange => ({
      index: held.index,
      added: [],
      removed: held.keys,
      entries: held,
    }));
    checkUnique(this.#target, { place, document: document.document, changes });
    this.view.remove(key);
    this.#source.sizes.add(place.collection.id, -1, -document.raw.length);
    writeEntries(this.#target, place.idKey, changes);
  }

  createCollection(database: string, name: string): CollectionInfo {
    const existing = this.collection(database, name);
    if (existing !== undefined) return existing;
    this.#source.guard.beforeKey(`C${binary(namespaceOf({ database, name }))}`);
    const { nextNumber } = this.#source;
    const info = newCollection({ database, name }, { id: nextNumber(), idIndex: nextNumber(), uuid: randomBytes(16) });
    this.#source.editor.change(catalogChanges.addCollection(info));
    return info;
  }

  dropCollection(collection: CollectionInfo): void {
    const info = this.current(collection);
    this.#source.guard.beforeChange(info);
    this.#source.guard.beforeKey(`C${binary(namespaceOf(info))}`);
    this.#source.editor.change(catalogChanges.removeCollection(info));
    for (const { id } of [info, ...info.indexes]) this.#discard(id);
  }

  dropDatabase(database: string): void {
    for (const info of this.collections(database)) this.dropCollection(info);
  }

  dropIndex(collection: CollectionInfo, index: IndexInfo): void {
    const info = this.current(collection);
    this.#source.guard.beforeChange(info);
    this.#source.editor.change(catalogChanges.removeIndex(info, index));
    this.#discard(index.id);
  }

  changeIndex(collection: CollectionInfo, index: IndexInfo, change: Partial<IndexInfo>): void {
    const info = this.current(collection);
    this.#source.guard.beforeChange(info);
    this.#source.editor.change(catalogChanges.changeIndex(info, index, change));
  }

  /** Adds indexes that are still to be filled. */
  addIndexes(collection: CollectionInfo, indexes: readonly IndexInfo[]): void {
    const info = this.current(collection);
    this.#source.guard.beforeChange(info);
    this.#source.editor.change(catalogChanges.addIndexes(info, indexes));
  }

  /** Enters a document that is stored already into an index that is being filled. Errors as `insert`. */
  fillIndex(collection: CollectionInfo, index: IndexInfo, document: StoredDocument): void {
    const place = this.#placeOf(collection, document);
    const entries = entriesOf(
      this.context,
      { ...place, collection: { ...place.collection, indexes: [index] } },
      document.document,
    );
    const missing = entries.map(({ keys, ...held }): EntryChange => {
      const added = keys.filter((key) => !this.#isOwnEntry(key, held, place.idKey));
      return { index, added, removed: [], entries: { keys, ...held } };
    });
    checkUnique(this.#target, { place, document: document.document, changes: missing });
    this.#write(place, missing);
  }

  newNumber(): number {
    return this.#source.nextNumber();
  }

  putRecord(key: string, value: Uint8Array): void {
    this.view.put(recordPrefix + binary(key), value);
  }

  removeRecord(key: string): void {
    this.view.remove(recordPrefix + binary(key));
  }

  #placeOf(collection: CollectionInfo, { document }: StoredDocument): DocumentPlace {
    return { collection: this.current(collection), idKey: idKeyOf(document._id) };
  }

  /** The key of a document, which may be written. */
  #guarded({ collection, idKey }: DocumentPlace): string {
    const key = documentPrefix(collection.id) + idKey;
    this.#source.guard.beforeDocument(collection);
    this.#source.guard.beforeKey(key);
    return key;
  }

  #isOwnEntry(key: string, { index }: Pick<IndexEntries, 'index'>, idKey: string): boolean {
    const value = this.view.get(key);
    return value !== undefined && (!index.unique || Buffer.from(value).toString('latin1') === idKey);
  }

  #write({ collection, idKey }: DocumentPlace, changes: readonly EntryChange[]): void {
    writeEntries(this.#target, idKey, changes);
    for (const { entries } of changes) this.#mark(collection, entries);
    const [idIndex] = collection.indexes;
    if (idIndex !== undefined && isCutId(idKey)) this.#mark(collection, { index: idIndex, arrays: [], cut: true });
  }

  #mark(collection: CollectionInfo, entries: Pick<IndexEntries, 'index' | 'arrays' | 'cut'>): void {
    const change = catalogChanges.markIndex(collection, entries);
    if (change !== undefined) this.#source.editor.change(change);
  }

  /** What is kept under the number is removed in the background. */
  #discard(number: number): void {
    this.view.put(droppedKey(number), new Uint8Array(0));
    this.#source.discarded();
  }
}
