import { Double, Int32, Long } from 'bson';
import { MongoError } from '../errors.js';
import { typeName } from './type-names.js';
import { numberIn } from './values.js';

const INT32 = { least: -(2n ** 31n), most: 2n ** 31n - 1n };
const INT64 = { least: -(2n ** 63n), most: 2n ** 63n - 1n };

interface Operation {
  readonly integers: (left: bigint, right: bigint) => bigint;
  readonly doubles: (left: number, right: number) => number;
}

const addition: Operation = { integers: (a, b) => a + b, doubles: (a, b) => a + b };
const subtraction: Operation = { integers: (a, b) => a - b, doubles: (a, b) => a - b };
const multiplication: Operation = { integers: (a, b) => a * b, doubles: (a, b) => a * b };

/** The sum in the type MongoDB gives it: int32 where both are and it fits, else int64; double where either is. */
export function add(left: unknown, right: unknown): Int32 | Long | Double {
  return calculate(addition, left, right);
}

/** The difference, typed as `add`. */
export function subtract(left: unknown, right: unknown): Int32 | Long | Double {
  return calculate(subtraction, left, right);
}

/** The product, typed as `add`. */
export function multiply(left: unknown, right: unknown): Int32 | Long | Double {
  return calculate(multiplication, left, right);
}

function calculate(operation: Operation, left: unknown, right: unknown): Int32 | Long | Double {
  const types = [typeName(left), typeName(right)];
  if (types.includes('double')) return new Double(operation.doubles(Number(numberIn(left)), Number(numberIn(right))));
  const result = operation.integers(BigInt(numberIn(left) ?? 0), BigInt(numberIn(right) ?? 0));
  return types.includes('long') ? toLong(result) : toInteger(result);
}

/** An int32, or an int64 where it doesn't fit. */
export function toInteger(value: bigint): Int32 | Long {
  return value >= INT32.least && value <= INT32.most ? new Int32(Number(value)) : toLong(value);
}

/** @throws MongoError `BadValue` where the value is beyond 64 bits. */
export function toLong(value: bigint): Long {
  if (value >= INT64.least && value <= INT64.most) return Long.fromBigInt(value);
  throw new MongoError('BadValue', 'Failed to apply the operation: the result does not fit into 64 bits.');
}
