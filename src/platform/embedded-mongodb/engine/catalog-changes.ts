import type { IndexEntries } from '../indexes/index-entries.js';
import { withIndex, type Catalog } from './catalog.js';
import type { CollectionInfo, IndexInfo } from './types.js';

/** A step from one catalog to the next, which can be taken again from a later one. */
export type CatalogChange = (catalog: Catalog) => Catalog;

/** A catalog that is being changed, and the steps taken. */
export class CatalogEditor {
  readonly changes: CatalogChange[] = [];
  #current: Catalog;

  constructor(catalog: Catalog) {
    this.#current = catalog;
  }

  get current(): Catalog {
    return this.#current;
  }

  change(change: CatalogChange): void {
    this.#current = change(this.#current);
    this.changes.push(change);
  }
}

export function addCollection(info: CollectionInfo): CatalogChange {
  return (catalog) => catalog.with(info);
}

export function removeCollection(info: CollectionInfo): CatalogChange {
  return (catalog) => catalog.without(info);
}

export function addIndexes(collection: CollectionInfo, added: readonly IndexInfo[]): CatalogChange {
  return changeCollection(collection, (info) => ({
    ...info,
    indexes: [...info.indexes, ...added],
    version: info.version + 1,
  }));
}

export function removeIndex(collection: CollectionInfo, removed: IndexInfo): CatalogChange {
  return changeCollection(collection, (info) => ({
    ...info,
    indexes: info.indexes.filter(({ id }) => id !== removed.id),
    version: info.version + 1,
  }));
}

export function changeIndex(collection: CollectionInfo, index: IndexInfo, change: Partial<IndexInfo>): CatalogChange {
  return changeCollection(collection, (info) => {
    const current = info.indexes.find(({ id }) => id === index.id);
    return current === undefined ? info : withIndex(info, { ...current, ...change });
  });
}

/** Notes that entries came through an array, or had to be cut; undefined if the index says so already. */
export function markIndex(
  collection: CollectionInfo,
  { index, arrays, cut }: Pick<IndexEntries, 'index' | 'arrays' | 'cut'>,
): CatalogChange | undefined {
  const known = index.multikeyPaths;
  const newArrays = arrays.some((positions, field) =>
    positions.some((position) => known[field]?.includes(position) !== true),
  );
  if (!newArrays && (index.cutKeys || !cut)) return undefined;
  return changeCollection(collection, (info) => {
    const current = info.indexes.find(({ id }) => id === index.id);
    if (current === undefined) return info;
    const multikeyPaths = current.multikeyPaths.map((positions, field) => join(positions, arrays[field] ?? []));
    const multikey = multikeyPaths.some((positions) => positions.length > 0);
    return withIndex(info, { ...current, multikey, multikeyPaths, cutKeys: current.cutKeys || cut });
  });
}

function join(left: readonly number[], right: readonly number[]): readonly number[] {
  return [...new Set([...left, ...right])].sort((a, b) => a - b);
}

function changeCollection(collection: CollectionInfo, change: (info: CollectionInfo) => CollectionInfo): CatalogChange {
  return (catalog) => {
    const current = catalog.collection(collection.database, collection.name);
    return current?.id === collection.id ? catalog.with(change(current)) : catalog;
  };
}
