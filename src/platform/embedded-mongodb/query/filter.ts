import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import { fieldPredicate } from './field-predicates.js';
import { compileExpression, type Variables } from './expressions.js';
import type { Predicate } from './paths.js';
import { isTruthy } from './truth.js';
import { assertDepth, isPlainObject } from './values.js';

type Combination = (predicates: readonly Predicate[]) => Predicate;

const combinations: Readonly<Record<string, Combination>> = {
  $and: all,
  $or: (predicates) => (document, trace) => predicates.some((holds) => holds(document, trace)),
  $nor: (predicates) => (document) => !predicates.some((holds) => holds(document)),
};

/** MongoDB has these, this server doesn't; a filter with one is refused, never answered without it. */
const NOT_SUPPORTED = new Set(['$where', '$text', '$jsonSchema', '$sampleRate']);

/**
 * Compiles a filter as `find` takes it.
 * @throws MongoError `BadValue` and the like for anything that is not understood, before any document is looked at.
 */
export function compileFilter(filter: Document, variables: Variables = {}): Predicate {
  assertDepth(filter);
  return compileClauses(filter, variables);
}

function compileClauses(filter: Document, variables: Variables): Predicate {
  return all(Object.entries(filter).flatMap(([name, operand]) => clause(name, operand, variables)));
}

function clause(name: string, operand: unknown, variables: Variables): Predicate[] {
  if (!name.startsWith('$')) return [fieldPredicate(name, operand, (inner) => compileClauses(inner, variables))];
  const combine = Object.hasOwn(combinations, name) ? combinations[name] : undefined;
  if (combine !== undefined) return [combine(branches(name, operand, variables))];
  if (name === '$comment') return [];
  if (name === '$expr') return [expression(operand, variables)];
  if (NOT_SUPPORTED.has(name)) throw new MongoError('BadValue', `${name} is not supported by this server.`);
  throw new MongoError('BadValue', `unknown top level operator: ${name}`);
}

function branches(name: string, operand: unknown, variables: Variables): Predicate[] {
  if (!Array.isArray(operand)) throw new MongoError('BadValue', `${name} must be an array`);
  if (operand.length === 0) throw new MongoError('BadValue', '$and/$or/$nor must be a nonempty array');
  return operand.map((branch: unknown) => {
    if (isPlainObject(branch)) return compileClauses(branch, variables);
    throw new MongoError('BadValue', '$or/$and/$nor entries need to be full objects');
  });
}

function expression(operand: unknown, variables: Variables): Predicate {
  const evaluate = compileExpression(operand, variables);
  return (document) => isTruthy(evaluate(document));
}

function all(predicates: readonly Predicate[]): Predicate {
  const [first, second] = predicates;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  return (document, trace) => predicates.every((holds) => holds(document, trace));
}
