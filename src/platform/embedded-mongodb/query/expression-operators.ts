import { BSONRegExp } from 'bson';
import { Context, evalExpr, OpType, ProcessingMode } from 'mingo/core';
import * as accumulatorOperators from 'mingo/operators/accumulator';
import * as mingoExpressions from 'mingo/operators/expression';
import type { Options } from 'mingo/types';
import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import type { Variables } from './expressions.js';
import { toRegExp } from './regex.js';
import { isTruthy } from './truth.js';
import { typeName } from './type-names.js';
import { compareValues, isPlainObject, numberIn, sameValue } from './values.js';

/** An operator in mingo's form: it evaluates its operand by itself. */
type Operator = (document: unknown, operand: unknown, options: Options) => unknown;

/** mingo compares arrays unordered, strings by UTF-16 and knows no BSON types, so comparing is done here. */
const comparing: Readonly<Record<string, Operator>> = {
  $eq: pairwise('$eq', (left, right) => compareValues(left, right) === 0),
  $ne: pairwise('$ne', (left, right) => compareValues(left, right) !== 0),
  $gt: pairwise('$gt', (left, right) => compareValues(left, right) > 0),
  $gte: pairwise('$gte', (left, right) => compareValues(left, right) >= 0),
  $lt: pairwise('$lt', (left, right) => compareValues(left, right) < 0),
  $lte: pairwise('$lte', (left, right) => compareValues(left, right) <= 0),
  $cmp: pairwise('$cmp', (left, right) => Math.sign(compareValues(left, right))),
  $in: pairwise('$in', (item, list) => listOf('$in', list).some((element) => sameValue(element, item))),
  $type: (document, operand, options) => typeName(evaluate(document, single(operand), options)),
};

/** Conditions likewise: an empty string is true and zero is false, whatever its type. */
const conditional: Readonly<Record<string, Operator>> = {
  $and: (document, operand, options) =>
    operands(operand).every((inner) => isTruthy(evaluate(document, inner, options))),
  $or: (document, operand, options) => operands(operand).some((inner) => isTruthy(evaluate(document, inner, options))),
  $not: (document, operand, options) => !isTruthy(evaluate(document, single(operand), options)),
  $cond: (document, operand, options) => {
    const [condition, yes, no] = Array.isArray(operand) ? (operand as unknown[]) : branchesOf(operand);
    return evaluate(document, isTruthy(evaluate(document, condition, options)) ? yes : no, options);
  },
  $ifNull: (document, operand, options) => {
    const values = operands(operand).map((inner) => evaluate(document, inner, options));
    return values.find((value) => value !== null && value !== undefined) ?? values.at(-1);
  },
  $size: (document, operand, options) => listOf('$size', evaluate(document, single(operand), options)).length,
};

/** `$function` runs scripts and `$toHashedIndexKey` hashes otherwise than MongoDB; Decimal128 is not supported. */
const LEFT_OUT = new Set(['$function', '$toHashedIndexKey', '$toDecimal', '$sampleRate']);

const offered = Object.entries(mingoExpressions).filter(([name]) => !LEFT_OUT.has(name));

const context = Context.init({
  expression: { ...Object.fromEntries(offered), ...comparing, ...conditional },
  accumulator: { ...accumulatorOperators },
} as unknown as Parameters<typeof Context.init>[0]);

/** True for the operators this server computes. */
export function isExpressionOperator(name: string): boolean {
  return context.getOperator(OpType.EXPRESSION, name) !== null || ACCUMULATORS_OF_ARRAYS.has(name);
}

/** Accumulators that as expressions work on an array. */
const ACCUMULATORS_OF_ARRAYS = new Set(['$sum', '$avg', '$min', '$max', '$stdDevPop', '$stdDevSamp', '$mergeObjects']);

/**
 * Computes `{ $operator: operand }` for a document.
 * @throws MongoError `BadValue` where the operator can't be applied to what the document holds.
 */
export function evaluateOperator(expression: Document, document: Document, scope: Variables): unknown {
  const options = { context, variables: plainObject(scope), ...FIXED };
  try {
    return evalExpr(plainForm(document), toPlain(expression), options);
  } catch (cause) {
    if (cause instanceof MongoError) throw cause;
    const message = cause instanceof Error ? cause.message : 'The expression failed.';
    throw new MongoError(/convert/i.test(message) ? 'ConversionFailure' : 'BadValue', message);
  }
}

const FIXED = {
  idKey: '_id',
  processingMode: ProcessingMode.CLONE_OFF,
  useStrictMode: true,
  scriptEnabled: false,
  failOnError: true,
} as const;

const plainForms = new WeakMap<Document, Document>();

/** A document as mingo takes it, made once however many expressions look at it. */
function plainForm(document: Document): Document {
  const known = plainForms.get(document);
  if (known !== undefined) return known;
  const plain = plainObject(document);
  plainForms.set(document, plain);
  return plain;
}

/** Numbers without their BSON types, and regular expressions as JavaScript's. */
export function toPlain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(toPlain);
  if (isPlainObject(value)) return plainObject(value);
  if (value instanceof BSONRegExp) return toRegExp(value);
  return numberIn(value) ?? value;
}

function plainObject(value: Document): Document {
  const plain: Document = {};
  for (const [name, inner] of Object.entries(value)) plain[name] = toPlain(inner);
  return plain;
}

function evaluate(document: unknown, expression: unknown, options: Options): unknown {
  return evalExpr(document, expression, options);
}

function pairwise(name: string, compute: (left: unknown, right: unknown) => unknown): Operator {
  return (document, operand, options) => {
    const values = Array.isArray(operand) ? (operand as unknown[]) : [operand];
    if (values.length !== 2) {
      const given = `${values.length} were passed in.`;
      throw new MongoError('Location16020', `Expression ${name} takes exactly 2 arguments. ${given}`);
    }
    const [left, right] = values.map((value) => evaluate(document, value, options));
    return compute(left, right);
  };
}

function operands(operand: unknown): readonly unknown[] {
  return Array.isArray(operand) ? operand : [operand];
}

/** An operator of one argument takes it plainly or as an array of one. */
function single(operand: unknown): unknown {
  return Array.isArray(operand) && operand.length === 1 ? (operand[0] as unknown) : operand;
}

function branchesOf(operand: unknown): readonly unknown[] {
  const { if: condition, then, else: otherwise } = operand as Document;
  return [condition, then, otherwise];
}

function listOf(name: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new MongoError(
    'Location17124',
    `The argument to ${name} must be an array, but was of type: ${typeName(value)}`,
  );
}
