import fc from 'fast-check';
import type { Document } from 'mongodb';
import { filters } from './filters.js';
import { inclusions, projections, totalSorts } from './orders.js';

/** A pipeline, and whether MongoDB promises the order of its results. */
export interface PipelineForm {
  readonly pipeline: readonly Document[];
  readonly ordered: boolean;
}

const windows: fc.Arbitrary<Document[]> = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 8 }))
  .chain(([$skip, $limit]) => fc.constantFrom<Document[]>([], [{ $limit }], [{ $skip }], [{ $skip }, { $limit }]));

/** `$match`, then perhaps an order and a part of it. */
const heads: fc.Arbitrary<PipelineForm> = fc
  .tuple(filters, fc.option(fc.tuple(totalSorts, windows), { nil: undefined }))
  .map(([$match, order]) =>
    order === undefined
      ? { pipeline: [{ $match }], ordered: false }
      : { pipeline: [{ $match }, { $sort: order[0] }, ...order[1]], ordered: true },
  );

const expressions: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  { $add: [{ $ifNull: ['$n', 0] }, 1] },
  { $subtract: [10, { $ifNull: ['$n', 0] }] },
  { $multiply: ['$n', 2] },
  { $cond: [{ $gt: ['$n', 1] }, 'many', 'few'] },
  { $cond: { if: { $eq: ['$a', null] }, then: '$b', else: '$a' } },
  { $concat: [{ $ifNull: ['$s', '?'] }, '-', { $ifNull: ['$s', ''] }] },
  { $size: { $ifNull: ['$tags', []] } },
  { $arrayElemAt: ['$tags', 0] },
  { $arrayElemAt: ['$tags', -1] },
  { $filter: { input: { $ifNull: ['$items', []] }, as: 'item', cond: { $gte: ['$$item.k', 1] } } },
  { $map: { input: { $ifNull: ['$items', []] }, as: 'item', in: { $add: ['$$item.k', '$$item.v'] } } },
  { $sum: '$items.k' },
  { $max: '$items.v' },
  { $in: ['a', { $ifNull: ['$tags', []] }] },
  { $type: '$a' },
  { $type: '$missing' },
  { $isArray: '$b' },
  { $toString: '$n' },
  { $dateToString: { date: '$t', format: '%Y-%m-%dT%H', onNull: 'never' } },
  { $switch: { branches: [{ case: { $lt: ['$n', 0] }, then: -1 }], default: { $literal: '$n' } } },
  { $cmp: ['$a', '$b'] },
  { $and: [{ $gt: ['$a', 0] }, { $ne: ['$b', null] }] },
  { $not: ['$c'] },
  '$a.x',
  '$items.k',
  '$$ROOT.c',
);

const joins: fc.Arbitrary<Document> = fc.constantFrom<Document>(
  { from: 'others', localField: 'n', foreignField: 'n', as: 'joined' },
  { from: 'others', localField: 'c', foreignField: 'a', as: 'joined' },
  { from: 'others', localField: 'tags', foreignField: 's', as: 'joined' },
  { from: 'others', localField: 'items.k', foreignField: '_id', as: 'joined' },
  { from: 'nowhere', localField: 'n', foreignField: 'n', as: 'joined' },
  {
    from: 'others',
    let: { mine: '$n' },
    pipeline: [{ $match: { $expr: { $eq: ['$n', '$$mine'] } } }, { $project: { n: 1 } }, { $sort: { _id: 1 } }],
    as: 'joined',
  },
  { from: 'others', localField: 's', foreignField: 's', pipeline: [{ $project: { s: 1 } }], as: 'joined' },
);

const steps: fc.Arbitrary<Document> = fc.oneof(
  { weight: 3, arbitrary: expressions.map((value) => ({ $addFields: { fresh: value } })) },
  { weight: 1, arbitrary: expressions.map((value) => ({ $project: { n: 1, 'a.x': 1, fresh: value } })) },
  { weight: 2, arbitrary: inclusions.map(($project) => ({ $project })) },
  { weight: 1, arbitrary: fc.constantFrom('$tags', '$items', '$a').map(($unwind) => ({ $unwind })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('$tags', '$items', '$b')
      .map((path) => ({ $unwind: { path, preserveNullAndEmptyArrays: true, includeArrayIndex: 'at' } })),
  },
  { weight: 2, arbitrary: joins.map(($lookup) => ({ $lookup })) },
  { weight: 1, arbitrary: expressions.map((value) => ({ $match: { $expr: { $ne: [value, 1] } } })) },
  { weight: 1, arbitrary: fc.constant({ $set: { 'b.x': 1 } }) },
);

const accumulators: Document = {
  count: { $sum: 1 },
  total: { $sum: '$n' },
  mean: { $avg: '$n' },
  least: { $min: '$n' },
  most: { $max: '$t' },
  set: { $addToSet: { $ifNull: ['$s', null] } },
};

const groups: fc.Arbitrary<Document> = fc
  .constantFrom<unknown>(
    null,
    '$s',
    '$t',
    '$n',
    { s: { $ifNull: ['$s', null] }, t: { $ifNull: ['$t', null] } },
    { $gt: ['$n', 1] },
    '$missing',
    '$tags',
  )
  .map((_id) => ({ $group: { _id, ...accumulators } }));

const facets: Document = {
  $facet: {
    first: [{ $sort: { _id: 1 } }, { $limit: 2 }, { $project: { n: 1 } }],
    byText: [{ $group: { _id: '$s', count: { $sum: 1 } } }, { $sort: { _id: 1 } }],
    counted: [{ $count: 'total' }],
  },
};

const endings: fc.Arbitrary<PipelineForm> = fc.oneof(
  { weight: 3, arbitrary: groups.map((group) => ({ pipeline: [group], ordered: false })) },
  { weight: 1, arbitrary: groups.map((group) => ({ pipeline: [group, { $sort: { _id: -1 } }], ordered: true })) },
  { weight: 1, arbitrary: fc.constant({ pipeline: [{ $count: 'total' }], ordered: true }) },
  { weight: 1, arbitrary: fc.constant({ pipeline: [facets], ordered: true }) },
  {
    weight: 1,
    arbitrary: fc.constant({ pipeline: [{ $replaceRoot: { newRoot: { id: '$_id', n: '$n' } } }], ordered: false }),
  },
);

/* Only at the end: the lab lets a stage after one of these see the fields again that it left out. */
const leavingOut: fc.Arbitrary<Document> = fc.oneof(
  projections.map(($project) => ({ $project })),
  fc.constant({ $unset: ['a', 'items.v'] }),
);

/** First and last in an order: only where the whole order is given. */
const firstAndLast: Document = {
  $group: { _id: '$s', first: { $first: '$n' }, last: { $last: '$n' }, all: { $push: '$c' } },
};

const ofAnOrder: fc.Arbitrary<PipelineForm> = totalSorts.map(($sort) => ({
  pipeline: [{ $sort }, firstAndLast],
  ordered: false,
}));

/** `$match` and `$sort`, reshaping, then perhaps `$group`, `$count` or `$facet`. */
export const aggregations: fc.Arbitrary<PipelineForm> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(heads, fc.array(steps, { maxLength: 2 })).map(([head, list]) => join(head, list)) },
  {
    weight: 2,
    arbitrary: fc.tuple(heads, leavingOut).map(([head, stage]) => join(head, [stage])),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(heads, fc.array(steps, { maxLength: 1 }), endings)
      .map(([head, list, ending]) => ({ ...ending, pipeline: [...head.pipeline, ...list, ...ending.pipeline] })),
  },
  { weight: 1, arbitrary: ofAnOrder },
);

function join(head: PipelineForm, list: readonly Document[]): PipelineForm {
  return { pipeline: [...head.pipeline, ...list], ordered: head.ordered };
}
