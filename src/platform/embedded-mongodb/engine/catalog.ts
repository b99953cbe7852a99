import { deserialize, serialize } from 'bson';
import type { CollectionInfo, IndexInfo } from './types.js';
import { catalogKey, catalogPrefix } from '../storage/key-space.js';
import { afterPrefix, type View, type WritableView } from '../storage/view.js';

/** Filter expressions keep their BSON types, as a command would bring them. */
const TYPED = { promoteValues: false, bsonRegExp: true } as const;

/** All collections and their indexes at one moment; immutable. */
export class Catalog {
  readonly #collections: ReadonlyMap<string, CollectionInfo>;

  constructor(collections: Iterable<CollectionInfo> = []) {
    this.#collections = new Map([...collections].map((info) => [namespaceOf(info), info]));
  }

  collection(database: string, name: string): CollectionInfo | undefined {
    return this.#collections.get(namespaceOf({ database, name }));
  }

  all(): readonly CollectionInfo[] {
    return [...this.#collections.values()];
  }

  with(info: CollectionInfo): Catalog {
    return new Catalog([...this.#collections.values(), info]);
  }

  without(info: CollectionInfo): Catalog {
    return new Catalog(this.all().filter((other) => other.id !== info.id));
  }
}

export function namespaceOf({ database, name }: { readonly database: string; readonly name: string }): string {
  return `${database}.${name}`;
}

export function loadCatalog(view: View): Catalog {
  const range = { from: catalogPrefix, to: afterPrefix(catalogPrefix) };
  return new Catalog(Array.from(view.range(range), ({ value }) => decodeCollection(value)));
}

/** Writes what differs between two catalogs. */
export function saveCatalog(before: Catalog, after: Catalog, view: WritableView): void {
  if (before === after) return;
  const kept = new Set<number>();
  const old = new Set(before.all());
  for (const info of after.all()) {
    kept.add(info.id);
    if (!old.has(info)) view.put(catalogKey(info.id), encodeCollection(info));
  }
  for (const info of old) if (!kept.has(info.id)) view.remove(catalogKey(info.id));
}

function encodeCollection({ uuid, ...info }: CollectionInfo): Uint8Array {
  return serialize({ ...info, uuid: Buffer.from(uuid), indexes: info.indexes.map(encodeIndex) });
}

/** The expression is kept as bytes of its own, so that the rest can be read with plain numbers. */
function encodeIndex({ partialFilterExpression, ...index }: IndexInfo): object {
  return partialFilterExpression === undefined
    ? index
    : { ...index, partialFilterExpression: Buffer.from(serialize(partialFilterExpression)) };
}

function decodeCollection(bytes: Uint8Array): CollectionInfo {
  const { indexes, ...info } = deserialize(bytes, { promoteBuffers: true }) as CollectionInfo & StoredIndexes;
  return { ...info, indexes: indexes.map(decodeIndex) };
}

interface StoredIndexes {
  readonly indexes: readonly (IndexInfo & { readonly partialFilterExpression?: Uint8Array })[];
}

function decodeIndex({ partialFilterExpression, ...index }: StoredIndexes['indexes'][number]): IndexInfo {
  return partialFilterExpression === undefined
    ? index
    : { ...index, partialFilterExpression: deserialize(partialFilterExpression, TYPED) };
}

/** The collection with one of its indexes in another form. */
export function withIndex(info: CollectionInfo, changed: IndexInfo): CollectionInfo {
  return { ...info, indexes: info.indexes.map((index) => (index.id === changed.id ? changed : index)) };
}
