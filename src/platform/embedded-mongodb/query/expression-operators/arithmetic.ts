import { Double, Long } from 'bson';
import { MongoError } from '../../errors.js';
import { add, multiply, subtract, toInteger, toLong } from '../arithmetic.js';
import { typeName } from '../type-names.js';
import { numberIn } from '../values.js';
import {
  fixed,
  isNothing,
  numberOf,
  operands,
  variadic,
  type OperatorCompiler,
  type OperatorTable,
} from './operator.js';

/** Arithmetic in BSON's types: integers stay integers while they fit, doubles stay doubles. */
export const arithmeticOperators: OperatorTable = {
  $add: variadic((values) => (values.some(isNothing) ? null : values.reduce(plus))),
  $subtract: fixed('$subtract', 2, minus),
  $multiply: variadic((values) => (values.some(isNothing) ? null : values.reduce(times))),
  $divide: fixed('$divide', 2, divide),
  $mod: fixed('$mod', 2, modulo),
  $abs: rounded('$abs', Math.abs, (whole) => (whole < 0n ? -whole : whole)),
  $ceil: rounded('$ceil', Math.ceil, (whole) => whole),
  $floor: rounded('$floor', Math.floor, (whole) => whole),
  $round: toPlace('$round', halfToEven),
  $trunc: toPlace('$trunc', Math.trunc),
  $pow: fixed('$pow', 2, power),
  $sqrt: ofDoubles('$sqrt', Math.sqrt),
  $exp: ofDoubles('$exp', Math.exp),
  $ln: ofDoubles('$ln', Math.log),
  $log10: ofDoubles('$log10', Math.log10),
};

function plus(left: unknown, right: unknown): unknown {
  if (left instanceof Date && right instanceof Date) {
    throw new MongoError('Location16612', 'only one date allowed in an $add expression');
  }
  if (left instanceof Date) return later(left, numberOf('$add', right));
  if (right instanceof Date) return later(right, numberOf('$add', left));
  numberOf('$add', left);
  numberOf('$add', right);
  return add(left, right);
}

function later(date: Date, milliseconds: number | bigint): Date {
  return new Date(date.getTime() + Number(milliseconds));
}

function minus(left: unknown, right: unknown): unknown {
  if (isNothing(left) || isNothing(right)) return null;
  if (left instanceof Date && right instanceof Date) return Long.fromNumber(left.getTime() - right.getTime());
  if (left instanceof Date) return later(left, -numberOf('$subtract', right));
  numberOf('$subtract', left);
  numberOf('$subtract', right);
  return subtract(left, right);
}

function times(left: unknown, right: unknown): unknown {
  numberOf('$multiply', left);
  numberOf('$multiply', right);
  return multiply(left, right);
}

function divide(left: unknown, right: unknown): unknown {
  if (isNothing(left) || isNothing(right)) return null;
  const divisor = Number(numberOf('$divide', right));
  const dividend = Number(numberOf('$divide', left));
  if (divisor === 0) throw new MongoError('BadValue', "can't $divide by zero");
  return new Double(dividend / divisor);
}

function modulo(left: unknown, right: unknown): unknown {
  if (isNothing(left) || isNothing(right)) return null;
  const divisor = numberOf('$mod', right, 'Location16611');
  const dividend = numberOf('$mod', left, 'Location16611');
  if (Number(divisor) === 0) throw new MongoError('Location16610', "can't $mod by zero");
  const types = [typeName(left), typeName(right)];
  if (types.includes('double')) return new Double(Number(dividend) % Number(divisor));
  const whole = BigInt(dividend) % BigInt(divisor);
  return types.includes('long') ? toLong(whole) : toInteger(whole);
}

function rounded(name: string, doubles: (x: number) => number, integers: (x: bigint) => bigint): OperatorCompiler {
  return fixed(name, 1, (value) => {
    if (isNothing(value)) return null;
    const number = numberOf(name, value, 'Location28765');
    if (typeName(value) === 'double') return new Double(doubles(Number(number)));
    const whole = integers(BigInt(number));
    return typeName(value) === 'long' ? toLong(whole) : toInteger(whole);
  });
}

/** `$round` and `$trunc`, to a number of decimal places that may be negative. */
function toPlace(name: string, cut: (x: number) => number): OperatorCompiler {
  return (operand, compile) => {
    const [value, place = 0, ...more] = operands(operand);
    if (more.length > 0) throw new MongoError('Location28667', `${name} takes one or two arguments`);
    return fixed(name, 2, (number, places) => cutAt(name, cut, [number, places]))([value, place], compile);
  };
}

function cutAt(name: string, cut: (x: number) => number, [value, place]: readonly [unknown, unknown]): unknown {
  if (isNothing(value) || isNothing(place)) return null;
  const number = Number(numberOf(name, value, 'Location51081'));
  const digits = Number(numberOf(name, place, 'Location51082'));
  const scale = 10 ** Math.abs(digits);
  const result = digits < 0 ? cut(number / scale) * scale : cut(number * scale) / scale;
  if (typeName(value) === 'double') return new Double(result);
  if (digits >= 0) return value;
  return typeName(value) === 'long' ? toLong(BigInt(result)) : toInteger(BigInt(result));
}

function halfToEven(value: number): number {
  const below = Math.floor(value);
  const above = value - below;
  if (above !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}

function power(base: unknown, exponent: unknown): unknown {
  if (isNothing(base) || isNothing(exponent)) return null;
  const [b, e] = [numberOf('$pow', base, 'Location28762'), numberOf('$pow', exponent, 'Location28763')];
  const result = Number(b) ** Number(e);
  const whole = typeName(base) !== 'double' && typeName(exponent) !== 'double' && Number.isSafeInteger(result);
  if (!whole) return new Double(result);
  const long = typeName(base) === 'long' || typeName(exponent) === 'long';
  return long ? toLong(BigInt(result)) : toInteger(BigInt(result));
}

function ofDoubles(name: string, compute: (x: number) => number): OperatorCompiler {
  return fixed(name, 1, (value) => {
    if (isNothing(value)) return null;
    numberOf(name, value, 'Location28765');
    return new Double(compute(Number(numberIn(value))));
  });
}
