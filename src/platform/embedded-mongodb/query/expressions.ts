import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import { checkExpression } from './expression-check.js';
import type { Compiled } from './expression-operators/operator.js';
import { expressionOperators } from './expression-operators/table.js';
import { splitPath } from './paths.js';
import { assertDepth, fieldOf, isPlainObject } from './values.js';

/** Variables by their names without `$$`, e.g. those of `let`. */
export type Variables = Readonly<Record<string, unknown>>;

/** Computes an expression for a document; `undefined` where the result is missing. */
export type Evaluate = (document: Document) => unknown;

/**
 * Compiles an aggregation expression. Values keep their BSON types, and arithmetic follows them.
 * @throws MongoError for unknown operators, arguments and variables, before anything is computed.
 */
export function compileExpression(expression: unknown, variables: Variables = {}): Evaluate {
  assertDepth(expression);
  const scope: Variables = { NOW: new Date(), ...variables };
  checkExpression(expression, new Set(['ROOT', 'CURRENT', 'REMOVE', ...Object.keys(scope)]));
  const compiled = compile(expression);
  return (document) => compiled({ document, variables: scope });
}

function compile(expression: unknown): Compiled {
  if (typeof expression === 'string') return compileString(expression);
  if (Array.isArray(expression)) return compileArray(expression);
  if (!isPlainObject(expression)) return () => expression;
  const [name] = Object.keys(expression);
  if (name?.startsWith('$') !== true) return compileObject(expression);
  const operand: unknown = expression[name];
  if (name === '$literal') return () => operand;
  const operator = expressionOperators.get(name);
  if (operator === undefined) throw new MongoError('InvalidPipelineOperator', `Unrecognized expression '${name}'`);
  return operator(operand, compile);
}

function compileString(text: string): Compiled {
  if (!text.startsWith('$')) return () => text;
  if (!text.startsWith('$$')) {
    const path = fieldPath(text.slice(1));
    return ({ document }) => path(document);
  }
  const [name = '', ...rest] = text.slice(2).split('.');
  if (name === 'REMOVE') return () => undefined;
  if (name === 'ROOT' || name === 'CURRENT') return ({ document }) => valueAt(document, rest, 0);
  return ({ variables }) => valueAt(variables[name], rest, 0);
}

function compileArray(expressions: readonly unknown[]): Compiled {
  const items = expressions.map(compile);
  return (frame) => items.map((evaluate) => evaluate(frame) ?? null);
}

function compileObject(expression: Document): Compiled {
  const fields = Object.entries(expression).map(([name, inner]) => [name, compile(inner)] as const);
  return (frame) => {
    const result: Document = {};
    for (const [name, evaluate] of fields) {
      const value = evaluate(frame);
      if (value !== undefined) result[name] = value;
    }
    return result;
  };
}

/** The value at a dotted path, as an expression sees it: of an array on the way, the array of what its documents hold. */
export function fieldPath(path: string): Evaluate {
  const parts = splitPath(path);
  if (parts.includes('')) throw new MongoError('Location15998', 'FieldPath field names may not be empty strings.');
  return (document) => valueAt(document, parts, 0);
}

function valueAt(value: unknown, parts: readonly string[], at: number): unknown {
  const part = parts[at];
  if (part === undefined) return value;
  if (Array.isArray(value)) {
    return value.map((element) => valueAt(element, parts, at)).filter((inner) => inner !== undefined);
  }
  return isPlainObject(value) ? valueAt(fieldOf(value, part), parts, at + 1) : undefined;
}
