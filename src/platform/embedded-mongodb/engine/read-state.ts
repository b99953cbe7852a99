import { idKeyOf } from '../indexes/index-keys.js';
import { documentPrefix, recordPrefix } from '../storage/key-space.js';
import { afterPrefix, type View } from '../storage/view.js';
import { namespaceOf, type Catalog } from './catalog.js';
import type { EngineContext } from './context.js';
import { countMatching } from './count.js';
import { EngineState } from './engine-state.js';
import { QueryCursor } from './query-cursor.js';
import type { Size } from './statistics.js';
import { LazyDocument } from './stored-document.js';
import type { CollectionInfo, CollectionStats, Cursor, DatabaseState, FindQuery, StoredDocument } from './types.js';

export interface StateSource {
  readonly context: EngineContext;
  readonly view: View;
  readonly catalog: () => Catalog;
  readonly sizeOf: (number: number) => Size;
}

/** A state that is read. */
export class ReadState extends EngineState implements DatabaseState {
  readonly context: EngineContext;
  readonly view: View;
  readonly #source: StateSource;

  constructor(source: StateSource) {
    super();
    this.context = source.context;
    this.view = source.view;
    this.#source = source;
  }

  get catalog(): Catalog {
    return this.#source.catalog();
  }

  databases(): readonly string[] {
    return [...new Set(this.catalog.all().map(({ database }) => database))].sort();
  }

  collections(database: string): readonly CollectionInfo[] {
    return this.catalog.all().filter((info) => info.database === database);
  }

  collection(database: string, name: string): CollectionInfo | undefined {
    return this.catalog.collection(database, name);
  }

  stats(collection: CollectionInfo): CollectionStats {
    const { count, bytes } = this.#source.sizeOf(collection.id);
    const sizes = collection.indexes.map((index) => [index.name, this.#source.sizeOf(index.id).bytes] as const);
    return { count, dataSize: bytes, indexSizes: Object.fromEntries(sizes) };
  }

  get(collection: CollectionInfo, id: unknown): StoredDocument | undefined {
    const raw = this.view.get(documentPrefix(collection.id) + idKeyOf(id));
    return raw === undefined ? undefined : new LazyDocument(raw, this.context.decode);
  }

  open(collection: CollectionInfo, query: FindQuery): Cursor {
    return new QueryCursor(collection, query, this.view);
  }

  find(collection: CollectionInfo, query: FindQuery): Iterable<StoredDocument> {
    return this.open(collection, query).read(this);
  }

  count(collection: CollectionInfo, query: FindQuery): number {
    return countMatching(this, collection, query);
  }

  record(key: string): Uint8Array | undefined {
    return this.view.get(recordPrefix + binary(key));
  }

  *records(prefix: string): Iterable<readonly [key: string, value: Uint8Array]> {
    const from = recordPrefix + binary(prefix);
    for (const { key, value } of this.view.range({ from, to: afterPrefix(from) })) {
      yield [Buffer.from(key.slice(recordPrefix.length), 'latin1').toString('utf8'), value];
    }
  }

  holds(collection: CollectionInfo, index: number | undefined): boolean {
    const current = this.catalog.collection(collection.database, collection.name);
    if (current?.id !== collection.id) return false;
    return index === undefined || current.indexes.some(({ id }) => id === index);
  }

  /** The collection as it is in this state, whose indexes and flags may be newer. */
  protected current(collection: CollectionInfo): CollectionInfo {
    const current = this.catalog.collection(collection.database, collection.name);
    if (current?.id !== collection.id) throw new RangeError(`${namespaceOf(collection)} is gone`);
    return current;
  }
}

/** A record's key as bytes in the store. */
export function binary(key: string): string {
  return Buffer.from(key, 'utf8').toString('latin1');
}
