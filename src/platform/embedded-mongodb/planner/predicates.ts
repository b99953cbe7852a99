import { BSONRegExp, type Document } from 'bson';
import { keyOf, TYPE } from '../indexes/value-key.js';
import {
  bracketOf,
  comparedTo,
  EVERYTHING,
  pointAt,
  pointOf,
  startingWith,
  union,
  type Comparison,
  type Interval,
  type Intervals,
} from './intervals.js';
import { literalPrefix } from './regex-prefix.js';

/** One `$elemMatch`: what it says holds of one and the same element. */
export interface ElementScope {
  /** The number of components of the array's path. */
  readonly depth: number;
}

/** What a filter says of one path, as intervals of keys: no document that matches has all its values outside. */
export interface Predicate {
  readonly path: string;
  readonly intervals: Intervals;
  /** Where the path leads through no array, the intervals hold exactly what matches. */
  readonly exact: boolean;
  /** No document without the path matches. */
  readonly present: boolean;
  readonly scope?: ElementScope;
}

/** A filter taken apart: all predicates hold, and one branch of each of the alternatives. */
export interface Conjunction {
  readonly predicates: readonly Predicate[];
  readonly alternatives: readonly (readonly Conjunction[])[];
  /** Nothing in the filter is left out of the predicates. */
  readonly complete: boolean;
}

interface Parts {
  readonly predicates: Predicate[];
  readonly alternatives: (readonly Conjunction[])[];
  complete: boolean;
}

/** Takes a filter apart. What no index can help with is left out, and said to be. */
export function analyse(filter: Document): Conjunction {
  const parts: Parts = { predicates: [], alternatives: [], complete: true };
  collect(filter, parts);
  return parts;
}

function collect(filter: Document, parts: Parts): void {
  for (const [name, condition] of Object.entries(filter) as [string, unknown][]) {
    if (!name.startsWith('$')) collectField(name, condition, parts);
    else if (name === '$and') (condition as Document[]).forEach((part) => collect(part, parts));
    else if (name === '$or') collectOr(condition as Document[], parts);
    else if (name !== '$comment') parts.complete = false;
  }
}

function collectOr(branches: readonly Document[], parts: Parts): void {
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) {
    collect(only, parts);
    return;
  }
  parts.alternatives.push(branches.map(analyse));
  parts.complete = false;
}

function collectField(path: string, condition: unknown, parts: Parts): void {
  if (!isOperators(condition)) {
    collectPredicates([equality(path, condition)], parts);
    return;
  }
  for (const [operator, operand] of Object.entries(condition) as [string, unknown][]) {
    collectPredicates(predicatesOf({ path, operator, operand, condition }), parts);
  }
}

function collectPredicates(predicates: readonly Predicate[] | undefined, parts: Parts): void {
  const usable = predicates?.filter((given) => given.present || !leadsToPlace(given.path)) ?? [];
  parts.predicates.push(...usable);
  if (usable.length !== predicates?.length) parts.complete = false;
}

/**
 * `b.0` of `{ b: [{}] }` is a document for an index, and missing as well for a filter, which also looks for the field
 * `0` of each element. So where what is missing matches, an index can't tell.
 */
function leadsToPlace(path: string): boolean {
  return /\.\d+(\.|$)/.test(path);
}

interface Clause {
  readonly path: string;
  readonly operator: string;
  readonly operand: unknown;
  /** All operators of the field, for those that belong together. */
  readonly condition: Document;
}

const NOT_A_NUMBER = keyOf(NaN);

/** Undefined: nothing an index could use. Empty: nothing to say. */
function predicatesOf(clause: Clause): readonly Predicate[] | undefined {
  const { path, operator, operand } = clause;
  switch (operator) {
    case '$eq':
      return [equality(path, operand)];
    case '$in':
      return [membership(path, operand as unknown[])];
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return comparison(path, operator, operand);
    case '$exists':
      return [existence(path, operand)];
    case '$regex':
      return [matching(path, operand, clause.condition.$options)];
    case '$options':
    case '$comment':
      return [];
    case '$all':
      return allOf(path, operand as unknown[]);
    case '$elemMatch':
      return elementMatch(path, operand as Document);
    default:
      return undefined;
  }
}

function predicate(path: string, intervals: Intervals, exact: boolean): Predicate {
  const nothing = keyOf(null);
  const present = !intervals.some(({ from, to }) => from <= nothing && nothing < to);
  return { path, intervals, exact, present };
}

function equality(path: string, value: unknown): Predicate {
  const { intervals, exact } = equalTo(value);
  return predicate(path, union(intervals), exact);
}

function membership(path: string, values: readonly unknown[]): Predicate {
  const parts = values.map(equalTo);
  const intervals = union(parts.flatMap((part) => part.intervals));
  return predicate(
    path,
    intervals,
    parts.every((part) => part.exact),
  );
}

function equalTo(value: unknown): { readonly intervals: Intervals; readonly exact: boolean } {
  if (value instanceof RegExp || value instanceof BSONRegExp) return { intervals: regexIntervals(value), exact: false };
  if (!Array.isArray(value)) return { intervals: [pointOf(value ?? null)], exact: true };
  // An array is in an index by its elements, and whole where it is an element itself.
  const [first] = value as unknown[];
  const element = value.length === 0 ? pointAt(TYPE.undefined, undefined) : pointOf(first);
  return { intervals: [element, pointOf(value)], exact: false };
}

function comparison(path: string, operator: Comparison, operand: unknown): readonly Predicate[] | undefined {
  const type = keyOf(operand).charAt(0);
  if (type === TYPE.array || type === TYPE.minKey || type === TYPE.maxKey || type === TYPE.regex) return undefined;
  if (type === TYPE.null || keyOf(operand) === NOT_A_NUMBER) {
    return operator.endsWith('e') ? [predicate(path, [pointOf(operand)], false)] : undefined;
  }
  return [
    predicate(
      path,
      [comparedTo(operator, operand)].filter(({ from, to }) => from < to),
      true,
    ),
  ];
}

function existence(path: string, operand: unknown): Predicate {
  if (isTrue(operand)) return { path, intervals: EVERYTHING, exact: false, present: true };
  return predicate(path, [pointOf(null)], false);
}

function matching(path: string, regex: unknown, options: unknown): Predicate {
  if (typeof regex === 'string')
    return predicate(path, regexIntervals({ pattern: regex, options: textOf(options) }), false);
  return predicate(path, regexIntervals(regex as RegExp), false);
}

type Pattern = RegExp | { readonly pattern: string; readonly options: string };

/** Strings that can match, and the regular expression itself as a stored value. */
function regexIntervals(regex: Pattern): Intervals {
  const pattern = regex instanceof RegExp ? regex.source : regex.pattern;
  const options = regex instanceof RegExp ? regex.flags : regex.options;
  const prefix = literalPrefix(pattern, options);
  const strings: Interval = prefix === '' ? bracketOf(TYPE.string) : startingWith(prefix);
  return union([strings, bracketOf(TYPE.regex)]);
}

function allOf(path: string, operands: readonly unknown[]): readonly Predicate[] | undefined {
  const [first] = operands;
  if (operands.length === 0) return [predicate(path, [], false)];
  if (isOperators(first))
    return predicatesOf({ path, operator: '$elemMatch', operand: first.$elemMatch, condition: first });
  return [{ ...equality(path, first), exact: false }];
}

function elementMatch(path: string, operand: Document): readonly Predicate[] | undefined {
  const scope: ElementScope = { depth: path.split('.').length };
  const parts: Parts = { predicates: [], alternatives: [], complete: true };
  if (isOperators(operand)) collectField(path, operand, parts);
  else collect(operand, parts);
  // A number in a path may mean a place in an element that is itself an array, which no index holds.
  const usable = parts.predicates.filter((inner) => isOperators(operand) || !/(^|\.)\d+(\.|$)/.test(inner.path));
  const scoped = usable.map((inner) => ({
    ...inner,
    path: isOperators(operand) ? path : `${path}.${inner.path}`,
    exact: false,
    scope,
  }));
  return scoped.length === 0 ? undefined : scoped;
}

/** `{ $gt: 1 }` rather than a document to be equal to. */
function isOperators(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  const [first] = Object.keys(value);
  return first?.startsWith('$') === true && first !== '$ref' && first !== '$id' && first !== '$db';
}

function isTrue(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Number(value.valueOf()) !== 0;
  return Boolean(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
