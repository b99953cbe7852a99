import type {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  DBRef,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import { MongoError } from '../errors.js';
import {
  dateBytes,
  doubleBytes,
  lengthBytes,
  longBytes,
  timestampBytes,
  bytesOf,
  textBytes,
} from './primitive-keys.js';

/** The first byte of each value's key: MongoDB's order of types. Never 0 or 0xff, which end and bound keys. */
export const TYPE = {
  minKey: '\x01',
  /** Stands in an index for an empty array. */
  undefined: '\x03',
  null: '\x05',
  number: '\x0a',
  string: '\x0f',
  object: '\x14',
  array: '\x19',
  binary: '\x1e',
  objectId: '\x23',
  boolean: '\x28',
  date: '\x2d',
  timestamp: '\x2f',
  regex: '\x32',
  dbPointer: '\x37',
  code: '\x3c',
  codeWithScope: '\x41',
  maxKey: '\x7f',
} as const;

/** Ends an object or an array; below every type, so that the shorter of two comes first. */
const END = '\x00';

/**
 * The key of a value: a binary string such that `keyOf(a) < keyOf(b)` exactly when MongoDB orders a before b, and equal
 * exactly when MongoDB holds them equal (1, 1.0 and int64 1; missing and null). No key is a prefix of another.
 * Strings compare by their UTF-8 bytes (the simple collation).
 * @throws MongoError `NotImplemented` for decimal128.
 */
export function keyOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return TYPE.string + textBytes(value);
    case 'number':
      return TYPE.number + doubleBytes(value);
    case 'bigint':
      return TYPE.number + longBytes(value);
    case 'boolean':
      return value ? `${TYPE.boolean}\x01` : `${TYPE.boolean}\x00`;
    case 'object':
      return value === null ? TYPE.null : keyOfObject(value);
    default:
      return TYPE.null;
  }
}

function keyOfObject(value: object): string {
  if (value instanceof Date) return TYPE.date + dateBytes(value.getTime());
  if (Array.isArray(value)) return TYPE.array + value.map(keyOf).join('') + END;
  if (value instanceof RegExp) return keyOfRegExp(value.source, value.flags);
  if (value instanceof Uint8Array) return keyOfBytes(value, 0);
  return isBson(value) ? keyOfBson(value) : TYPE.object + keysOfFields(value) + END;
}

type BsonValue =
  | Binary
  | BSONRegExp
  | BSONSymbol
  | Code
  | DBRef
  | Decimal128
  | Double
  | Int32
  | Long
  | MaxKey
  | MinKey
  | ObjectId
  | Timestamp;

function isBson(value: object): value is BsonValue {
  return '_bsontype' in value && typeof value._bsontype === 'string';
}

/** Objects compare field by field: by type, then name, then value. */
function keysOfFields(value: object): string {
  let key = '';
  for (const [name, field] of Object.entries(value)) {
    const inner = keyOf(field);
    key += inner.charAt(0) + textBytes(name) + inner.slice(1);
  }
  return key;
}

function keyOfBson(value: BsonValue): string {
  switch (value._bsontype) {
    case 'Int32':
    case 'Double':
      return TYPE.number + doubleBytes(value.value);
    case 'Long':
      return TYPE.number + longBytes(value.toBigInt());
    case 'ObjectId':
      return TYPE.objectId + bytesOf(value.id);
    case 'Binary':
      return keyOfBytes(value.value(), value.sub_type);
    case 'BSONRegExp':
      return keyOfRegExp(value.pattern, value.options);
    case 'BSONSymbol':
      return TYPE.string + textBytes(value.value);
    case 'Timestamp':
      return TYPE.timestamp + timestampBytes(value);
    case 'MinKey':
      return TYPE.minKey;
    case 'MaxKey':
      return TYPE.maxKey;
    case 'Code':
      return keyOfCode(value);
    case 'DBRef':
      return keyOf(value.toJSON());
    case 'Decimal128':
      throw new MongoError('NotImplemented', 'The embedded server has no decimal128 numbers');
  }
}

function keyOfBytes(bytes: Uint8Array, subtype: number): string {
  return TYPE.binary + lengthBytes(bytes.length) + String.fromCharCode(subtype) + bytesOf(bytes);
}

function keyOfRegExp(pattern: string, options: string): string {
  return TYPE.regex + textBytes(pattern) + textBytes(options);
}

function keyOfCode({ code, scope }: Code): string {
  return scope === null ? TYPE.code + textBytes(code) : TYPE.codeWithScope + textBytes(code) + keyOf(scope);
}
