import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import { typeName } from '../query/type-names.js';
import { isPlainObject } from '../query/values.js';
import type { ArrayFilters } from './array-filters.js';
import { arrayOperators } from './array-operators.js';
import { fieldOperators, type Change } from './field-operators.js';
import { identifierIn, parseUpdatePath, targetsOf, type UpdatePath } from './paths.js';

/** What a change may look at besides the document. */
export interface UpdateContext {
  /** True while an upsert makes a new document. */
  readonly inserting: boolean;
  /** The position of the array element that the filter came upon. */
  readonly position?: number | undefined;
}

/** Changes a document in place. The document must be the caller's own. */
export type Modify = (document: Document, context: UpdateContext) => void;

interface Modifier {
  readonly operator: string;
  readonly path: UpdatePath;
  /** All paths that the change reads or writes; no two changes of an update may share one. */
  readonly touches: readonly UpdatePath[];
  readonly change: Change;
}

/**
 * Compiles an update of operators, e.g. `{ $set: { a: 1 }, $push: { b: 2 } }`.
 * @throws MongoError for unknown operators, wrong operands, and paths that would touch each other (40).
 */
export function compileModifiers(update: Document, arrayFilters: ArrayFilters): Modify {
  const modifiers = Object.entries(update).flatMap(([operator, fields]) => ofOperator(operator, fields, arrayFilters));
  checkConflicts(modifiers.flatMap(({ touches }) => touches.map((path) => path.parts)));
  checkFiltersUsed(modifiers, arrayFilters);
  modifiers.sort((left, right) => comparePaths(left.path.parts, right.path.parts));
  return (document, { inserting, position }) => {
    for (const { operator, path, change } of modifiers) {
      if (operator === '$setOnInsert' && !inserting) continue;
      targetsOf(document, path, { position, arrayFilters }).forEach(change);
    }
  };
}

function ofOperator(operator: string, fields: unknown, arrayFilters: ArrayFilters): Modifier[] {
  const make = fieldOperators.get(operator) ?? arrayOperators.get(operator);
  if (make === undefined && operator !== '$rename') {
    const expected = 'Expected a valid update modifier or pipeline-style update specified as an array';
    throw new MongoError('FailedToParse', `Unknown modifier: ${operator}. ${expected}`);
  }
  if (!isPlainObject(fields)) {
    const found = `Modifiers operate on fields but we found type ${typeName(fields)} instead`;
    throw new MongoError('FailedToParse', `${found}: ${operator}`);
  }
  return Object.entries(fields).map(([text, operand]) => {
    const path = parseUpdatePath(text, arrayFilters);
    if (make === undefined) return renaming(path, operand);
    return { operator, path, touches: [path], change: make(operand, text) };
  });
}

/** Takes effect where the value goes to; where it comes from is touched as well. */
function renaming(from: UpdatePath, operand: unknown): Modifier {
  if (typeof operand !== 'string') {
    throw new MongoError('BadValue', `The 'to' field for $rename must be a string: ${from.text}`);
  }
  const to = parseUpdatePath(operand, new Map());
  if (to.text === from.text) {
    throw new MongoError('BadValue', `The source and target field for $rename must differ: ${from.text}`);
  }
  if ([...from.parts, ...to.parts].some((part) => part.startsWith('$'))) {
    throw new MongoError('BadValue', `The source and target field for $rename may not be dynamic: ${from.text}`);
  }
  return { operator: '$rename', path: to, touches: [to, from], change: moveFrom(from) };
}

function moveFrom(from: UpdatePath): Change {
  return (target) => {
    const source = target.elsewhere(from.parts);
    const { value } = source;
    if (source.withinArray) throw inArray('source', source.path);
    if (value === undefined) return;
    if (target.withinArray) throw inArray('destination', target.path);
    source.remove();
    target.set(value);
  };
}

function inArray(end: string, path: string): MongoError {
  return new MongoError('BadValue', `The ${end} field cannot be an array element, '${path}'`);
}

function checkConflicts(paths: readonly (readonly string[])[]): void {
  const taken = new Set<string>();
  const within = new Set<string>();
  for (const parts of paths) {
    const path = parts.join('.');
    const above = parts.map((_part, at) => parts.slice(0, at + 1).join('.'));
    const conflict = within.has(path) ? path : above.find((prefix) => taken.has(prefix));
    if (conflict !== undefined) {
      const would = `would create a conflict at '${conflict}'`;
      throw new MongoError('ConflictingUpdateOperators', `Updating the path '${path}' ${would}`);
    }
    taken.add(path);
    above.forEach((prefix) => within.add(prefix));
  }
}

function checkFiltersUsed(modifiers: readonly Modifier[], arrayFilters: ArrayFilters): void {
  const used = new Set(modifiers.flatMap(({ path }) => path.parts.map(identifierIn)));
  for (const identifier of arrayFilters.keys()) {
    if (used.has(identifier)) continue;
    throw new MongoError('FailedToParse', `The array filter for identifier '${identifier}' was not used in the update`);
  }
}

/** MongoDB applies changes, and so adds fields, in the order of their names, numbers by value. */
function comparePaths(left: readonly string[], right: readonly string[]): number {
  const at = left.findIndex((part, index) => part !== right[index]);
  const a = left[at];
  const b = right[at];
  if (a === undefined || b === undefined) return left.length - right.length;
  const numeric = /^\d+$/.test(a) && /^\d+$/.test(b);
  if (numeric) return Number(a) - Number(b);
  return a < b ? -1 : 1;
}
