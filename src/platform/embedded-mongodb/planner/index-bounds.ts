import type { IndexInfo } from '../engine/types.js';
import { EVERYTHING, intersection, isEverything, type Intervals } from './intervals.js';
import type { ElementScope, Predicate } from './predicates.js';

/** What a query says of one field of an index, in ascending values. */
export interface FieldBounds {
  readonly name: string;
  readonly intervals: Intervals;
  /** Some indexed document has an array on this path. */
  readonly multikey: boolean;
}

export interface IndexBounds {
  readonly fields: readonly FieldBounds[];
  /** The bounds say all that the predicates say. */
  readonly exact: boolean;
}

/** One or more predicates on a field that hold of the same value. */
interface Choice {
  readonly predicates: readonly Predicate[];
  readonly intervals: Intervals;
  readonly scope?: ElementScope;
}

/**
 * The bounds that predicates give the fields of an index. Where a field holds arrays, different predicates may be met by
 * different elements, so only those are joined that are known to speak of one element.
 */
export function indexBounds(index: IndexInfo, predicates: readonly Predicate[]): IndexBounds {
  const chosen: Choice[] = [];
  const used = new Set<Predicate>();
  const fields = Object.keys(index.key).map((name, field): FieldBounds => {
    const arrays = index.multikeyPaths[field] ?? [];
    const own = predicates.filter((predicate) => predicate.path === name);
    const choice =
      arrays.length === 0 ? all(own) : best(own, arrays, (other) => agrees(index, { field, other, chosen }));
    chosen.push(choice);
    for (const predicate of choice.predicates) used.add(predicate);
    return { name, intervals: choice.intervals, multikey: arrays.length > 0 };
  });
  const exact = predicates.every((predicate) => predicate.exact && used.has(predicate));
  return { fields, exact: exact && !index.multikey };
}

function all(predicates: readonly Predicate[]): Choice {
  const intervals = predicates.reduce<Intervals>(
    (joined, predicate) => intersection(joined, predicate.intervals),
    EVERYTHING,
  );
  return { predicates, intervals };
}

function best(
  predicates: readonly Predicate[],
  arrays: readonly number[],
  allowed: (choice: Choice) => boolean,
): Choice {
  const none: Choice = { predicates: [], intervals: EVERYTHING };
  return choicesOf(predicates, arrays)
    .filter(allowed)
    .reduce((found, choice) => (breadth(choice.intervals) < breadth(found.intervals) ? choice : found), none);
}

/** Each predicate alone, and those of one `$elemMatch` together if no array lies within its elements. */
function choicesOf(predicates: readonly Predicate[], arrays: readonly number[]): Choice[] {
  const choices: Choice[] = [];
  const scopes = new Set(predicates.flatMap(({ scope }) => scope ?? []));
  for (const scope of scopes) {
    const inScope = predicates.filter((predicate) => predicate.scope === scope);
    if (arrays.every((position) => position < scope.depth)) choices.push({ ...all(inScope), scope });
    else choices.push(...inScope.map((predicate) => ({ ...all([predicate]), scope })));
  }
  choices.push(...predicates.filter(({ scope }) => scope === undefined).map((predicate) => all([predicate])));
  return choices;
}

interface Place {
  readonly field: number;
  readonly other: Choice;
  readonly chosen: readonly Choice[];
}

/** A field that shares an array with a bounded field before it is bounded only by the same `$elemMatch`. */
function agrees(index: IndexInfo, { field, other, chosen }: Place): boolean {
  return chosen.every((choice, before) => {
    if (isEverything(choice.intervals)) return true;
    const shared = sharedArrays(index, before, field);
    if (shared.length === 0) return true;
    const { scope } = choice;
    return scope !== undefined && scope === other.scope && shared.every((position) => position < scope.depth);
  });
}

function sharedArrays(index: IndexInfo, left: number, right: number): readonly number[] {
  const names = Object.keys(index.key).map((name) => name.split('.'));
  const a = names[left] ?? [];
  const b = names[right] ?? [];
  const both = (index.multikeyPaths[left] ?? []).filter((position) => index.multikeyPaths[right]?.includes(position));
  return both.filter((position) => a.slice(0, position + 1).every((component, at) => component === b[at]));
}

/** How much intervals let through, roughly: points before ranges, ranges closed on both sides before open ones. */
function breadth(intervals: Intervals): number {
  if (isEverything(intervals)) return 1e9;
  return intervals.reduce((sum, { point }) => sum + (point ? 1 : 1000), 0);
}
