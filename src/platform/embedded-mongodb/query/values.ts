import { Binary, BSONRegExp, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';

/** MongoDB's order of types. A missing value is `undefined`. */
export const TypeRank = {
  minKey: 0,
  missing: 1,
  null: 2,
  number: 3,
  string: 4,
  object: 5,
  array: 6,
  binary: 7,
  objectId: 8,
  boolean: 9,
  date: 10,
  timestamp: 11,
  regex: 12,
  code: 13,
  maxKey: 14,
} as const;

const BSON_RANKS: Readonly<Record<string, number>> = {
  Int32: TypeRank.number,
  Double: TypeRank.number,
  Long: TypeRank.number,
  BSONSymbol: TypeRank.string,
  Binary: TypeRank.binary,
  ObjectId: TypeRank.objectId,
  Timestamp: TypeRank.timestamp,
  BSONRegExp: TypeRank.regex,
  MinKey: TypeRank.minKey,
  MaxKey: TypeRank.maxKey,
  Code: TypeRank.code,
  DBRef: TypeRank.object,
};

/**
 * Where a value stands in MongoDB's order of types.
 * @throws MongoError `NotImplemented` for Decimal128, which this server refuses rather than rounds.
 */
export function rankOf(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return TypeRank.string;
    case 'number':
    case 'bigint':
      return TypeRank.number;
    case 'boolean':
      return TypeRank.boolean;
    case 'undefined':
      return TypeRank.missing;
    default:
      return rankOfObject(value);
  }
}

function rankOfObject(value: unknown): number {
  if (value === null) return TypeRank.null;
  if (Array.isArray(value)) return TypeRank.array;
  if (isPlainObject(value)) return TypeRank.object;
  if (value instanceof Date) return TypeRank.date;
  if (value instanceof RegExp) return TypeRank.regex;
  if (value instanceof Uint8Array) return TypeRank.binary;
  const rank = BSON_RANKS[bsonType(value) ?? ''];
  if (rank === undefined)
    throw new MongoError('NotImplemented', `Values of type ${bsonType(value)} are not supported.`);
  return rank;
}

/** The class name of a BSON value (`Int32`, `ObjectId`, ...), or undefined for plain JavaScript values. */
export function bsonType(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('_bsontype' in value)) return undefined;
  return String(value._bsontype);
}

/** True for embedded documents alone: no array, date or BSON value. */
export function isPlainObject(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The value of a document's own field; inherited names such as `constructor` are no fields. */
export function fieldOf(document: Document, name: string): unknown {
  return Object.hasOwn(document, name) ? (document[name] as unknown) : undefined;
}

/** The number in a value of any numeric type, exact: integers beyond 2^53 come as bigint. */
export function numberIn(value: unknown): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (value instanceof Int32 || value instanceof Double) return value.value;
  if (!(value instanceof Long) || value instanceof Timestamp) return undefined;
  const rounded = value.toNumber();
  return Number.isSafeInteger(rounded) ? rounded : value.toBigInt();
}

export function isNaNValue(value: unknown): boolean {
  return Number.isNaN(value instanceof Double ? value.value : value);
}

/** MongoDB's order of any two values, by type first; gives a negative number, 0 or a positive one. */
export function compareValues(left: unknown, right: unknown): number {
  const rank = rankOf(left);
  const difference = rank - rankOf(right);
  return difference === 0 ? compareWithin(rank, left, right) : difference;
}

/** True where MongoDB holds two values for the same, whatever their numeric types. */
export function sameValue(left: unknown, right: unknown): boolean {
  return left === right || compareValues(left, right) === 0;
}

function compareWithin(rank: number, left: unknown, right: unknown): number {
  switch (rank) {
    case TypeRank.number:
      return compareNumbers(numberIn(left) ?? 0, numberIn(right) ?? 0);
    case TypeRank.string:
      return compareStrings(String(left), String(right));
    case TypeRank.object:
      return compareObjects(left as Document, right as Document);
    case TypeRank.array:
      return compareArrays(left as unknown[], right as unknown[]);
    case TypeRank.binary:
      return compareBinary(left as Binary | Uint8Array, right as Binary | Uint8Array);
    case TypeRank.objectId:
      return Buffer.compare((left as ObjectId).id, (right as ObjectId).id);
    case TypeRank.boolean:
      return Number(left) - Number(right);
    case TypeRank.date:
      return Number(left) - Number(right);
    case TypeRank.timestamp:
      return (left as Timestamp).compare(right as Timestamp);
    case TypeRank.regex:
    case TypeRank.code:
      return compareStrings(textOf(left), textOf(right));
    default:
      return 0;
  }
}

/** NaN stands before every other number, as in MongoDB. */
function compareNumbers(left: number | bigint, right: number | bigint): number {
  if (left < right) return -1;
  if (left > right) return 1;
  return Number(Number.isNaN(right)) - Number(Number.isNaN(left));
}

/** By code point, which is the order of the UTF-8 bytes; JavaScript's own order differs beyond U+D7FF. */
export function compareStrings(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a !== b) return afterBasicPlane(a) - afterBasicPlane(b);
  }
  return left.length - right.length;
}

function afterBasicPlane(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function compareObjects(left: Document, right: Document): number {
  const names = Object.keys(left);
  const others = Object.keys(right);
  const length = Math.min(names.length, others.length);
  for (let at = 0; at < length; at += 1) {
    const order = compareFields([names[at] ?? '', left], [others[at] ?? '', right]);
    if (order !== 0) return order;
  }
  return names.length - others.length;
}

type FieldOf = readonly [name: string, document: Document];

/** By type first, then by name, then by value. */
function compareFields([name, left]: FieldOf, [other, right]: FieldOf): number {
  const a: unknown = left[name];
  const b: unknown = right[other];
  return rankOf(a) - rankOf(b) || compareStrings(name, other) || compareValues(a, b);
}

function compareArrays(left: readonly unknown[], right: readonly unknown[]): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const order = compareValues(left[at], right[at]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareBinary(left: Binary | Uint8Array, right: Binary | Uint8Array): number {
  const a = bytesOf(left);
  const b = bytesOf(right);
  return a.length - b.length || subtypeOf(left) - subtypeOf(right) || Buffer.compare(a, b);
}

function bytesOf(value: Binary | Uint8Array): Uint8Array {
  return value instanceof Uint8Array ? value : value.buffer.subarray(0, value.position);
}

function subtypeOf(value: Binary | Uint8Array): number {
  return value instanceof Uint8Array ? 0 : value.sub_type;
}

function textOf(value: unknown): string {
  if (value instanceof BSONRegExp) return `${value.pattern}\0${value.options}`;
  if (value instanceof RegExp) return `${value.source}\0${value.flags}`;
  return String((value as { code?: unknown }).code);
}

/** The two values that stand outside every range of types. */
export function isExtreme(value: unknown): boolean {
  return value instanceof MinKey || value instanceof MaxKey;
}

/** MongoDB's limit of nested documents and arrays. */
const MAX_DEPTH = 180;

/** @throws MongoError `Overflow` where documents and arrays are nested deeper than MongoDB allows. */
export function assertDepth(value: unknown, depth = 0): void {
  if (!Array.isArray(value) && !isPlainObject(value)) return;
  if (depth > MAX_DEPTH) throw new MongoError('Overflow', `BSON is nested deeper than ${MAX_DEPTH} levels.`);
  for (const inner of Object.values(value) as unknown[]) assertDepth(inner, depth + 1);
}
