import { describe, expect, it } from '@jest/globals';
import { newIndex } from '../../../../src/platform/embedded-mongodb/engine/new-collection.js';
import type { IndexInfo, KeyPattern } from '../../../../src/platform/embedded-mongodb/engine/index.js';
import { describe as textOf } from '../../../../src/platform/embedded-mongodb/planner/describe.js';
import { indexBounds } from '../../../../src/platform/embedded-mongodb/planner/index-bounds.js';
import { isEverything } from '../../../../src/platform/embedded-mongodb/planner/intervals.js';
import { analyse } from '../../../../src/platform/embedded-mongodb/planner/predicates.js';

function index(key: KeyPattern, multikeyPaths: readonly (readonly number[])[]): IndexInfo {
  const multikey = multikeyPaths.some((positions) => positions.length > 0);
  return { ...newIndex({ name: 'tested', key }, 1), multikey, multikeyPaths };
}

/** `x: 1..5` for each bounded field; an unbounded one is left out. */
function boundsOf(of: IndexInfo, filter: object): Record<string, string> {
  const { fields } = indexBounds(of, analyse(filter).predicates);
  const bounded = fields.filter(({ intervals }) => !isEverything(intervals));
  return Object.fromEntries(
    bounded.map(({ name, intervals }) => [
      name,
      intervals.map(({ lower, upper }) => `${textOf(lower.value)}..${textOf(upper.value)}`).join(),
    ]),
  );
}

const plain = index({ a: 1, b: 1 }, [[], []]);
const array = index({ a: 1, b: 1 }, [[0], []]);
const shared = index({ 'l.x': 1, 'l.y': 1 }, [[0], [0]]);
const nested = index({ 'l.x': 1 }, [[0, 1]]);

describe('the bounds of an index', () => {
  it.each<[string, IndexInfo, object, object]>([
    ['all predicates of a plain field together', plain, { a: { $gte: 1, $lte: 5 }, b: 2 }, { a: '1..5', b: '2..2' }],
    ['one of two of an array, as elements may share them', array, { a: { $gte: 1, $lte: 5 } }, { a: '1..inf' }],
    ['the narrower of two of an array', array, { a: { $gte: 1, $in: [3, 4] } }, { a: '3..3,4..4' }],
    ['both within one $elemMatch', array, { a: { $elemMatch: { $gte: 1, $lte: 5 } } }, { a: '1..5' }],
    ['a plain field beside an array', array, { a: 1, b: 2 }, { a: '1..1', b: '2..2' }],
    ['one of two fields of elements', shared, { 'l.x': 1, 'l.y': 2 }, { 'l.x': '1..1' }],
    ['both fields of one element', shared, { l: { $elemMatch: { x: 1, y: 2 } } }, { 'l.x': '1..1', 'l.y': '2..2' }],
    [
      'not fields of two elements',
      shared,
      { $and: [{ l: { $elemMatch: { x: 1 } } }, { l: { $elemMatch: { y: 2 } } }] },
      { 'l.x': '1..1' },
    ],
    [
      'one of two where elements hold arrays',
      nested,
      { l: { $elemMatch: { x: { $gte: 1, $lte: 5 } } } },
      { 'l.x': '1..inf' },
    ],
    ['nothing of what only looks at what is not', plain, { a: { $ne: 1 }, b: { $nin: [2] } }, {}],
    [
      'nothing of a pattern that ends in alternatives',
      plain,
      { a: { $regex: '^a|b' } },
      { a: 'least of its type..greatest of its type,least of its type..greatest of its type' },
    ],
    ['an empty list', plain, { a: { $in: [] } }, { a: '' }],
    ['contradictions', plain, { a: { $gt: 5, $lt: 1 } }, { a: '' }],
  ])('take %s', (...[, of, filter, expected]) => {
    expect(boundsOf(of, filter)).toEqual(expected);
  });
});
