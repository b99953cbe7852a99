import { describe, expect, it } from '@jest/globals';
import { Double, Long, ObjectId } from 'bson';
import { compileFilter } from '../../../../src/platform/embedded-mongodb/query/filter.js';

type Row = readonly [filter: object, matching: readonly object[], others: readonly object[]];

const ID = new ObjectId('0123456789abcdef01234567');

const ROWS: readonly Row[] = [
  [{}, [{}, { a: 1 }], []],
  [{ a: 1 }, [{ a: 1 }, { a: new Double(1) }, { a: new Long(1) }, { a: [0, 1] }], [{ a: '1' }, { a: [[1]] }, {}]],
  [{ a: null }, [{}, { a: null }, { a: [1, null] }], [{ a: 0 }, { a: [] }]],
  [{ 'a.b': null }, [{}, { a: 5 }, { a: {} }, { a: [{ b: 1 }, {}] }], [{ a: [1, 2] }, { a: [] }, { a: { b: 1 } }]],
  [{ a: [1, 2] }, [{ a: [1, 2] }, { a: [[1, 2]] }], [{ a: [2, 1] }, { a: [1, 2, 3] }]],
  [{ a: { b: 1, c: 2 } }, [{ a: { b: 1, c: 2 } }], [{ a: { c: 2, b: 1 } }, { a: { b: 1 } }]],
  [{ a: ID }, [{ a: new ObjectId(ID.toHexString()) }], [{ a: ID.toHexString() }]],
  [{ a: { $gt: 5 } }, [{ a: 6 }, { a: [1, 6] }], [{ a: 5 }, { a: 'x' }, { a: null }, { a: true }, {}]],
  [{ a: { $lte: null } }, [{}, { a: null }], [{ a: 0 }]],
  [{ a: { $gte: new Date(5) } }, [{ a: new Date(5) }], [{ a: new Date(4) }, { a: 6 }]],
  [{ a: { $gt: 1, $lt: 3 } }, [{ a: 2 }, { a: [0, 4] }], [{ a: 3 }]],
  [{ a: { $ne: 1 } }, [{}, { a: 2 }, { a: [2] }], [{ a: 1 }, { a: [1, 2] }]],
  [{ a: { $in: [1, null, /^x/] } }, [{ a: 1 }, {}, { a: 'xy' }], [{ a: 2 }, { a: 'y' }]],
  [{ a: { $nin: [1] } }, [{}, { a: 2 }], [{ a: [1, 2] }]],
  [{ a: { $exists: false } }, [{}], [{ a: null }]],
  [{ 'a.b': { $exists: true } }, [{ a: { b: null } }, { a: [{ b: 1 }] }], [{ a: [1] }, {}]],
  [{ a: { $not: { $gt: 5 } } }, [{}, { a: 5 }, { a: 'x' }], [{ a: [1, 6] }]],
  [{ a: { $all: [1, 2] } }, [{ a: [2, 1, 0] }], [{ a: [1] }, { a: 1 }]],
  [{ a: { $size: 2 } }, [{ a: [1, 2] }], [{ a: [1] }, { a: 2 }]],
  [{ a: { $elemMatch: { b: 1, c: { $gt: 1 } } } }, [{ a: [{ b: 1, c: 2 }] }], [{ a: [{ b: 1 }, { c: 2 }] }]],
  [{ a: { $elemMatch: { $gt: 1, $lt: 3 } } }, [{ a: [0, 2] }], [{ a: [0, 4] }, { a: 2 }, { a: [[2]] }]],
  [{ 'a.b': 1 }, [{ a: { b: 1 } }, { a: [{ b: 1 }] }, { a: [{ b: [1] }] }], [{ a: [[{ b: 1 }]] }]],
  [{ 'a.1': 5 }, [{ a: [0, 5] }, { a: { 1: 5 } }], [{ a: [5] }]],
  [{ a: /b$/i }, [{ a: 'aB' }, { a: ['x', 'b'] }], [{ a: 'bx' }, {}]],
  [{ a: { $regex: '^x', $options: 'i' } }, [{ a: 'Xy' }], [{ a: 'yx' }]],
  [{ a: { $type: 'number' } }, [{ a: 1 }, { a: new Long(1) }, { a: ['x', 1] }], [{ a: '1' }]],
  [{ a: { $type: 'array' } }, [{ a: [] }], [{ a: 1 }]],
  [{ a: { $mod: [4, 1] } }, [{ a: 5 }, { a: 9.7 }], [{ a: 4 }, { a: 'x' }]],
  [{ $or: [{ a: 1 }, { b: 1 }] }, [{ a: 1 }, { b: 1 }], [{}]],
  [{ $nor: [{ a: 1 }, { b: 1 }] }, [{}], [{ a: 1 }, { b: 1 }]],
  [{ $and: [{ a: 1 }, { b: 1 }] }, [{ a: 1, b: 1 }], [{ a: 1 }]],
  [{ $expr: { $gt: ['$a', '$b'] } }, [{ a: 2, b: 1 }, { a: 1 }], [{ a: 1, b: 1 }]],
  [{ constructor: null, toString: { $exists: false } }, [{}], [{ constructor: 1 }]],
];

describe('a filter', () => {
  it.each(ROWS)('%j tells what matches', (filter, matching, others) => {
    const holds = compileFilter(filter);
    expect(matching.filter((document) => !holds(document))).toEqual([]);
    expect(others.filter((document) => holds(document))).toEqual([]);
  });

  it.each<[object, number]>([
    [{ a: [5, { b: 1 }, { b: 2 }] }, 1],
    [{ a: [{ b: 0 }, { b: [2, 1] }] }, 1],
  ])('leaves the outermost position it came upon in %j', (document, position) => {
    const trace = {};
    expect(compileFilter({ 'a.b': 1 })(document, trace)).toBe(true);
    expect(trace).toEqual({ position });
  });
});
