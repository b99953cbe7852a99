import { Int32, Long, Timestamp } from 'bson';
import { MongoError } from '../errors.js';
import { isIntegerType, typeName } from '../query/type-names.js';
import { compareValues, isPlainObject, numberIn } from '../query/values.js';
import { add, multiply, toInteger, toLong } from '../query/arithmetic.js';
import type { Target } from './target.js';

/** Changes one place of a document. The operand was checked when the update was compiled. */
export type Change = (target: Target) => void;

/** Checks the operand of an operator and makes the change; runs once per update, before any document is read. */
export type ChangeMaker = (operand: unknown, path: string) => Change;

/** The operators on single fields. */
export const fieldOperators: ReadonlyMap<string, ChangeMaker> = new Map<string, ChangeMaker>([
  ['$set', (operand) => (target) => target.set(operand)],
  ['$setOnInsert', (operand) => (target) => target.set(operand)],
  ['$unset', () => (target) => target.remove()],
  ['$inc', (operand, path) => arithmetic('$inc', path, operand)],
  ['$mul', (operand, path) => arithmetic('$mul', path, operand)],
  ['$min', (operand) => extreme(operand, (order) => order < 0)],
  ['$max', (operand) => extreme(operand, (order) => order > 0)],
  ['$currentDate', currentDate],
  ['$bit', bitwise],
]);

function arithmetic(name: '$inc' | '$mul', path: string, operand: unknown): Change {
  if (numberIn(operand) === undefined) {
    const verb = name === '$inc' ? 'increment' : 'multiply';
    throw new MongoError('TypeMismatch', `Cannot ${verb} with non-numeric argument: {${path}: ${typeName(operand)}}`);
  }
  return (target) => {
    const { value } = target;
    if (value !== undefined && numberIn(value) === undefined) {
      const found = `the field '${target.path}' has non-numeric type ${typeName(value)}`;
      throw new MongoError('TypeMismatch', `Cannot apply ${name} to a value of non-numeric type: ${found}`);
    }
    if (name === '$inc') target.set(value === undefined ? operand : add(value, operand));
    else target.set(multiply(value ?? new Int32(0), operand));
  };
}

function extreme(operand: unknown, replaces: (order: number) => boolean): Change {
  return (target) => {
    const { value } = target;
    if (value === undefined || replaces(compareValues(operand, value))) target.set(operand);
  };
}

function currentDate(operand: unknown): Change {
  const type = isPlainObject(operand) ? checkedDateType(operand) : 'date';
  if (typeof operand !== 'boolean' && !isPlainObject(operand)) {
    throw new MongoError('BadValue', `${typeName(operand)} is not valid type for $currentDate.`);
  }
  return (target) => {
    const now = Date.now();
    target.set(type === 'date' ? new Date(now) : new Timestamp({ t: Math.floor(now / 1000), i: 1 }));
  };
}

function checkedDateType(operand: Readonly<Record<string, unknown>>): 'date' | 'timestamp' {
  const { $type: type, ...rest } = operand;
  if (Object.keys(rest).length > 0) {
    throw new MongoError('BadValue', `Unrecognized $currentDate option: ${Object.keys(rest).join(', ')}`);
  }
  if (type === 'date' || type === 'timestamp') return type;
  throw new MongoError('BadValue', "The '$type' string field is required to be 'date' or 'timestamp'");
}

const BIT_OPERATIONS: Readonly<Record<string, (left: bigint, right: bigint) => bigint>> = {
  and: (left, right) => left & right,
  or: (left, right) => left | right,
  xor: (left, right) => left ^ right,
};

function bitwise(operand: unknown, path: string): Change {
  if (!isPlainObject(operand) || Object.keys(operand).length === 0) {
    throw new MongoError('BadValue', `The $bit modifier needs a document with and, or, or xor for '${path}'`);
  }
  const steps = Object.entries(operand).map(([name, bits]) => {
    const operation = BIT_OPERATIONS[name];
    if (operation === undefined)
      throw new MongoError('BadValue', `The $bit modifier only supports and, or, xor: ${name}`);
    if (!isIntegerType(bits)) throw new MongoError('BadValue', 'The $bit modifier field must be an Integer(32/64 bit)');
    return { operation, bits: BigInt(numberIn(bits) ?? 0), wide: bits instanceof Long };
  });
  return (target) => {
    const value = target.value ?? new Int32(0);
    if (!isIntegerType(value)) {
      throw new MongoError('BadValue', `Cannot apply $bit to a value of non-integral type: ${typeName(value)}`);
    }
    const result = steps.reduce((bits, step) => step.operation(bits, step.bits), BigInt(numberIn(value) ?? 0));
    const wide = value instanceof Long || steps.some((step) => step.wide);
    target.set(wide ? toLong(result) : toInteger(result));
  };
}
