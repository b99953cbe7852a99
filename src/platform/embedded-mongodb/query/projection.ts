import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import type { Evaluate } from './expressions.js';
import type { MatchTrace } from './paths.js';
import { parseProjection, type ProjectionNode, type ProjectionOptions } from './projection-tree.js';
import { isPlainObject } from './values.js';

/** Makes the answer's form of a document. The trace is that of the filter, for `a.$`. */
export type Project = (document: Document, trace?: MatchTrace) => Document;

/**
 * Compiles a projection of `find` or `$project`.
 * @throws MongoError where it mixes fields to keep with fields to leave out, names a path twice, and so on.
 */
export function compileProjection(spec: Document, options: ProjectionOptions): Project {
  if (Object.keys(spec).length === 0) {
    if (options.inFind) return (document) => document;
    throw new MongoError(
      'Location51272',
      'Invalid $project :: caused by :: projection specification must have at least one field',
    );
  }
  const root = parseProjection(spec, options);
  return (document, trace) => applyNode(root, document, { root: document, trace });
}

/** Compiles `$addFields`: computed fields in place, everything else as it is. */
export function compileAddFields(fields: ReadonlyMap<string, Evaluate>): Project {
  const root: ProjectionNode = { mode: 'add', leaves: new Map(), children: new Map() };
  for (const [path, evaluate] of fields) addComputed(root, path.split('.'), evaluate);
  return (document) => applyNode(root, document, { root: document });
}

function addComputed(node: ProjectionNode, parts: readonly string[], evaluate: Evaluate): void {
  const [part = '', ...rest] = parts;
  if (rest.length === 0) {
    if (node.children.has(part)) throw collision(part);
    node.leaves.set(part, { kind: 'compute', evaluate });
    return;
  }
  if (node.leaves.has(part)) throw collision(part);
  const child = node.children.get(part) ?? { mode: 'add', leaves: new Map(), children: new Map() };
  node.children.set(part, child);
  addComputed(child, rest, evaluate);
}

function collision(part: string): MongoError {
  return new MongoError('Location40176', `specification contains two conflicting paths at '${part}'`);
}

interface Current {
  readonly root: Document;
  readonly trace?: MatchTrace | undefined;
}

function applyNode(node: ProjectionNode, document: Document, current: Current): Document {
  const result: Document = {};
  for (const [name, value] of Object.entries(document)) {
    const kept = fieldKept(node, name, { value, current });
    if (kept !== undefined) result[name] = kept;
  }
  addComputedFields(node, result, current);
  return result;
}

interface Field {
  readonly value: unknown;
  readonly current: Current;
}

/** What becomes of a field that the document has; `undefined` where it goes. */
function fieldKept(node: ProjectionNode, name: string, { value, current }: Field): unknown {
  const child = node.children.get(name);
  if (child !== undefined) return applyValue(child, value, current);
  const leaf = node.leaves.get(name);
  switch (leaf?.kind) {
    case undefined:
      return node.mode === 'include' ? undefined : value;
    case 'keep':
      return value;
    case 'drop':
      return undefined;
    case 'change':
      return leaf.change(value, current.trace);
    case 'compute':
      // A place among the other fields, where those that are added keep theirs.
      return node.mode === 'add' ? value : undefined;
  }
}

function addComputedFields(node: ProjectionNode, result: Document, current: Current): void {
  for (const [name, leaf] of node.leaves) {
    if (leaf.kind !== 'compute') continue;
    const value = leaf.evaluate(current.root);
    if (value === undefined) Reflect.deleteProperty(result, name);
    else result[name] = value;
  }
  for (const [name, child] of node.children) {
    if (name in result || !hasComputed(child)) continue;
    result[name] = applyNode(child, {}, current);
  }
}

function applyValue(node: ProjectionNode, value: unknown, current: Current): unknown {
  if (Array.isArray(value)) {
    return value.map((element) => applyValue(node, element, current)).filter((element) => element !== undefined);
  }
  if (isPlainObject(value)) return applyNode(node, value, current);
  if (hasComputed(node)) return applyNode(node, {}, current);
  return node.mode === 'include' ? undefined : value;
}

function hasComputed(node: ProjectionNode): boolean {
  const computes = [...node.leaves.values()].some((leaf) => leaf.kind === 'compute');
  return computes || [...node.children.values()].some(hasComputed);
}
