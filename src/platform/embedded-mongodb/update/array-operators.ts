import { MongoError } from '../errors.js';
import { compileFilter } from '../query/filter.js';
import { isOperators } from '../query/field-predicates.js';
import { isRegex } from '../query/regex.js';
import { compileSort, sortPattern } from '../query/sort.js';
import { isIntegerType, typeName } from '../query/type-names.js';
import { compareValues, isPlainObject, numberIn, sameValue } from '../query/values.js';
import type { Change, ChangeMaker } from './field-operators.js';
import type { Target } from './target.js';

type Compare = (left: unknown, right: unknown) => number;

interface PushOptions {
  readonly each: readonly unknown[];
  readonly position?: number;
  readonly slice?: number;
  readonly sort?: Compare;
}

/** The operators on arrays. */
export const arrayOperators: ReadonlyMap<string, ChangeMaker> = new Map<string, ChangeMaker>([
  ['$push', push],
  ['$addToSet', addToSet],
  ['$pull', pull],
  ['$pullAll', pullAll],
  ['$pop', pop],
]);

function push(operand: unknown): Change {
  const options = isPlainObject(operand) && '$each' in operand ? pushOptions(operand) : { each: [operand] };
  return (target) => {
    const list = [...arrayAt(target, '$push')];
    list.splice(options.position ?? list.length, 0, ...options.each);
    if (options.sort !== undefined) list.sort(options.sort);
    target.set(sliced(list, options.slice));
  };
}

function pushOptions(operand: Readonly<Record<string, unknown>>): PushOptions {
  const { $each: each, $position: position, $slice: slice, $sort: sort, ...rest } = operand;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw new MongoError('BadValue', `Unrecognized clause in $push: ${unknown}`);
  return {
    each: eachOf('$push', each),
    ...(position !== undefined && { position: integer('$position', position) }),
    ...(slice !== undefined && { slice: integer('$slice', slice) }),
    ...(sort !== undefined && { sort: elementOrder(sort) }),
  };
}

function eachOf(name: string, each: unknown): readonly unknown[] {
  if (Array.isArray(each)) return each;
  const found = `but it was of type: ${typeName(each)}`;
  throw new MongoError(
    name === '$push' ? 'BadValue' : 'TypeMismatch',
    `The argument to $each in ${name} must be an array ${found}`,
  );
}

function integer(name: string, value: unknown): number {
  if (isIntegerType(value) || Number.isInteger(numberIn(value))) return Number(numberIn(value));
  throw new MongoError(
    'BadValue',
    `The value for ${name} must be an integer value but was of type: ${typeName(value)}`,
  );
}

/** By the whole element for `1` and `-1`, else by fields of it. */
function elementOrder(sort: unknown): Compare {
  const direction = numberIn(sort);
  if (direction !== undefined) {
    if (direction !== 1 && direction !== -1) {
      throw new MongoError('BadValue', 'The $sort element value must be either 1 or -1');
    }
    return (left, right) => compareValues(left, right) * direction;
  }
  if (!isPlainObject(sort) || Object.keys(sort).length === 0) {
    throw new MongoError('BadValue', 'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1}');
  }
  const compare = compileSort(sortPattern(sort));
  return (left, right) => compare(documentOf(left), documentOf(right));
}

function documentOf(element: unknown): Readonly<Record<string, unknown>> {
  return isPlainObject(element) ? element : {};
}

function sliced(list: unknown[], slice: number | undefined): unknown[] {
  if (slice === undefined) return list;
  if (slice === 0) return [];
  return slice > 0 ? list.slice(0, slice) : list.slice(slice);
}

function addToSet(operand: unknown): Change {
  const each = isPlainObject(operand) && '$each' in operand ? addToSetEach(operand) : [operand];
  return (target) => {
    const list = [...arrayAt(target, '$addToSet')];
    for (const item of each) {
      if (!list.some((element) => sameValue(element, item))) list.push(item);
    }
    target.set(list);
  };
}

function addToSetEach(operand: Readonly<Record<string, unknown>>): readonly unknown[] {
  const { $each: each, ...rest } = operand;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined)
    throw new MongoError('BadValue', `Found unexpected fields after $each in $addToSet: ${unknown}`);
  return eachOf('$addToSet', each);
}

function pull(operand: unknown): Change {
  const drops = pullTest(operand);
  return (target) => {
    if (target.value === undefined) return;
    target.set(arrayAt(target, '$pull').filter((element) => !drops(element)));
  };
}

function pullTest(operand: unknown): (element: unknown) => boolean {
  if (isOperators(operand) || isRegex(operand)) {
    const holds = compileFilter({ element: operand });
    return (element) => holds({ element });
  }
  if (!isPlainObject(operand)) return (element) => sameValue(element, operand);
  const holds = compileFilter(operand);
  return (element) => isPlainObject(element) && holds(element);
}

function pullAll(operand: unknown): Change {
  if (!Array.isArray(operand)) {
    throw new MongoError('BadValue', `$pullAll requires an array argument but was given a ${typeName(operand)}`);
  }
  const dropped: readonly unknown[] = operand;
  return (target) => {
    if (target.value === undefined) return;
    const kept = arrayAt(target, '$pullAll').filter((element) => !dropped.some((item) => sameValue(element, item)));
    target.set(kept);
  };
}

function pop(operand: unknown): Change {
  const end = numberIn(operand);
  if (end !== 1 && end !== -1)
    throw new MongoError('FailedToParse', `$pop expects 1 or -1, found: ${typeName(operand)}`);
  return (target) => {
    const { value } = target;
    if (value === undefined) return;
    if (!Array.isArray(value)) {
      const found = `contains an element of non-array type '${typeName(value)}'`;
      throw new MongoError('TypeMismatch', `Path '${target.path}' ${found}`);
    }
    target.set(end === 1 ? value.slice(0, -1) : value.slice(1));
  };
}

/** The array in place, or an empty one where there is nothing. */
function arrayAt(target: Target, name: string): readonly unknown[] {
  const value = target.value ?? (target.value === null ? null : []);
  if (Array.isArray(value)) return value;
  const found = `must be an array but is of type ${typeName(value)}`;
  throw new MongoError('BadValue', `Cannot apply ${name}: the field '${target.path}' ${found}`);
}
