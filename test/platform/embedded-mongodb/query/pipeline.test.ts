import { describe, expect, it } from '@jest/globals';
import { Double, Int32, Long } from 'bson';
import { compilePipeline } from '../../../../src/platform/embedded-mongodb/query/pipeline/compile.js';
import type { PipelineContext } from '../../../../src/platform/embedded-mongodb/query/pipeline/stage.js';
import { compileFilter } from '../../../../src/platform/embedded-mongodb/query/filter.js';
import type { Document } from '../../../../src/platform/embedded-mongodb/protocol/bson.js';

const AUTHORS: readonly Document[] = [
  { _id: 'a', name: 'Ann Arbiter' },
  { _id: 'b', name: 'Ben Byline' },
];

const ARTICLES: readonly Document[] = [
  { _id: 1, by: 'a', n: 3, tags: ['x', 'y'] },
  { _id: 2, by: 'b', n: 1, tags: [] },
  { _id: 3, by: 'a', n: 2 },
];

const context: PipelineContext = {
  variables: {},
  *read(_collection, { filter }) {
    const holds = compileFilter(filter);
    for (const author of AUTHORS) if (holds(author)) yield author;
  },
  compile: compilePipeline,
};

function run(...stages: readonly object[]): Document[] {
  return [...compilePipeline(stages, context)(ARTICLES)];
}

describe('a pipeline', () => {
  it('matches, sorts, skips and limits', () => {
    expect(run({ $match: { n: { $gt: 1 } } }, { $sort: { n: 1 } }, { $skip: 1 }, { $limit: 1 })).toEqual([ARTICLES[0]]);
  });

  it('groups with every accumulator', () => {
    const group = {
      _id: '$by',
      n: { $sum: 1 },
      total: { $sum: '$n' },
      mean: { $avg: '$n' },
      least: { $min: '$n' },
      most: { $max: '$n' },
      first: { $first: '$_id' },
      last: { $last: '$_id' },
      all: { $push: '$n' },
      best: { $topN: { n: 1, sortBy: { n: -1 }, output: '$_id' } },
      many: { $count: {} },
    };
    expect(run({ $match: { by: 'a' } }, { $group: group })).toEqual([
      {
        _id: 'a',
        n: new Int32(2),
        total: new Int32(5),
        mean: new Double(2.5),
        least: 2,
        most: 3,
        first: 1,
        last: 3,
        all: [3, 2],
        best: [1],
        many: new Int32(2),
      },
    ]);
  });

  it('unwinds arrays, and keeps what has none when asked', () => {
    expect(run({ $unwind: '$tags' }).map(({ tags }) => tags as unknown)).toEqual(['x', 'y']);
    const kept = run({ $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'at' } });
    expect(kept.map(({ _id, at }) => [_id, at] as unknown)).toEqual([
      [1, new Long(0)],
      [1, new Long(1)],
      [2, null],
      [3, null],
    ]);
  });

  it('joins by fields, and by a pipeline with variables', () => {
    const byFields = { from: 'authors', localField: 'by', foreignField: '_id', as: 'author' };
    expect(run({ $match: { _id: 2 } }, { $lookup: byFields }, { $unwind: '$author' })).toMatchObject([
      { _id: 2, author: { name: 'Ben Byline' } },
    ]);
    const pipeline = [{ $match: { $expr: { $eq: ['$_id', '$$who'] } } }, { $project: { _id: 0, name: 1 } }];
    const byPipeline = { from: 'authors', let: { who: '$by' }, pipeline, as: 'author' };
    expect(run({ $match: { _id: 1 } }, { $lookup: byPipeline })[0]?.author).toEqual([{ name: 'Ann Arbiter' }]);
  });

  it('runs facets over the same documents', () => {
    const facets = { page: [{ $sort: { n: -1 } }, { $limit: 1 }, { $project: { n: 1 } }], total: [{ $count: 'n' }] };
    expect(run({ $facet: facets })).toEqual([{ page: [{ _id: 1, n: 3 }], total: [{ n: 3 }] }]);
  });

  it('counts into buckets, by value, and after other documents', () => {
    expect(run({ $bucket: { groupBy: '$n', boundaries: [0, 2, 5] } })).toEqual([
      { _id: 0, count: new Int32(1) },
      { _id: 2, count: new Int32(2) },
    ]);
    expect(run({ $sortByCount: '$by' })[0]).toEqual({ _id: 'a', count: new Int32(2) });
    expect(run({ $unionWith: 'authors' }, { $count: 'n' })).toEqual([{ n: 5 }]);
  });

  it('reshapes', () => {
    expect(run({ $limit: 1 }, { $set: { 'more.n': '$n', by: '$$REMOVE' } }, { $unset: ['tags', 'n'] })).toEqual([
      { _id: 1, more: { n: 3 } },
    ]);
    expect(run({ $limit: 1 }, { $replaceWith: { only: '$n' } })).toEqual([{ only: 3 }]);
  });
});
