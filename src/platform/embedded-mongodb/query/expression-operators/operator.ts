import { MongoError, type ErrorName } from '../../errors.js';
import type { Document } from '../../protocol/bson.js';
import { typeName } from '../type-names.js';
import { numberIn } from '../values.js';

/** What an expression is computed in. */
export interface Frame {
  readonly document: Document;
  /** By their names without `$$`. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Computes an expression; `undefined` where the result is missing. */
export type Compiled = (frame: Frame) => unknown;

/** Compiles any inner expression. */
export type Compile = (expression: unknown) => Compiled;

/** Compiles an operator from its operand, which was checked for its names before. */
export type OperatorCompiler = (operand: unknown, compile: Compile) => Compiled;

export type OperatorTable = Readonly<Record<string, OperatorCompiler>>;

/** The arguments of an operator, which takes a single one without an array too. */
export function operands(operand: unknown): readonly unknown[] {
  return Array.isArray(operand) ? operand : [operand];
}

/** Makes an operator of a fixed number of arguments. */
export function fixed(name: string, count: number, compute: (...values: unknown[]) => unknown): OperatorCompiler {
  return (operand, compile) => {
    const given = operands(operand);
    if (given.length !== count) {
      const found = `takes exactly ${count} arguments. ${given.length} were passed in.`;
      throw new MongoError('Location16020', `Expression ${name} ${found}`);
    }
    const compiled = given.map(compile);
    return (frame) => compute(...compiled.map((evaluate) => evaluate(frame)));
  };
}

/** Makes an operator of any number of arguments. */
export function variadic(compute: (values: readonly unknown[]) => unknown): OperatorCompiler {
  return (operand, compile) => {
    const compiled = operands(operand).map(compile);
    return (frame) => compute(compiled.map((evaluate) => evaluate(frame)));
  };
}

/** Null and missing arguments make most results null. */
export function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** @throws MongoError with the given name where the value is no number. */
export function numberOf(operator: string, value: unknown, error: ErrorName = 'TypeMismatch'): number | bigint {
  const number = numberIn(value);
  if (number !== undefined) return number;
  throw new MongoError(error, `${operator} only supports numeric types, not ${typeName(value)}`);
}

/** @throws MongoError with the given name where the value is no array. */
export function arrayOf(operator: string, value: unknown, error: ErrorName): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new MongoError(error, `The argument to ${operator} must be an array, but was of type: ${typeName(value)}`);
}
