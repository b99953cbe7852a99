import type { CollectionInfo, Hint, IndexInfo } from '../engine/types.js';
import { MongoError } from '../errors.js';

/** 1 or -1 where the hint asks for all documents, in their own order or against it. */
export function naturalDirection(hint: Hint | undefined): number | undefined {
  if (hint === '$natural') return 1;
  if (typeof hint !== 'object') return undefined;
  const direction: unknown = hint.$natural;
  return direction === undefined ? undefined : Number(direction);
}

/** The index that is asked for. @throws MongoError `BadValue` where there is none. */
export function hintedIndex(collection: CollectionInfo, hint: Hint): IndexInfo {
  const found = collection.indexes.find((index) => index.ready && isNamed(index, hint));
  if (found === undefined) {
    throw new MongoError('BadValue', 'error processing query: hint provided does not correspond to an existing index');
  }
  return found;
}

function isNamed(index: IndexInfo, hint: Hint): boolean {
  if (typeof hint === 'string') return index.name === hint;
  const given = Object.entries(hint).map(([path, direction]) => [path, Number(direction)]);
  return JSON.stringify(given) === JSON.stringify(Object.entries(index.key));
}
