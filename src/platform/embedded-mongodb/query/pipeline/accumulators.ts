import { Int32 } from 'bson';
import { MongoError } from '../../errors.js';
import { keyOf } from '../../indexes/value-key.js';
import type { Document } from '../../protocol/bson.js';
import { compileExpression, type Evaluate, type Variables } from '../expressions.js';
import { folds, sum, type Fold } from '../folds.js';
import { compileSort, sortPattern, type CompareDocuments } from '../sort.js';
import { compareValues, isPlainObject, numberIn } from '../values.js';

/** Gathers one field of one group. */
export interface Accumulator {
  add(document: Document): void;
  readonly result: unknown;
}

/** Makes a fresh accumulator for each group. */
export type AccumulatorMaker = () => Accumulator;

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
  const makeFold = Object.hasOwn(folds, name) ? folds[name] : undefined;
  const gather = makeFold ?? others[name];
  if (gather === undefined) throw new MongoError('Location15952', `unknown group operator '${name}'`);
  if (Array.isArray(operand)) throw new MongoError('Location40237', `The ${name} accumulator is a unary operator`);
  const evaluate = compileExpression(operand, variables);
  return () => folding(evaluate, gather());
}

function folding(evaluate: Evaluate, fold: Fold): Accumulator {
  return {
    add: (document) => fold.take(evaluate(document)),
    get result() {
      return fold.result;
    },
  };
}

/** Folds that make sense for groups only. */
const others: Readonly<Record<string, () => Fold>> = {
  $first: () => new FirstOrLast(true),
  $last: () => new FirstOrLast(false),
  $push: () => new Collecting(false),
  $addToSet: () => new Collecting(true),
};

class FirstOrLast implements Fold {
  result: unknown = null;
  private taken = false;
  private readonly first: boolean;

  constructor(first: boolean) {
    this.first = first;
  }

  take(value: unknown): void {
    if (!this.first || !this.taken) this.result = value ?? null;
    this.taken = true;
  }
}

class Collecting implements Fold {
  readonly result: unknown[] = [];
  private readonly known = new Set<string>();
  private readonly distinct: boolean;

  constructor(distinct: boolean) {
    this.distinct = distinct;
  }

  take(value: unknown): void {
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

function counting(operand: unknown): AccumulatorMaker {
  if (!isPlainObject(operand) || Object.keys(operand).length > 0) {
    throw new MongoError('TypeMismatch', '$count takes no arguments, i.e. $count:{}');
  }
  const one = new Int32(1);
  return () => folding(() => one, sum());
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
