import { Double, Int32, Long, ObjectId } from 'bson';
import { MongoError } from '../../errors.js';
import { toInteger, toLong } from '../arithmetic.js';
import { isTruthy } from '../truth.js';
import { typeName } from '../type-names.js';
import { numberIn } from '../values.js';
import {
  fixed,
  isNothing,
  type Compile,
  type Compiled,
  type OperatorCompiler,
  type OperatorTable,
} from './operator.js';

type Conversion = (value: unknown) => unknown;

const conversions: Readonly<Record<string, Conversion>> = {
  bool: isTruthy,
  double: (value) => new Double(value instanceof Date ? value.getTime() : asNumber(value, 'double')),
  int: (value) => {
    const whole = toInteger(asWhole(value, 'int'));
    if (whole instanceof Int32) return whole;
    throw failure(value, 'int');
  },
  long: (value) => (value instanceof Date ? Long.fromNumber(value.getTime()) : toLong(asWhole(value, 'long'))),
  string: asString,
  date: asDate,
  objectId: asObjectId,
};

const ALIASES: Readonly<Record<string, string>> = {
  1: 'double',
  2: 'string',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  16: 'int',
  18: 'long',
};

/** Telling types and turning values into another. */
export const typeOperators: OperatorTable = {
  $type: fixed('$type', 1, typeName),
  $isNumber: fixed('$isNumber', 1, (value) => numberIn(value) !== undefined),
  $toBool: converting('$toBool', 'bool'),
  $toDouble: converting('$toDouble', 'double'),
  $toInt: converting('$toInt', 'int'),
  $toLong: converting('$toLong', 'long'),
  $toString: converting('$toString', 'string'),
  $toDate: converting('$toDate', 'date'),
  $toObjectId: converting('$toObjectId', 'objectId'),
  $convert: convert,
};

function converting(name: string, to: string): OperatorCompiler {
  return fixed(name, 1, (value) => (isNothing(value) ? null : converted(value, to)));
}

function converted(value: unknown, to: string): unknown {
  const conversion = Object.hasOwn(conversions, to) ? conversions[to] : undefined;
  if (conversion === undefined) throw new MongoError('BadValue', `Unknown type name: ${to}`);
  return conversion(value);
}

function convert(operand: unknown, compile: Compile): Compiled {
  const { input, to, onError, onNull } = operand as Readonly<Record<string, unknown>>;
  const [value, type] = [compile(input), compile(to)];
  const whenNull = onNull === undefined ? () => null : compile(onNull);
  const whenWrong = onError === undefined ? undefined : compile(onError);
  return (frame) => {
    const given = value(frame);
    if (isNothing(given)) return whenNull(frame);
    const wanted = type(frame);
    const name = numberIn(wanted) === undefined ? String(wanted) : (ALIASES[String(numberIn(wanted))] ?? '');
    try {
      return converted(given, name);
    } catch (error) {
      if (whenWrong === undefined || !(error instanceof MongoError)) throw error;
      return whenWrong(frame);
    }
  };
}

function asNumber(value: unknown, to: string): number {
  if (typeof value === 'boolean') return Number(value);
  const number = numberIn(value);
  if (number !== undefined) return Number(number);
  if (typeof value === 'string' && value.trim() === value && value !== '' && !Number.isNaN(Number(value))) {
    return Number(value);
  }
  throw failure(value, to);
}

/** Fractions of numbers are cut off; a text must be whole. */
function asWhole(value: unknown, to: string): bigint {
  const number = numberIn(value);
  if (typeof number === 'bigint') return number;
  if (typeof value === 'string') {
    if (/^[+-]?\d+$/.test(value)) return BigInt(value.replace('+', ''));
    throw failure(value, to);
  }
  const whole = Math.trunc(asNumber(value, to));
  if (!Number.isFinite(whole)) throw failure(value, to);
  return BigInt(whole);
}

function asString(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof ObjectId) return value.toHexString();
  const number = numberIn(value);
  if (number !== undefined) return Object.is(number, -0) ? '-0' : String(number);
  throw failure(value, 'string');
}

function asDate(value: unknown): Date {
  if (value instanceof ObjectId) return value.getTimestamp();
  const number = numberIn(value);
  if (number !== undefined && typeName(value) !== 'int') return new Date(Number(number));
  const date = value instanceof Date ? value : new Date(typeof value === 'string' ? value : NaN);
  if (Number.isNaN(date.getTime())) throw failure(value, 'date');
  return date;
}

function asObjectId(value: unknown): ObjectId {
  if (value instanceof ObjectId) return value;
  if (typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value)) return new ObjectId(value);
  throw failure(value, 'objectId');
}

function failure(value: unknown, to: string): MongoError {
  const shown = typeof value === 'string' ? ` '${value.slice(0, 100)}'` : '';
  return new MongoError(
    'ConversionFailure',
    `Unsupported conversion from ${typeName(value)}${shown} to ${to} in $convert`,
  );
}
