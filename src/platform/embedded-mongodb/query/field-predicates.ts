import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import { equals, matchesRegex, means, valueOperators } from './operators.js';
import { compilePath, type ArrayEnd, type Predicate, type ValueTest } from './paths.js';
import { isRegex } from './regex.js';
import { isTruthy } from './truth.js';
import { isPlainObject, numberIn } from './values.js';

/** Compiles an inner filter, for `$elemMatch`; handed down so that variables reach it. */
type CompileInner = (filter: Document) => Predicate;

interface Field {
  readonly path: string;
  readonly end: ArrayEnd;
  readonly compileInner: CompileInner;
  /** All operators of this field, for those that have an option beside them. */
  readonly siblings: Document;
}

type FieldOperator = (field: Field, operand: unknown) => Predicate;

const fieldOperators = new Map<string, FieldOperator>([
  ['$ne', (field, operand) => not(fieldTest(field, refuseRegex('$ne', operand), equals))],
  ['$nin', (field, operand) => not(applied('$in', field, operand))],
  ['$not', negation],
  ['$exists', existence],
  ['$regex', regex],
  ['$options', options],
  ['$all', containsAll],
  ['$elemMatch', elementMatch],
  ['$size', hasSize],
]);

const REFERENCE_FIELDS = new Set(['$ref', '$id', '$db']);

/** Compiles what a filter asks of one dotted path: a plain value, or a document of operators. */
export function fieldPredicate(path: string, operand: unknown, compileInner: CompileInner): Predicate {
  if (!isOperators(operand)) return compilePath(path, 'elements', means(operand));
  return operatorsPredicate({ path, end: 'elements', compileInner, siblings: operand });
}

function operatorsPredicate(field: Field): Predicate {
  return both(Object.entries(field.siblings).map(([name, operand]) => applied(name, field, operand)));
}

/** True for `{ $gt: 1 }`, false for an embedded document and a reference to another document. */
export function isOperators(value: unknown): value is Document {
  if (!isPlainObject(value)) return false;
  const [first] = Object.keys(value);
  return first?.startsWith('$') === true && !REFERENCE_FIELDS.has(first);
}

function applied(name: string, field: Field, operand: unknown): Predicate {
  const special = fieldOperators.get(name);
  if (special !== undefined) return special(field, operand);
  const make = valueOperators.get(name);
  if (make === undefined) throw new MongoError('BadValue', `unknown operator: ${name}`);
  return fieldTest(field, operand, make);
}

function fieldTest(field: Field, operand: unknown, make: (operand: unknown) => ValueTest): Predicate {
  return compilePath(field.path, field.end, make(operand));
}

function refuseRegex(name: string, operand: unknown): unknown {
  if (isRegex(operand)) throw new MongoError('BadValue', `Can't have regex as arg to ${name}.`);
  return operand;
}

function negation(field: Field, operand: unknown): Predicate {
  if (isRegex(operand)) return not(fieldTest(field, operand, means));
  if (!isPlainObject(operand)) throw new MongoError('BadValue', '$not needs a regex or a document');
  if (!isOperators(operand)) throw new MongoError('BadValue', '$not cannot be empty or hold plain fields');
  return not(operatorsPredicate({ ...field, siblings: operand }));
}

function existence(field: Field, operand: unknown): Predicate {
  const exists = compilePath(field.path, field.end, (value) => value !== undefined);
  return isTruthy(operand) ? exists : not(exists);
}

function regex(field: Field, operand: unknown): Predicate {
  if (typeof operand !== 'string' && !isRegex(operand)) throw new MongoError('BadValue', '$regex has to be a string');
  const flags: unknown = field.siblings.$options;
  if (flags !== undefined && typeof flags !== 'string') {
    throw new MongoError('BadValue', '$options has to be a string');
  }
  return compilePath(field.path, field.end, matchesRegex(operand, flags));
}

/** Read together with its `$regex`. */
function options(field: Field): Predicate {
  if (!('$regex' in field.siblings)) throw new MongoError('BadValue', '$options needs a $regex');
  return () => true;
}

function containsAll(field: Field, operand: unknown): Predicate {
  if (!Array.isArray(operand)) throw new MongoError('BadValue', '$all needs an array');
  if (operand.length === 0) return () => false;
  return both(
    operand.map((item: unknown) => {
      if (!isOperators(item)) return fieldTest(field, item, means);
      if (!('$elemMatch' in item)) throw new MongoError('BadValue', `no $ expressions in $all`);
      return elementMatch(field, item.$elemMatch);
    }),
  );
}

function elementMatch(field: Field, operand: unknown): Predicate {
  if (!isPlainObject(operand)) throw new MongoError('BadValue', '$elemMatch needs an Object');
  const test = elementTest(operand, field.compileInner);
  return compilePath(field.path, 'whole', (value, trace) => {
    if (!Array.isArray(value)) return false;
    const position = value.findIndex((element) => test(element));
    if (position >= 0 && trace !== undefined) trace.position = position;
    return position >= 0;
  });
}

/** The test of one element: of its value for `{ $gt: 1 }`, of its fields otherwise. */
export function elementTest(condition: Document, compileInner: CompileInner): (element: unknown) => boolean {
  const combining = ['$and', '$or', '$nor', '$expr', '$comment'];
  if (isOperators(condition) && !combining.includes(Object.keys(condition)[0] ?? '')) {
    const holds = operatorsPredicate({ path: 'element', end: 'whole', compileInner, siblings: condition });
    return (element) => holds({ element });
  }
  const holds = compileInner(condition);
  return (element) => {
    if (Array.isArray(element)) return holds(Object.fromEntries(element.entries()));
    return isPlainObject(element) && holds(element);
  };
}

function hasSize(field: Field, operand: unknown): Predicate {
  const size = numberIn(operand);
  if (size === undefined) throw new MongoError('BadValue', `Failed to parse $size. Expected a number`);
  if (!Number.isInteger(Number(size))) throw new MongoError('BadValue', 'Failed to parse $size. Expected an integer');
  if (size < 0) throw new MongoError('BadValue', 'Failed to parse $size. Expected a non-negative number');
  return compilePath(field.path, 'whole', (value) => Array.isArray(value) && value.length === Number(size));
}

function not(holds: Predicate): Predicate {
  return (document) => !holds(document);
}

function both(predicates: readonly Predicate[]): Predicate {
  const [first] = predicates;
  if (first !== undefined && predicates.length === 1) return first;
  return (document, trace) => predicates.every((holds) => holds(document, trace));
}
