import { describe, expect, it } from '@jest/globals';
import { Binary, BSONRegExp, Code, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import fc from 'fast-check';
import { keyOf } from '../../../../src/platform/embedded-mongodb/indexes/value-key.js';
import { inverted } from '../../../../src/platform/embedded-mongodb/indexes/primitive-keys.js';
import { afterPrefix } from '../../../../src/platform/embedded-mongodb/storage/view.js';

const ascending: readonly unknown[] = [
  new MinKey(),
  null,
  NaN,
  -Infinity,
  -(2 ** 63),
  Long.fromString('-9007199254740993'),
  Long.fromString('-9007199254740992'),
  -1.5,
  new Int32(-1),
  -5e-324,
  0,
  5e-324,
  1,
  new Double(1.5),
  2 ** 53,
  Long.fromString('9007199254740993'),
  Long.fromString('9007199254740994'),
  Long.MAX_VALUE,
  2 ** 63,
  Infinity,
  '',
  '\0',
  '\0a',
  'a',
  'a\0',
  'a\0b',
  'aa',
  'b',
  'é',
  '\uffff',
  '😀',
  {},
  { a: 1 },
  { a: 1, b: 1 },
  { b: 1 },
  { a: 'x' },
  [],
  [1],
  [1, 2],
  [2],
  ['a'],
  new Binary(Buffer.from([9])),
  new Binary(Buffer.from([9]), 4),
  new Binary(Buffer.from([1, 1])),
  new ObjectId('0'.repeat(24)),
  new ObjectId('f'.repeat(24)),
  false,
  true,
  new Date(-8.64e15),
  new Date(-1),
  new Date(0),
  new Date(2 ** 40),
  Timestamp.fromBits(5, 1),
  Timestamp.fromBits(1, 2),
  new BSONRegExp('a', ''),
  new BSONRegExp('a', 'i'),
  /b/,
  new Code('f'),
  new Code('f', {}),
  new MaxKey(),
];

describe('the key of a value', () => {
  it('is in the order of MongoDB', () => {
    const keys = ascending.map(keyOf);
    expect(keys.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is the other way round when inverted', () => {
    const keys = ascending.map((value) => inverted(keyOf(value)));
    expect(keys.toSorted((a, b) => (a < b ? 1 : -1))).toEqual(keys);
  });

  it('is never the beginning of another key', () => {
    const keys = ascending.map(keyOf);
    for (const key of keys) expect(keys.filter((other) => other.startsWith(key))).toEqual([key]);
  });

  it.each([
    [1, new Double(1)],
    [1, Long.fromNumber(1)],
    [new Int32(7), 7n],
    [0, -0],
    [2 ** 53, Long.fromString('9007199254740992')],
    [null, undefined],
    [{ a: 1 }, { a: Long.fromNumber(1) }],
  ])('is the same for %p and %p', (left, right) => {
    expect(keyOf(left)).toBe(keyOf(right));
  });

  it('orders numbers of every type by their value', () => {
    const longs = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    fc.assert(
      fc.property(longs, fc.oneof(longs, fc.double({ noNaN: true })), (left, right) => {
        const order = left < right ? -1 : left > right ? 1 : 0;
        const [a, b] = [keyOf(Long.fromBigInt(left)), keyOf(right)];
        expect(a < b ? -1 : a > b ? 1 : 0).toBe(order);
      }),
    );
  });

  it('orders strings by their UTF-8 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (left, right) => {
        const order = Math.sign(Buffer.compare(Buffer.from(left), Buffer.from(right)));
        const [a, b] = [keyOf(left), keyOf(right)];
        expect(a < b ? -1 : a > b ? 1 : 0).toBe(order);
        expect(left === right || !afterPrefix(a).startsWith(b)).toBe(true);
      }),
    );
  });

  it('is refused for decimal128', () => {
    expect(() => keyOf(Decimal128.fromString('1'))).toThrow(expect.objectContaining({ codeName: 'NotImplemented' }));
  });
});
