import type { Document } from 'bson';
import type { FindQuery, IndexInfo } from '../engine/types.js';
import { isIdIndex } from './candidates.js';
import { describe } from './describe.js';
import type { IndexBounds } from './index-bounds.js';
import type { Interval } from './intervals.js';
import type { Access, Plan } from './plan.js';

/** The stages of a plan by MongoDB's names, the outermost first. */
export function explainPlan(plan: Plan, query: FindQuery): Document {
  const { sort, skip = 0, limit = 0 } = query;
  let stage = plan.accesses.length === 1 ? one(plan.accesses[0], query) : union(plan.accesses, query);
  if (plan.blockingSort) stage = { stage: 'SORT', sortPattern: sort, type: 'simple', inputStage: stage };
  if (skip > 0) stage = { stage: 'SKIP', skipAmount: skip, inputStage: stage };
  if (limit > 0) stage = { stage: 'LIMIT', limitAmount: limit, inputStage: stage };
  return stage;
}

function one(access: Access | undefined, query: FindQuery): Document {
  if (access?.index === undefined || access.bounds === undefined) return collectionScan(access, query);
  if (isIdIndex(access.index) && isOnePoint(access.bounds)) return { ...keyScan(access), stage: 'IDHACK' };
  return fetch(scanOf(access, query), access.exact ? undefined : query.filter);
}

function scanOf(access: Access, { sort }: FindQuery): Document {
  const scan = keyScan(access);
  return access.branches.length > 1 ? { stage: 'SORT_MERGE', sortPattern: sort, inputStages: [scan] } : scan;
}

function union(accesses: readonly Access[], query: FindQuery): Document {
  return fetch({ stage: 'OR', inputStages: accesses.map(keyScan) }, query.filter);
}

function fetch(inputStage: Document, filter: Document | undefined): Document {
  return { stage: 'FETCH', ...(filter === undefined ? {} : { filter }), inputStage };
}

function collectionScan(access: Access | undefined, { filter }: FindQuery): Document {
  return { stage: 'COLLSCAN', filter, direction: directionOf(access) };
}

function keyScan(access: Access): Document {
  const { index, bounds } = access;
  if (index === undefined || bounds === undefined) return { stage: 'COLLSCAN', direction: directionOf(access) };
  return {
    stage: 'IXSCAN',
    keyPattern: index.key,
    indexName: index.name,
    isMultiKey: index.multikey,
    multiKeyPaths: multiKeyPaths(index),
    isUnique: index.unique || isIdIndex(index),
    isSparse: index.sparse,
    isPartial: index.partialFilterExpression !== undefined,
    indexVersion: 2,
    direction: directionOf(access),
    indexBounds: boundsByField(index, bounds),
  };
}

function directionOf(access: Access | undefined): string {
  return access?.reverse === true ? 'backward' : 'forward';
}

function multiKeyPaths(index: IndexInfo): Document {
  const paths = Object.keys(index.key).map((name, field) => {
    const components = name.split('.');
    const arrays = index.multikeyPaths[field] ?? [];
    return [name, arrays.map((position) => components.slice(0, position + 1).join('.'))] as const;
  });
  return Object.fromEntries(paths);
}

/** In the order of the index: a descending field's greatest values first. */
function boundsByField(index: IndexInfo, { fields }: IndexBounds): Document {
  const entries = fields.map(({ name, intervals }) => {
    const turned = index.key[name] === -1;
    const texts = (turned ? intervals.toReversed() : intervals).map((interval) => intervalText(interval, turned));
    return [name, texts] as const;
  });
  return Object.fromEntries(entries);
}

function intervalText({ lower, upper }: Interval, turned: boolean): string {
  const [first, last] = turned ? [upper, lower] : [lower, upper];
  const open = first.inclusive ? '[' : '(';
  const close = last.inclusive ? ']' : ')';
  return `${open}${describe(first.value)}, ${describe(last.value)}${close}`;
}

function isOnePoint({ fields }: IndexBounds): boolean {
  return fields.every(({ intervals }) => intervals.length === 1 && intervals[0]?.point === true);
}
