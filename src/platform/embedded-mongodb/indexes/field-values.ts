import { MongoError } from '../errors.js';

/** Stands for an empty array at the end of a path: MongoDB indexes it as `undefined`, below null. */
export const EMPTY_ARRAY = Symbol('empty array');

/** One combination of values for the paths of an index, in their order. Missing is `undefined`. */
export type ValueRow = readonly unknown[];

export interface FieldValues {
  /** One row, or one for each element where a path leads through an array. */
  readonly rows: readonly ValueRow[];
  /** For each path the positions of its components that held an array, ascending. */
  readonly arrays: readonly (readonly number[])[];
}

interface Walk {
  readonly kind: 'value' | 'array';
  readonly value: unknown;
  /** Of the array: the position of its component in the path. */
  readonly position: number;
}

/**
 * The values that a document has at some paths. Paths through the same array go through its elements together.
 * @throws MongoError `CannotIndexParallelArrays` where two paths lead through different arrays, 16746 where a numeric
 * component could mean both an array's place and a field.
 */
export function fieldValues(document: unknown, paths: readonly (readonly string[])[]): FieldValues {
  const walks = paths.map((path) => walk(document, path, 0));
  const array = walks.find(({ kind }) => kind === 'array');
  if (array === undefined) return { rows: [walks.map(({ value }) => value)], arrays: paths.map(() => []) };
  const arrays = paths.map(() => new Set<number>());
  const starts = paths.map((): Start => ({ value: document, from: 0 }));
  const rows = expand({ paths, arrays }, starts);
  return { rows, arrays: arrays.map((positions) => [...positions].sort((a, b) => a - b)) };
}

/** A place from which a path goes on: the value there, and the number of components passed. */
interface Start {
  readonly value: unknown;
  readonly from: number;
}

interface Expansion {
  readonly paths: readonly (readonly string[])[];
  readonly arrays: readonly Set<number>[];
}

function expand(expansion: Expansion, starts: readonly Start[]): ValueRow[] {
  const walks = starts.map(({ value, from }, field) => walk(value, expansion.paths[field] ?? [], from));
  const array = commonArray(walks, expansion.paths);
  if (array === undefined) return [walks.map(({ value }) => value)];
  walks.forEach(({ kind, position }, field) => {
    if (kind === 'array') expansion.arrays[field]?.add(position);
  });
  if (array.length === 0) return [walks.map((found, field) => emptyValue(found, expansion.paths[field] ?? []))];
  return array.flatMap((element: unknown) =>
    expand(
      expansion,
      walks.map(({ kind, value, position }, field): Start => {
        if (kind === 'array')
          return { value: elementFor(element, position, expansion.paths[field] ?? []), from: position + 1 };
        return { value, from: expansion.paths[field]?.length ?? 0 };
      }),
    ),
  );
}

/** An element at a path's end is a value, even if it is an array itself; before the end only objects lead on. */
function elementFor(element: unknown, position: number, path: readonly string[]): unknown {
  if (position + 1 < path.length && Array.isArray(element)) return undefined;
  return element;
}

function emptyValue({ kind, value, position }: Walk, path: readonly string[]): unknown {
  if (kind === 'value') return value;
  return position === path.length - 1 ? EMPTY_ARRAY : undefined;
}

function commonArray(walks: readonly Walk[], paths: readonly (readonly string[])[]): readonly unknown[] | undefined {
  let common: unknown;
  let field = 0;
  for (const [index, { kind, value }] of walks.entries()) {
    if (kind !== 'array') continue;
    if (common !== undefined && common !== value) {
      const names = [paths[index], paths[field]].map((path) => `[${(path ?? []).join('.')}]`);
      throw new MongoError('CannotIndexParallelArrays', `cannot index parallel arrays ${names.join(' ')}`);
    }
    common = value;
    field = index;
  }
  return Array.isArray(common) ? common : undefined;
}

/** Follows a path to its end, or to the first array in it. A path that is at its end is a value, array or not. */
function walk(start: unknown, path: readonly string[], from: number): Walk {
  let value = start;
  for (let position = from; position < path.length; position += 1) {
    value = step(value, path[position] ?? '');
    if (!Array.isArray(value)) continue;
    const next = path[position + 1];
    if (next === undefined || !isPlace(value, next)) return { kind: 'array', value, position };
    value = value[Number(next)];
    position += 1;
    if (Array.isArray(value)) return { kind: 'array', value, position };
  }
  return { kind: 'value', value, position: path.length };
}

/** Whether a component names a place in the array rather than a field of its elements. */
function isPlace(array: readonly unknown[], component: string): boolean {
  if (!/^(0|[1-9]\d*)$/.test(component)) return false;
  if (array.some((element) => isPlain(element) && Object.hasOwn(element, component))) {
    throw new MongoError(
      'Location16746',
      `Ambiguous field name found in array (do not use numeric field names in embedded elements in an array), field: '${component}'`,
    );
  }
  return Number(component) < array.length;
}

function step(value: unknown, component: string): unknown {
  if (!isPlain(value) || !Object.hasOwn(value, component)) return undefined;
  return value[component];
}

/** An object with fields, not a BSON value. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return (
    !(value instanceof Date) &&
    !(value instanceof RegExp) &&
    !('_bsontype' in value && typeof value._bsontype === 'string')
  );
}
