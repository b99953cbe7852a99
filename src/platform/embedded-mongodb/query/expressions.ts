import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import { checkExpression } from './expression-check.js';
import { evaluateOperator } from './expression-operators.js';
import { splitPath } from './paths.js';
import { assertDepth, fieldOf, isPlainObject } from './values.js';

/** Variables by their names without `$$`, e.g. those of `let`. */
export type Variables = Readonly<Record<string, unknown>>;

/** Computes an expression for a document; `undefined` where the result is missing. */
export type Evaluate = (document: Document) => unknown;

/**
 * Compiles an aggregation expression. Field paths and literals keep the BSON types of what they give;
 * operators compute on plain JavaScript numbers.
 * @throws MongoError for unknown operators, arguments and variables, before anything is computed.
 */
export function compileExpression(expression: unknown, variables: Variables = {}): Evaluate {
  assertDepth(expression);
  const scope: Variables = { NOW: new Date(), ...variables };
  checkExpression(expression, new Set(['ROOT', 'CURRENT', 'REMOVE', ...Object.keys(scope)]));
  return compile(expression, scope);
}

function compile(expression: unknown, scope: Variables): Evaluate {
  if (typeof expression === 'string') return compileString(expression, scope);
  if (Array.isArray(expression)) return compileArray(expression, scope);
  if (!isPlainObject(expression)) return () => expression;
  const [name] = Object.keys(expression);
  if (name === '$literal') return () => expression.$literal as unknown;
  if (name?.startsWith('$') === true) return (document) => evaluateOperator(expression, document, scope);
  return compileObject(expression, scope);
}

function compileString(text: string, scope: Variables): Evaluate {
  if (!text.startsWith('$')) return () => text;
  if (!text.startsWith('$$')) return fieldPath(text.slice(1));
  const [name = '', ...rest] = text.slice(2).split('.');
  if (name === 'REMOVE') return () => undefined;
  if (name === 'ROOT' || name === 'CURRENT') return (document) => valueAt(document, rest, 0);
  return () => valueAt(scope[name], rest, 0);
}

function compileArray(expressions: readonly unknown[], scope: Variables): Evaluate {
  const items = expressions.map((item) => compile(item, scope));
  return (document) => items.map((evaluate) => evaluate(document) ?? null);
}

function compileObject(expression: Document, scope: Variables): Evaluate {
  const fields = Object.entries(expression).map(([name, inner]) => [name, compile(inner, scope)] as const);
  return (document) => {
    const result: Document = {};
    for (const [name, evaluate] of fields) {
      const value = evaluate(document);
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
