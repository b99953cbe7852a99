import { Binary, BSONRegExp, DBRef, Int32, Long } from 'bson';
import { MongoError } from '../errors.js';
import { bsonType, isPlainObject, numberIn } from './values.js';

const CODES: Readonly<Record<string, number>> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
};

const NAMES = new Map(Object.entries(CODES).map(([name, code]) => [code, name]));

const NAMES_OF_CLASSES: Readonly<Record<string, string>> = {
  Int32: 'int',
  Double: 'double',
  Long: 'long',
  Binary: 'binData',
  ObjectId: 'objectId',
  Timestamp: 'timestamp',
  BSONRegExp: 'regex',
  BSONSymbol: 'symbol',
  Code: 'javascript',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
  Decimal128: 'decimal',
};

const INT32_LIMIT = 2 ** 31;

/** The alias by which `$type` calls the type of a value; `missing` for none. */
export function typeName(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'number') return isInt32(value) ? 'int' : 'double';
  if (typeof value === 'bigint') return 'long';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'string';
  return objectTypeName(value);
}

function objectTypeName(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (isPlainObject(value) || value instanceof DBRef) return 'object';
  if (value instanceof Date) return 'date';
  if (value instanceof RegExp || value instanceof BSONRegExp) return 'regex';
  if (value instanceof Uint8Array || value instanceof Binary) return 'binData';
  return NAMES_OF_CLASSES[bsonType(value) ?? ''] ?? 'object';
}

function isInt32(value: number): boolean {
  return Number.isInteger(value) && value >= -INT32_LIMIT && value < INT32_LIMIT && !Object.is(value, -0);
}

/**
 * The aliases meant by the operand of `$type`: one alias or number, or an array of them.
 * @throws MongoError where there is none, or an unknown one.
 */
export function typesMeant(operand: unknown): ReadonlySet<string> {
  const list: unknown[] = Array.isArray(operand) ? operand : [operand];
  if (list.length === 0) throw new MongoError('FailedToParse', '$type must match at least one type');
  return new Set(list.flatMap(typesOf));
}

function typesOf(alias: unknown): string[] {
  if (alias === 'number') return ['int', 'long', 'double', 'decimal'];
  if (typeof alias === 'string') {
    if (Object.hasOwn(CODES, alias)) return [alias];
    throw new MongoError('BadValue', `Unknown type name alias: ${alias}`);
  }
  const code = numberIn(alias);
  if (code === undefined) throw new MongoError('TypeMismatch', 'type must be represented as a number or a string');
  const name = NAMES.get(Number(code));
  if (name === undefined) throw new MongoError('BadValue', `Invalid numerical type code: ${code}`);
  return [name];
}

/** True for the integers of BSON, whatever their width. */
export function isIntegerType(value: unknown): boolean {
  return value instanceof Int32 || value instanceof Long || typeName(value) === 'int';
}
