import type { KeyPattern } from '../engine/index.js';
import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import { isIndex, splitPath } from './paths.js';
import { compareValues, fieldOf, isPlainObject, numberIn } from './values.js';

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

/** Compiles the order of documents; of an array its least element counts ascending, its greatest descending. */
export function compileSort(pattern: KeyPattern): CompareDocuments {
  const keys = Object.entries(pattern).map(([path, direction]) => ({ parts: splitPath(path), direction }));
  return (left, right) => {
    for (const { parts, direction } of keys) {
      const order = compareValues(sortKey(left, parts, direction), sortKey(right, parts, direction));
      if (order !== 0) return order * direction;
    }
    return 0;
  };
}

/** A missing value sorts as null, an empty array before null. */
function sortKey(document: Document, parts: readonly string[], direction: 1 | -1): unknown {
  const values: unknown[] = [];
  collect(document, parts, values);
  return values.reduce((best, value) => (compareValues(value, best) * direction < 0 ? value : best));
}

function collect(value: unknown, parts: readonly string[], into: unknown[]): void {
  const [part, ...rest] = parts;
  if (part === undefined) {
    if (!Array.isArray(value)) into.push(value === undefined ? null : value);
    else if (value.length === 0) into.push(undefined);
    else into.push(...(value as unknown[]));
  } else if (Array.isArray(value)) {
    collectWithin(value, parts, into);
  } else {
    collect(isPlainObject(value) ? fieldOf(value, part) : undefined, rest, into);
  }
}

function collectWithin(values: readonly unknown[], parts: readonly string[], into: unknown[]): void {
  const [part = '', ...rest] = parts;
  if (isIndex(part) && Number(part) < values.length) collect(values[Number(part)], rest, into);
  else if (values.length === 0) into.push(null);
  else for (const element of values) collect(isPlainObject(element) ? element : undefined, parts, into);
}
