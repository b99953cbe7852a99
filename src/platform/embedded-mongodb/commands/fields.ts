import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import { typeName } from '../query/type-names.js';
import { isPlainObject, numberIn } from '../query/values.js';

/** Reads one field of a command; absent fields come as `undefined`. The name is for the error, e.g. `find.filter`. */
export type FieldParser<T> = (value: unknown, name: string) => T;

/** The fields a command or statement may have; any other is refused. */
export type FieldTable = Readonly<Record<string, FieldParser<unknown>>>;

/** The parsed fields of a table. */
export type Fields<T extends FieldTable> = { readonly [K in keyof T]: ReturnType<T[K]> };

/**
 * Reads the fields of a command or of one of its statements.
 * @throws MongoError 40415 for an unknown field, 14 for a wrong type, 40414 for a missing one.
 */
export function parseFields<T extends FieldTable>(where: string, document: Document, table: T): Fields<T> {
  for (const name of Object.keys(document)) {
    if (Object.hasOwn(table, name)) continue;
    throw new MongoError('IDLUnknownField', `BSON field '${where}.${name}' is an unknown field.`);
  }
  const parsed = Object.entries(table).map(([name, parse]) => [name, parse(document[name], `${where}.${name}`)]);
  return Object.fromEntries(parsed) as Fields<T>;
}

/** Makes a field obligatory. */
export function required<T>(parse: FieldParser<T | undefined>): FieldParser<T> {
  return (value, name) => {
    const parsed = parse(value, name);
    if (parsed !== undefined) return parsed;
    throw new MongoError('IDLFailedToParse', `BSON field '${name}' is missing but a required field`);
  };
}

export const document: FieldParser<Document | undefined> = (value, name) => {
  if (value === undefined || isPlainObject(value)) return value;
  throw wrongType(name, value, 'object');
};

export const list: FieldParser<readonly unknown[] | undefined> = (value, name) => {
  if (value === undefined || Array.isArray(value)) return value;
  throw wrongType(name, value, 'array');
};

export const documents: FieldParser<readonly Document[] | undefined> = (value, name) => {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw wrongType(name, value, 'array');
  return value.map((item: unknown, at) => {
    if (isPlainObject(item)) return item;
    throw wrongType(`${name}.${at}`, item, 'object');
  });
};

export const text: FieldParser<string | undefined> = (value, name) => {
  if (value === undefined || typeof value === 'string') return value;
  throw wrongType(name, value, 'string');
};

/** Numbers count as booleans too, as older drivers send them. */
export const flag: FieldParser<boolean | undefined> = (value, name) => {
  if (value === undefined || typeof value === 'boolean') return value;
  const number = numberIn(value);
  if (number === undefined) throw wrongType(name, value, 'bool');
  return Number(number) !== 0;
};

/** A whole number; fractions are cut off as MongoDB does. */
export const integer: FieldParser<number | undefined> = (value, name) => {
  if (value === undefined || value === null) return undefined;
  const number = numberIn(value);
  if (number === undefined || Number.isNaN(Number(number))) throw wrongType(name, value, 'long');
  return Math.trunc(Number(number));
};

/** A whole number of 0 or more. */
export const amount: FieldParser<number | undefined> = (value, name) => {
  const number = integer(value, name);
  if (number === undefined || number >= 0) return number;
  throw new MongoError('Location51024', `BSON field '${name}' value must be >= 0, actual value '${number}'`);
};

export const anything: FieldParser<unknown> = (value) => value;

/** A switch that this server has only in one position. */
export function always(position: boolean): FieldParser<undefined> {
  return (value, name) => {
    const given = flag(value, name);
    if (given === undefined || given === position) return undefined;
    throw new MongoError('NotImplemented', `'${name}: ${given}' is not supported by this server.`);
  };
}

/** MongoDB has it, this server doesn't. */
export const unsupported: FieldParser<undefined> = (value, name) => {
  if (value === undefined || value === false) return undefined;
  throw new MongoError('CommandNotSupported', `'${name}' is not supported by this server.`);
};

/** Strings are compared by their bytes; any other collation is refused. */
export const collation: FieldParser<undefined> = (value, name) => {
  const given = document(value, name);
  if (given === undefined || Object.keys(given).length === 0 || given.locale === 'simple') return undefined;
  throw new MongoError('NotImplemented', 'Collations are not supported by this server.');
};

/** An index by its name or key. */
export const hint: FieldParser<string | Document | undefined> = (value, name) => {
  if (value === undefined || typeof value === 'string') return value;
  if (!isPlainObject(value)) throw new MongoError('FailedToParse', `${name} must be either a string or nested object`);
  return Object.keys(value).length === 0 ? undefined : plainDirections(value);
};

function plainDirections(key: Document): Document {
  return Object.fromEntries(
    Object.entries(key).map(([path, value]: [string, unknown]) => [path, numberIn(value) ?? value]),
  );
}

function wrongType(name: string, value: unknown, expected: string): MongoError {
  const found = `is the wrong type '${typeName(value)}', expected type '${expected}'`;
  return new MongoError('TypeMismatch', `BSON field '${name}' ${found}`);
}
