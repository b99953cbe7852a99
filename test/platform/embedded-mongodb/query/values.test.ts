import { describe, expect, it } from '@jest/globals';
import { Binary, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { compareStrings, compareValues, sameValue } from '../../../../src/platform/embedded-mongodb/query/values.js';

/** One of each, in MongoDB's order. */
const ASCENDING: readonly unknown[] = [
  new MinKey(),
  undefined,
  null,
  NaN,
  -Infinity,
  Long.fromNumber(-5),
  -1.5,
  new Int32(0),
  new Double(0.5),
  2 ** 53,
  Long.fromBigInt(2n ** 53n + 1n),
  Infinity,
  '',
  'Z',
  'a',
  '\ufffd',
  '\u{1f600}',
  {},
  { a: 1 },
  { b: 1 },
  { a: 'x' },
  [],
  [1, 2],
  [3],
  new Binary(Buffer.from([9])),
  new Binary(Buffer.from([1, 1])),
  new ObjectId('000000000000000000000001'),
  new ObjectId('f00000000000000000000000'),
  false,
  true,
  new Date(-1),
  new Date(5),
  new Timestamp({ t: 1, i: 2 }),
  /a/,
  new MaxKey(),
];

describe('the order of values', () => {
  it('is that of their types, and within a type that of the values', () => {
    for (const [at, left] of ASCENDING.entries()) {
      for (const [other, right] of ASCENDING.entries()) {
        expect(Math.sign(compareValues(left, right))).toBe(Math.sign(at - other));
      }
    }
  });

  it.each<[unknown, unknown]>([
    [1, new Double(1)],
    [new Int32(1), new Long(1)],
    [NaN, new Double(NaN)],
    [0, -0],
    [{ a: [1] }, { a: [new Double(1)] }],
    [new ObjectId('000000000000000000000001'), new ObjectId('000000000000000000000001')],
    [new Date(7), new Date(7)],
  ])('holds %p and %p for the same', (left, right) => {
    expect(sameValue(left, right)).toBe(true);
  });

  it.each([
    ['a', 'b', -1],
    ['\uffff', '\u{10000}', -1],
    ['ab', 'a', 1],
    ['same', 'same', 0],
  ])('puts the text %p beside %p by its UTF-8 bytes', (left, right, order) => {
    expect(Math.sign(compareStrings(left, right))).toBe(order);
    expect(Math.sign(Buffer.compare(Buffer.from(left), Buffer.from(right)))).toBe(order);
  });
});
