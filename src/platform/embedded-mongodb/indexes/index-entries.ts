import type { Document } from 'bson';
import type { IndexInfo, KeyPattern } from '../engine/types.js';
import { indexPrefix } from '../storage/key-space.js';
import { EMPTY_ARRAY, fieldValues } from './field-values.js';
import { joinedKey, keyFields, keysOfDocument, type DocumentKeys, type KeyFields } from './index-keys.js';

/** The entries that one index holds for a document. */
export interface IndexEntries {
  readonly index: IndexInfo;
  /** Keys in the store. A unique index leaves the id out of the key and keeps it as the value. */
  readonly keys: readonly string[];
  readonly arrays: DocumentKeys['arrays'];
  readonly cut: boolean;
}

const NO_VALUE = new Uint8Array(0);
const patterns = new WeakMap<KeyPattern, KeyFields>();

/** `keyFields`, kept for as long as the pattern is. */
export function fieldsOf(pattern: KeyPattern): KeyFields {
  const known = patterns.get(pattern);
  if (known !== undefined) return known;
  const fields = keyFields(pattern);
  patterns.set(pattern, fields);
  return fields;
}

export interface EntryRequest {
  readonly index: IndexInfo;
  readonly idKey: string;
  /** Whether a partial index holds the document. */
  readonly included: boolean;
}

/** Errors as `fieldValues`. */
export function indexEntries(document: Document, { index, idKey, included }: EntryRequest): IndexEntries {
  if (!included) return { index, keys: [], arrays: [], cut: false };
  const found = keysOfDocument(document, fieldsOf(index.key));
  if (index.sparse && found.absent) return { index, keys: [], arrays: [], cut: false };
  const prefix = indexPrefix(index.id);
  const suffix = index.unique ? '' : idKey + String.fromCharCode(idKey.length);
  return { index, keys: found.keys.map((key) => prefix + key + suffix), arrays: found.arrays, cut: found.cut };
}

export function entryValue(index: IndexInfo, idKey: string): Uint8Array {
  return index.unique ? Buffer.from(idKey, 'latin1') : NO_VALUE;
}

/** The id that an entry leads to. */
export function idKeyOfEntry(index: IndexInfo, key: string, value: Uint8Array): string {
  if (index.unique) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1');
  return key.slice(-1 - key.charCodeAt(key.length - 1), -1);
}

/** The values that stand behind one of a document's keys, for the message of a duplicate. */
export function valuesOfKey(document: Document, index: IndexInfo, key: string): Document {
  const fields = fieldsOf(index.key);
  const prefix = indexPrefix(index.id);
  const { rows } = fieldValues(document, fields.paths);
  const row = rows.find((values) => prefix + joinedKey(values, fields) === key) ?? rows[0] ?? [];
  return Object.fromEntries(
    fields.names.map((name, at) => [name, row[at] === EMPTY_ARRAY ? undefined : (row[at] ?? null)]),
  );
}
