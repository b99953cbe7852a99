import type { Document } from 'bson';
import { MongoError } from '../errors.js';
import { describeDocument } from '../planner/describe.js';
import { namespaceOf } from './catalog.js';
import type { CollectionInfo, IndexInfo } from './types.js';

export function duplicateKey(collection: CollectionInfo, index: IndexInfo, keyValue: Document): MongoError {
  const place = `collection: ${namespaceOf(collection)} index: ${index.name}`;
  return new MongoError('DuplicateKey', `E11000 duplicate key error ${place} dup key: ${describeDocument(keyValue)}`, {
    fields: { keyPattern: index.key, keyValue },
  });
}
