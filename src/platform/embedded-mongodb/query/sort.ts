import type { KeyPattern } from '../engine/index.js';
import { MongoError } from '../errors.js';
import { keyFields, sortKeyOf } from '../indexes/index-keys.js';
import type { Document } from '../protocol/bson.js';
import { numberIn } from './values.js';

/** Orders two documents. */
export type CompareDocuments = (left: Document, right: Document) => number;

const MAX_SORT_FIELDS = 32;

/**
 * Reads a sort specification.
 * @throws MongoError 15974 and 15975 for anything but `1` and `-1`.
 */
export function sortPattern(sort: Document): KeyPattern {
  const fields = Object.entries(sort).map(([path, direction]) => [path, sortDirection(path, direction)] as const);
  if (fields.length > MAX_SORT_FIELDS) throw new MongoError('Location13103', 'too many compound keys');
  return Object.fromEntries(fields);
}

function sortDirection(path: string, value: unknown): 1 | -1 {
  if (path === '' || path.split('.').includes('')) {
    throw new MongoError('Location15998', 'FieldPath field names may not be empty strings.');
  }
  if (path.startsWith('$')) {
    throw new MongoError('Location16410', `Field names may not start with '$': ${path}. Consider using $getField.`);
  }
  const direction = numberIn(value);
  if (direction === undefined) throw new MongoError('Location15974', `Illegal key in $sort specification: ${path}`);
  if (direction === 1 || direction === -1) return direction;
  throw new MongoError('Location15975', '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
}

/**
 * Compiles the order of documents; of an array its least element counts ascending, its greatest descending. It keeps the
 * keys of the documents it has compared, so it is to be made anew for each sort.
 */
export function compileSort(pattern: KeyPattern): CompareDocuments {
  const fields = keyFields(pattern);
  const known = new WeakMap<Document, string>();
  const keyOf = (document: Document): string => {
    const key = known.get(document) ?? sortKeyOf(document, fields);
    known.set(document, key);
    return key;
  };
  return (left, right) => {
    const [a, b] = [keyOf(left), keyOf(right)];
    return a < b ? -1 : Number(a > b);
  };
}
