import { BSONRegExp, Double, Long } from 'bson';
import { Context, ProcessingMode } from 'mingo/core';
import * as mingoExpressions from 'mingo/operators/expression';
import type { Options } from 'mingo/types';
import { MongoError } from '../../errors.js';
import type { Document } from '../../protocol/bson.js';
import { toRegExp } from '../regex.js';
import { isPlainObject, numberIn } from '../values.js';
import type { Compile, Compiled, OperatorTable } from './operator.js';

/** An operator in mingo's form: it evaluates its operand by itself. */
type MingoOperator = (document: unknown, operand: unknown, options: Options) => unknown;

/** Of mingo's operators those on strings, dates, sets and the like, which work on plain values. */
const BORROWED = [
  ...['$concat', '$indexOfBytes', '$ltrim', '$regexFind', '$regexFindAll', '$regexMatch', '$replaceAll', '$replaceOne'],
  ...['$rtrim', '$split', '$strLenBytes', '$strLenCP', '$strcasecmp', '$substr', '$substrBytes', '$substrCP'],
  ...['$toLower', '$toUpper', '$trim'],
  ...['$dateAdd', '$dateDiff', '$dateFromParts', '$dateFromString', '$dateSubtract', '$dateToParts', '$dateToString'],
  ...['$dateTrunc', '$dayOfMonth', '$dayOfWeek', '$dayOfYear', '$hour', '$isoDayOfWeek', '$isoWeek', '$isoWeekYear'],
  ...['$millisecond', '$minute', '$month', '$second', '$week', '$year'],
  ...['$allElementsTrue', '$anyElementTrue', '$setDifference', '$setEquals', '$setIntersection', '$setIsSubset'],
  ...['$setUnion', '$range', '$slice', '$zip', '$arrayToObject', '$objectToArray', '$log', '$rand'],
];

const RESULT_TYPES: Readonly<Record<string, (value: number) => unknown>> = {
  $dateDiff: (value) => Long.fromNumber(value),
  $log: (value) => new Double(value),
  $rand: (value) => new Double(value),
};

const options: Options = {
  idKey: '_id',
  processingMode: ProcessingMode.CLONE_OFF,
  useStrictMode: true,
  scriptEnabled: false,
  failOnError: true,
  context: Context.init({ expression: { $literal: mingoExpressions.$literal } }),
};

/** Operators that mingo computes, from arguments that are computed here. */
export const borrowedOperators: OperatorTable = Object.fromEntries(
  Object.entries(mingoExpressions)
    .filter(([name]) => BORROWED.includes(name))
    .map(([name, operator]) => [
      name,
      (operand, compile) => borrowed(name, operator as MingoOperator, argumentsOf(operand, compile)),
    ]),
);

function borrowed(name: string, operator: MingoOperator, evaluate: Compiled): Compiled {
  return (frame) => {
    try {
      const result = operator({}, evaluate(frame), options);
      return typeof result === 'number' ? (RESULT_TYPES[name]?.(result) ?? result) : result;
    } catch (cause) {
      if (cause instanceof MongoError) throw cause;
      throw new MongoError('BadValue', `${name}: ${cause instanceof Error ? cause.message : 'it failed'}`);
    }
  };
}

/** The operand in the form it was written, with each argument computed and handed over as a literal. */
function argumentsOf(operand: unknown, compile: Compile): Compiled {
  if (Array.isArray(operand)) {
    const items = operand.map(compile);
    return (frame) => items.map((evaluate) => literal(evaluate(frame)));
  }
  if (isPlainObject(operand) && !Object.keys(operand).some((name) => name.startsWith('$'))) {
    const fields = Object.entries(operand).map(([name, inner]) => [name, compile(inner)] as const);
    return (frame) => Object.fromEntries(fields.map(([name, evaluate]) => [name, literal(evaluate(frame))]));
  }
  const evaluate = compile(operand);
  return (frame) => literal(evaluate(frame));
}

function literal(value: unknown): unknown {
  return { $literal: toPlain(value) };
}

/** Numbers without their BSON types, and regular expressions as JavaScript's. */
function toPlain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(toPlain);
  if (isPlainObject(value)) return plainObject(value);
  if (value instanceof BSONRegExp) return toRegExp(value);
  return numberIn(value) ?? value;
}

function plainObject(value: Document): Document {
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, toPlain(inner)]));
}
