import { createHash } from 'node:crypto';
import type { KeyPattern } from '../engine/types.js';
import { MongoError } from '../errors.js';
import { PREFIX_LENGTH } from '../storage/key-space.js';
import { EMPTY_ARRAY, fieldValues, type ValueRow } from './field-values.js';
import { inverted } from './primitive-keys.js';
import { keyOf, TYPE } from './value-key.js';

/** lmdb takes keys of 1,978 bytes; this leaves room for the id and the index's own number. */
const LONGEST_FIELDS = 1400;
const LONGEST_ID = 240;

const HASH_BYTES = 32;

/** How much of an index's or a document's key in the store, with its prefix, is as it was when the rest was cut. */
export const keptBytes = {
  fields: PREFIX_LENGTH + LONGEST_FIELDS - HASH_BYTES,
  id: PREFIX_LENGTH + LONGEST_ID - HASH_BYTES,
} as const;

/** A key pattern made ready: paths split into components. */
export interface KeyFields {
  readonly paths: readonly (readonly string[])[];
  readonly names: readonly string[];
  readonly descending: readonly boolean[];
}

export interface DocumentKeys {
  /** Distinct. */
  readonly keys: readonly string[];
  readonly arrays: readonly (readonly number[])[];
  /** One of the keys was too long. */
  readonly cut: boolean;
  /** No path of the index is in the document. */
  readonly absent: boolean;
}

export function keyFields(pattern: KeyPattern): KeyFields {
  const names = Object.keys(pattern);
  return {
    names,
    paths: names.map((name) => name.split('.')),
    descending: names.map((name) => pattern[name] === -1),
  };
}

/** The keys under which an index holds a document. Errors as `fieldValues`. */
export function keysOfDocument(document: unknown, fields: KeyFields): DocumentKeys {
  const { rows, arrays } = fieldValues(document, fields.paths);
  const whole = rows.map((row) => joinKey(row, fields));
  const keys = whole.map(cutFields);
  return {
    keys: keys.length === 1 ? keys : [...new Set(keys)],
    arrays,
    cut: keys.some((key, index) => key !== whole[index]),
    absent: rows.every((row) => row.every((value) => value === undefined)),
  };
}

/**
 * The key by which a sort orders a document: the least of those an index of this pattern would hold for it, so an array
 * counts with its least element ascending and its greatest descending.
 * @throws MongoError `BadValue` where two paths lead through different arrays.
 */
export function sortKeyOf(document: unknown, fields: KeyFields): string {
  let least: string | undefined;
  for (const row of sortRows(document, fields)) {
    const key = joinKey(row, fields);
    if (least === undefined || key < least) least = key;
  }
  return least ?? '';
}

function sortRows(document: unknown, { paths }: KeyFields): readonly ValueRow[] {
  try {
    return fieldValues(document, paths).rows;
  } catch (error) {
    if (!(error instanceof MongoError) || error.codeName !== 'CannotIndexParallelArrays') throw error;
    throw new MongoError('BadValue', 'cannot sort with keys that are parallel arrays');
  }
}

/** The value of an `_id` as part of a key: unique, at most 240 bytes, and in order unless it had to be cut. */
export function idKeyOf(id: unknown): string {
  const key = keyOf(id);
  return key.length <= LONGEST_ID ? key : cutTo(key, LONGEST_ID);
}

export function isCutId(idKey: string): boolean {
  return idKey.length === LONGEST_ID;
}

/** Long keys keep their beginning, and a hash of the whole keeps them distinct. */
function cutFields(key: string): string {
  return key.length <= LONGEST_FIELDS ? key : cutTo(key, LONGEST_FIELDS);
}

function cutTo(key: string, length: number): string {
  const hash = createHash('sha256').update(key, 'latin1').digest().toString('latin1');
  return key.slice(0, length - HASH_BYTES) + hash;
}

/** The key of one combination of values, cut if it is too long. */
export function joinedKey(row: ValueRow, fields: KeyFields): string {
  return cutFields(joinKey(row, fields));
}

function joinKey(row: ValueRow, { descending }: KeyFields): string {
  let key = '';
  for (const [index, value] of row.entries()) {
    const part = value === EMPTY_ARRAY ? TYPE.undefined : keyOf(value);
    key += descending[index] === true ? inverted(part) : part;
  }
  return key;
}
