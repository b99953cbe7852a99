import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import { elementTest } from './field-predicates.js';
import { compileFilter } from './filter.js';
import { compileExpression, type Evaluate, type Variables } from './expressions.js';
import { expressionOperators } from './expression-operators/table.js';
import type { MatchTrace } from './paths.js';
import { isTruthy } from './truth.js';
import { isPlainObject, numberIn } from './values.js';

/** Where a projection is written decides what it may hold. */
export interface ProjectionOptions {
  /** In a `find`, `$slice`, `$elemMatch` and `a.$` have their own meaning. */
  readonly inFind: boolean;
  readonly variables?: Variables;
}

/** What a projection does to one field. */
type Leaf =
  | { readonly kind: 'keep' | 'drop' }
  | { readonly kind: 'change'; readonly change: (value: unknown, trace?: MatchTrace) => unknown }
  | { readonly kind: 'compute'; readonly evaluate: Evaluate };

/** A projection as a tree of field names. In mode `include` only what is named stays. */
export interface ProjectionNode {
  readonly mode: 'include' | 'exclude' | 'add';
  readonly leaves: Map<string, Leaf>;
  readonly children: Map<string, ProjectionNode>;
}

interface Entry {
  readonly path: string;
  readonly leaf: Leaf;
  /** What the entry says about the fields that aren't named, if anything. */
  readonly says?: 'include' | 'exclude' | undefined;
}

/** @throws MongoError where the projection contradicts itself or isn't understood. */
export function parseProjection(spec: Document, options: ProjectionOptions): ProjectionNode {
  const entries = flattened(spec, '').map(([path, value]) => entryOf(path, value, options));
  const mode = modeOf(entries);
  const root: ProjectionNode = { mode, leaves: new Map(), children: new Map() };
  for (const entry of entries) place(root, entry);
  if (mode === 'include' && !root.leaves.has('_id') && !root.children.has('_id'))
    root.leaves.set('_id', { kind: 'keep' });
  return root;
}

/** `{ a: { b: 1 } }` is the same as `{ 'a.b': 1 }`. */
function flattened(spec: Document, prefix: string): [path: string, value: unknown][] {
  return Object.entries(spec).flatMap(([name, value]: [string, unknown]): [string, unknown][] => {
    const path = prefix + name;
    const [first] = isPlainObject(value) ? Object.keys(value) : [];
    if (!isPlainObject(value) || first?.startsWith('$') === true) return [[path, value]];
    if (first === undefined)
      throw new MongoError('Location51270', `An empty sub-projection is not a valid value: ${path}`);
    return flattened(value, `${path}.`);
  });
}

function entryOf(path: string, value: unknown, options: ProjectionOptions): Entry {
  if (path.split('.').includes('')) {
    throw new MongoError('Location40353', 'FieldPath must not end with a dot or hold empty names.');
  }
  if (typeof value === 'boolean' || numberIn(value) !== undefined) return keptOrDropped(path, isTruthy(value), options);
  if (options.inFind && isPlainObject(value)) {
    const [operator = ''] = Object.keys(value);
    if (operator === '$slice') return { path, leaf: slice(value.$slice) };
    if (operator === '$elemMatch') return { path, leaf: elementMatch(value.$elemMatch), says: 'include' };
    if (operator === '$meta') throw new MongoError('NotImplemented', '$meta is not supported by this server.');
  }
  return {
    path,
    leaf: { kind: 'compute', evaluate: computed(value, options) },
    says: path === '_id' ? undefined : 'include',
  };
}

function computed(value: unknown, options: ProjectionOptions): Evaluate {
  const [operator] = isPlainObject(value) ? Object.keys(value) : [];
  if (operator !== undefined && operator !== '$literal' && !expressionOperators.has(operator)) {
    throw new MongoError('Location31325', `Invalid $project :: caused by :: Unknown expression ${operator}`);
  }
  return compileExpression(value, options.variables);
}

function keptOrDropped(path: string, keep: boolean, { inFind }: ProjectionOptions): Entry {
  if (path.startsWith('$')) {
    throw new MongoError('Location16410', `FieldPath field names may not start with '$': ${path}`);
  }
  if (inFind && keep && path.endsWith('.$')) {
    return { path: path.slice(0, -2), leaf: { kind: 'change', change: elementMatched }, says: 'include' };
  }
  const leaf: Leaf = { kind: keep ? 'keep' : 'drop' };
  if (path === '_id') return { path, leaf };
  return { path, leaf, says: keep ? 'include' : 'exclude' };
}

/** The first entry that says so decides; `{ _id: 1 }` alone keeps, `{ _id: 0 }` alone leaves out. */
function modeOf(entries: readonly Entry[]): 'include' | 'exclude' {
  const mode = entries.find((entry) => entry.says !== undefined)?.says ?? modeOfId(entries);
  const other = entries.find((entry) => entry.says !== undefined && entry.says !== mode);
  if (other === undefined) return mode;
  const [code, does, kind] =
    mode === 'include'
      ? (['Location31254', 'exclusion', 'inclusion'] as const)
      : (['Location31253', 'inclusion', 'exclusion'] as const);
  throw new MongoError(code, `Cannot do ${does} on field ${other.path} in ${kind} projection`);
}

function modeOfId(entries: readonly Entry[]): 'include' | 'exclude' {
  return entries.some(({ leaf }) => leaf.kind === 'keep' || leaf.kind === 'compute') ? 'include' : 'exclude';
}

function place(root: ProjectionNode, { path, leaf }: Entry): void {
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  let node = root;
  for (const part of parts) {
    if (node.leaves.has(part)) throw new MongoError('Location31249', `Path collision at ${path}`);
    const child = node.children.get(part) ?? { mode: root.mode, leaves: new Map(), children: new Map() };
    node.children.set(part, child);
    node = child;
  }
  if (node.leaves.has(last) || node.children.has(last)) {
    throw new MongoError('Location31250', `Path collision at ${path}`);
  }
  node.leaves.set(last, leaf);
}

function slice(operand: unknown): Leaf {
  const [first, second] = (Array.isArray(operand) ? operand : [operand]).map((value) => Number(numberIn(value) ?? NaN));
  if (first === undefined || Number.isNaN(first) || (second !== undefined && !(second > 0))) {
    throw new MongoError('Location28667', 'Invalid $slice syntax: expected a number or [skip, limit]');
  }
  const cut = (values: readonly unknown[]): readonly unknown[] => {
    if (second === undefined) return first < 0 ? values.slice(first) : values.slice(0, first);
    const from = first < 0 ? Math.max(0, values.length + first) : first;
    return values.slice(from, from + second);
  };
  return { kind: 'change', change: (value) => (Array.isArray(value) ? cut(value) : value) };
}

function elementMatch(operand: unknown): Leaf {
  if (!isPlainObject(operand)) throw new MongoError('Location31274', 'elemMatch: Invalid argument, object required');
  const test = elementTest(operand, (filter) => compileFilter(filter));
  return {
    kind: 'change',
    change: (value) => {
      const position = Array.isArray(value) ? value.findIndex(test) : -1;
      return position >= 0 ? [(value as unknown[])[position]] : undefined;
    },
  };
}

function elementMatched(value: unknown, trace?: MatchTrace): unknown {
  if (!Array.isArray(value)) return value;
  const { position } = trace ?? {};
  if (position !== undefined && position < value.length) return [value[position] as unknown];
  throw new MongoError(
    'Location51246',
    "Executor error: the positional operator '.$' couldn't find a matching element",
  );
}
