import type { CollectionInfo, IndexInfo, KeyPattern } from '../engine/types.js';
import { fieldsOf } from '../indexes/index-entries.js';
import { keptBytes } from '../indexes/index-keys.js';
import { documentPrefix, indexPrefix } from '../storage/key-space.js';
import { indexBounds, type FieldBounds, type IndexBounds } from './index-bounds.js';
import { isEverything } from './intervals.js';
import { keyRanges } from './key-ranges.js';
import { holdsAll } from './partial-index.js';
import type { Access } from './plan.js';
import type { Predicate } from './predicates.js';
import { sortOrder, type SortOrder } from './sort-order.js';

/** What is asked of an index. */
export interface Question {
  readonly collection: CollectionInfo;
  readonly predicates: readonly Predicate[];
  /** The predicates say all that the filter says. */
  readonly complete: boolean;
  readonly sort: KeyPattern | undefined;
}

/** An index that could answer a question. */
export interface Candidate {
  readonly index: IndexInfo;
  readonly bounds: IndexBounds;
  readonly order: SortOrder | undefined;
  /** The leading fields that narrow the walk. */
  readonly narrowing: readonly string[];
  readonly score: number;
}

/** The clustered index, whose entries are the documents themselves. */
export function isIdIndex(index: IndexInfo): boolean {
  return index.name === '_id_';
}

/** Every index that holds all that may match, and narrows the walk, gives the order or holds little else. */
export function candidates(question: Question): Candidate[] {
  return question.collection.indexes
    .filter((index) => index.ready && !index.hidden && holdsAll(index, question.predicates))
    .map((index) => candidateFor(index, question))
    .filter(({ index, narrowing, order }) => narrowing.length > 0 || order !== undefined || isSelective(index));
}

export function candidateFor(index: IndexInfo, question: Question): Candidate {
  const bounds = indexBounds(index, question.predicates);
  const order = question.sort === undefined ? undefined : sortOrder(index, bounds.fields, question.sort);
  const narrowing = narrowingFields(bounds.fields);
  const walked = narrowing.reduce((sum, field) => sum + worth(field), 0);
  const score = walked + (order === undefined ? 0 : WORTH.order) + (isSelective(index) ? WORTH.selective : 0);
  const unique = (index.unique || isIdIndex(index)) && bounds.fields.every((field) => kindOf(field) === 'point');
  return { index, bounds, order, narrowing: narrowing.map(({ name }) => name), score: unique ? WORTH.unique : score };
}

const WORTH = { unique: 1000, point: 10, points: 8, range: 4, order: 6, selective: 1 } as const;

/** An index that leaves documents out. */
function isSelective({ sparse, partialFilterExpression }: IndexInfo): boolean {
  return sparse || partialFilterExpression !== undefined;
}

/** The fields that bound the walk: all up to and with the first that isn't held to points. */
function narrowingFields(fields: readonly FieldBounds[]): readonly FieldBounds[] {
  const end = fields.findIndex((field) => kindOf(field) === 'range' || kindOf(field) === 'everything');
  if (end < 0) return fields;
  const last = fields[end];
  return fields.slice(0, last !== undefined && kindOf(last) === 'range' ? end + 1 : end);
}

type Kind = 'point' | 'points' | 'range' | 'everything';

function kindOf({ intervals }: FieldBounds): Kind {
  if (isEverything(intervals)) return 'everything';
  if (!intervals.every(({ point }) => point)) return 'range';
  return intervals.length <= 1 ? 'point' : 'points';
}

function worth(field: FieldBounds): number {
  const kind = kindOf(field);
  return kind === 'everything' ? 0 : WORTH[kind];
}

/** The walk through the index that a candidate stands for. */
export function accessOf({ index, bounds, order }: Candidate, { collection, complete }: Question): Access {
  const clustered = isIdIndex(index);
  const { branches, exact } = keyRanges({
    prefix: clustered ? documentPrefix(collection.id) : indexPrefix(index.id),
    bounds,
    descending: fieldsOf(index.key).descending,
    apart: order?.apart ?? 0,
    kept: clustered ? keptBytes.id : keptBytes.fields,
  });
  return {
    index,
    bounds,
    branches,
    reverse: order?.reverse === true,
    exact: exact && complete && !index.cutKeys,
    sorted: order !== undefined,
  };
}

/** A walk through all documents, in the order of `_id`. */
export function wholeCollection({ collection, predicates, complete }: Question, reverse: boolean): Access {
  const prefix = documentPrefix(collection.id);
  return {
    branches: [{ shared: prefix.length, ranges: [{ from: prefix, to: `${prefix}\xff` }] }],
    reverse,
    exact: complete && predicates.length === 0,
    sorted: false,
  };
}
