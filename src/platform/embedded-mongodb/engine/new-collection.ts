import type { CollectionInfo, IndexInfo, IndexSpec } from './types.js';

export function newCollection(
  { database, name }: { readonly database: string; readonly name: string },
  { id, idIndex, uuid }: { readonly id: number; readonly idIndex: number; readonly uuid: Uint8Array },
): CollectionInfo {
  // The index of `_id` has no entries of its own: the documents lie in its order. Their key is its uniqueness.
  const index = newIndex({ name: '_id_', key: { _id: 1 } }, idIndex);
  return { id, database, name, uuid, indexes: [{ ...index, ready: true }], version: 0 };
}

/** An index that is still to be filled. */
export function newIndex(spec: IndexSpec, id: number): IndexInfo {
  const { expireAfterSeconds, partialFilterExpression } = spec;
  return {
    id,
    name: spec.name,
    key: spec.key,
    unique: spec.unique === true,
    sparse: spec.sparse === true,
    hidden: spec.hidden === true,
    ...(expireAfterSeconds === undefined ? {} : { expireAfterSeconds }),
    ...(partialFilterExpression === undefined ? {} : { partialFilterExpression }),
    multikey: false,
    multikeyPaths: Object.keys(spec.key).map(() => []),
    cutKeys: false,
    ready: false,
  };
}
