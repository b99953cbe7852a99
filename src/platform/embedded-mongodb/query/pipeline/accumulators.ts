import { Double, Int32 } from 'bson';
import { MongoError } from '../../errors.js';
import { keyOf } from '../../indexes/value-key.js';
import type { Document } from '../../protocol/bson.js';
import { add } from '../../update/arithmetic.js';
import { compileExpression, type Evaluate, type Variables } from '../expressions.js';
import { compileSort, sortPattern, type CompareDocuments } from '../sort.js';
import { typeName } from '../type-names.js';
import { compareValues, isPlainObject, numberIn } from '../values.js';

/** Gathers one field of one group. */
export interface Accumulator {
  add(document: Document): void;
  readonly result: unknown;
}

/** Makes a fresh accumulator for each group. */
export type AccumulatorMaker = () => Accumulator;

type Fold = (state: unknown, value: unknown) => unknown;

const folds: Readonly<Record<string, { readonly start: unknown; readonly fold: Fold }>> = {
  $sum: { start: new Int32(0), fold: (sum, value) => (numberIn(value) === undefined ? sum : add(sum, value)) },
  $min: { start: null, fold: (least, value) => extreme(least, value, -1) },
  $max: { start: null, fold: (most, value) => extreme(most, value, 1) },
  $last: { start: null, fold: (_last, value) => value ?? null },
  $mergeObjects: { start: {}, fold: merged },
};

const WITH_ORDER = ['$top', '$topN', '$bottom', '$bottomN'];
const COUNTED = ['$firstN', '$lastN', '$minN', '$maxN'];

/**
 * Compiles one accumulator of `$group`, e.g. `{ $sum: '$amount' }`.
 * @throws MongoError 15952 for one that isn't known.
 */
export function compileAccumulator(name: string, operand: unknown, variables: Variables): AccumulatorMaker {
  if (name === '$count') return counting(operand);
  if (WITH_ORDER.includes(name)) return ordered(name, operand, variables);
  if (COUNTED.includes(name)) return counted(name, operand, variables);
  const simple = folds[name];
  if (simple === undefined && !['$first', '$push', '$addToSet', '$avg'].includes(name)) {
    throw new MongoError('Location15952', `unknown group operator '${name}'`);
  }
  if (Array.isArray(operand)) throw new MongoError('Location40237', `The ${name} accumulator is a unary operator`);
  const evaluate = compileExpression(operand, variables);
  if (simple !== undefined) return () => new Folding(evaluate, simple.start, simple.fold);
  if (name === '$first') return () => new First(evaluate);
  if (name === '$avg') return () => new Average(evaluate);
  return () => new Collecting(evaluate, name === '$addToSet');
}

class Folding implements Accumulator {
  result: unknown;
  private readonly evaluate: Evaluate;
  private readonly fold: Fold;

  constructor(evaluate: Evaluate, start: unknown, fold: Fold) {
    this.evaluate = evaluate;
    this.result = start;
    this.fold = fold;
  }

  add(document: Document): void {
    this.result = this.fold(this.result, this.evaluate(document));
  }
}

class First implements Accumulator {
  result: unknown = null;
  private taken = false;
  private readonly evaluate: Evaluate;

  constructor(evaluate: Evaluate) {
    this.evaluate = evaluate;
  }

  add(document: Document): void {
    if (!this.taken) this.result = this.evaluate(document) ?? null;
    this.taken = true;
  }
}

class Average implements Accumulator {
  private sum = 0;
  private count = 0;
  private readonly evaluate: Evaluate;

  constructor(evaluate: Evaluate) {
    this.evaluate = evaluate;
  }

  get result(): unknown {
    return this.count === 0 ? null : new Double(this.sum / this.count);
  }

  add(document: Document): void {
    const number = numberIn(this.evaluate(document));
    if (number === undefined) return;
    this.sum += Number(number);
    this.count += 1;
  }
}

class Collecting implements Accumulator {
  readonly result: unknown[] = [];
  private readonly known = new Set<string>();
  private readonly evaluate: Evaluate;
  private readonly distinct: boolean;

  constructor(evaluate: Evaluate, distinct: boolean) {
    this.evaluate = evaluate;
    this.distinct = distinct;
  }

  add(document: Document): void {
    const value = this.evaluate(document);
    if (value === undefined) return;
    if (this.distinct) {
      const key = keyOf(value);
      if (this.known.has(key)) return;
      this.known.add(key);
    }
    this.result.push(value);
  }
}

/** Keeps the documents of a group and answers at the end. */
class Keeping implements Accumulator {
  private readonly kept: Document[] = [];
  private readonly finish: (documents: Document[]) => unknown;

  constructor(finish: (documents: Document[]) => unknown) {
    this.finish = finish;
  }

  get result(): unknown {
    return this.finish(this.kept);
  }

  add(document: Document): void {
    this.kept.push(document);
  }
}

function extreme(best: unknown, value: unknown, sign: 1 | -1): unknown {
  if (value === null || value === undefined) return best;
  return best === null || compareValues(value, best) * sign > 0 ? value : best;
}

function merged(into: unknown, value: unknown): unknown {
  if (value === null || value === undefined) return into;
  if (isPlainObject(into) && isPlainObject(value)) return { ...into, ...value };
  throw new MongoError(
    'Location40400',
    `$mergeObjects requires object inputs, but input is of type ${typeName(value)}`,
  );
}

function counting(operand: unknown): AccumulatorMaker {
  if (!isPlainObject(operand) || Object.keys(operand).length > 0) {
    throw new MongoError('TypeMismatch', '$count takes no arguments, i.e. $count:{}');
  }
  return () => new Folding(() => 1, new Int32(0), add);
}

function ordered(name: string, operand: unknown, variables: Variables): AccumulatorMaker {
  const many = name.endsWith('N');
  const spec = argumentsOf(name, operand, many ? ['n', 'sortBy', 'output'] : ['sortBy', 'output']);
  if (!isPlainObject(spec.sortBy))
    throw new MongoError('Location5788005', `Value for 'sortBy' of ${name} must be an object`);
  const order = compileSort(sortPattern(spec.sortBy));
  const compare: CompareDocuments = name.startsWith('$bottom') ? (left, right) => order(right, left) : order;
  const output = compileExpression(spec.output, variables);
  const size = many ? groupSize(name, spec.n) : 1;
  return () =>
    new Keeping((documents) => {
      const best = documents
        .sort(compare)
        .slice(0, size)
        .map((document) => output(document) ?? null);
      if (!many) return best[0];
      return name === '$bottomN' ? best.reverse() : best;
    });
}

function counted(name: string, operand: unknown, variables: Variables): AccumulatorMaker {
  const spec = argumentsOf(name, operand, ['n', 'input']);
  const size = groupSize(name, spec.n);
  const input = compileExpression(spec.input, variables);
  return () =>
    new Keeping((documents) => {
      const values = documents.map((document) => input(document) ?? null);
      if (name === '$firstN') return values.slice(0, size);
      if (name === '$lastN') return values.slice(-size);
      const present = values.filter((value) => value !== null).sort(compareValues);
      return name === '$minN' ? present.slice(0, size) : present.reverse().slice(0, size);
    });
}

function argumentsOf(name: string, operand: unknown, fields: readonly string[]): Document {
  if (!isPlainObject(operand))
    throw new MongoError('Location5788001', `specification must be an object; found ${name}`);
  const unknown = Object.keys(operand).find((field) => !fields.includes(field));
  if (unknown !== undefined) throw new MongoError('Location5788002', `Unknown argument to ${name} '${unknown}'`);
  const missing = fields.find((field) => operand[field] === undefined);
  if (missing !== undefined) throw new MongoError('Location5788003', `Missing value for '${missing}' of ${name}`);
  return operand;
}

function groupSize(name: string, value: unknown): number {
  const size = Number(numberIn(value) ?? NaN);
  if (Number.isSafeInteger(size) && size > 0) return size;
  throw new MongoError('Location5787908', `'n' of ${name} must be a constant integer greater than 0`);
}

/** True for accumulators whose memory grows with every document. */
export function keepsDocuments(name: string): boolean {
  return ['$push', '$addToSet', ...WITH_ORDER, ...COUNTED].includes(name);
}
