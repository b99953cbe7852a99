import { MongoError } from '../errors.js';
import type { ValueTest } from './paths.js';
import { isRegex, toRegExp } from './regex.js';
import { typeName, typesMeant } from './type-names.js';
import { compareValues, isExtreme, isNaNValue, numberIn, rankOf, sameValue, TypeRank } from './values.js';

/** Makes the test of one operator from its operand. */
type TestMaker = (operand: unknown) => ValueTest;

/**
 * The operators that look at single values, each element of an array by itself and then the array.
 * Comparisons hold within one type only, as in MongoDB: a number is never less than a string.
 */
export const valueOperators: ReadonlyMap<string, TestMaker> = new Map<string, TestMaker>([
  ['$eq', equals],
  ['$gt', (operand) => compares(operand, (order) => order > 0)],
  ['$gte', (operand) => compares(operand, (order) => order >= 0)],
  ['$lt', (operand) => compares(operand, (order) => order < 0)],
  ['$lte', (operand) => compares(operand, (order) => order <= 0)],
  ['$in', isIn],
  ['$type', hasType],
  ['$mod', leavesRemainder],
]);

/** Equality, which `null` shares with a missing value. Regular expressions are compared, not applied. */
export function equals(operand: unknown): ValueTest {
  if (operand === undefined) throw new MongoError('BadValue', 'cannot compare to undefined');
  if (operand === null) return (value) => value === null || value === undefined;
  if (isNaNValue(operand)) return isNaNValue;
  if (typeof operand === 'string') return (value) => value === operand;
  const rank = rankOf(operand);
  return (value) => value !== undefined && rankOf(value) === rank && compareValues(value, operand) === 0;
}

/** What a value written plainly after a field means: equality, or for a regular expression a match. */
export function means(operand: unknown): ValueTest {
  return isRegex(operand) ? matchesRegex(operand) : equals(operand);
}

/** Strings that match, and regular expressions that are the same. */
export function matchesRegex(operand: Parameters<typeof toRegExp>[0], options?: string): ValueTest {
  const regex = toRegExp(operand, options);
  return (value) => {
    if (typeof value === 'string') return regex.test(value);
    return isRegex(value) && isRegex(operand) && sameValue(value, operand);
  };
}

function compares(operand: unknown, holds: (order: number) => boolean): ValueTest {
  if (operand === undefined) throw new MongoError('BadValue', 'cannot compare to undefined');
  if (isRegex(operand)) throw new MongoError('BadValue', "Can't have RegEx as arg to predicate over field");
  if (operand === null) return (value) => holds(0) && (value === null || value === undefined);
  if (isNaNValue(operand)) return (value) => holds(0) && isNaNValue(value);
  if (isExtreme(operand)) return (value) => value !== undefined && holds(compareValues(value, operand));
  const rank = rankOf(operand);
  return (value) =>
    value !== undefined && rankOf(value) === rank && !isNaNValue(value) && holds(compareValues(value, operand));
}

function isIn(operand: unknown): ValueTest {
  if (!Array.isArray(operand)) throw new MongoError('BadValue', '$in needs an array');
  const strings = new Set<unknown>(operand.filter((item) => typeof item === 'string'));
  const tests = operand.filter((item) => typeof item !== 'string').map(inItem);
  return (value) => strings.has(value) || tests.some((test) => test(value));
}

function inItem(item: unknown): ValueTest {
  const isOperator = rankOf(item) === TypeRank.object && Object.keys(item as object)[0]?.startsWith('$');
  if (isOperator) throw new MongoError('BadValue', 'cannot nest $ under $in');
  return means(item);
}

function hasType(operand: unknown): ValueTest {
  const types = typesMeant(operand);
  return (value) => types.has(typeName(value));
}

function leavesRemainder(operand: unknown): ValueTest {
  if (!Array.isArray(operand)) throw new MongoError('BadValue', 'malformed mod, needs to be an array');
  if (operand.length !== 2) {
    const amount = operand.length < 2 ? 'not enough' : 'too many';
    throw new MongoError('BadValue', `malformed mod, ${amount} elements`);
  }
  const [divisor, remainder] = operand.map(wholeOperand);
  if (divisor === undefined || remainder === undefined || divisor === 0n) {
    throw new MongoError('BadValue', 'divisor cannot be 0');
  }
  return (value) => {
    const number = numberIn(value);
    const whole = number === undefined ? undefined : wholePart(number);
    return whole !== undefined && whole % divisor === remainder;
  };
}

function wholeOperand(value: unknown): bigint {
  const number = numberIn(value);
  const whole = number === undefined ? undefined : wholePart(number);
  if (whole === undefined) throw new MongoError('BadValue', 'malformed mod, divisor and remainder must be numbers');
  return whole;
}

function wholePart(number: number | bigint): bigint | undefined {
  if (typeof number === 'bigint') return number;
  return Number.isFinite(number) ? BigInt(Math.trunc(number)) : undefined;
}
