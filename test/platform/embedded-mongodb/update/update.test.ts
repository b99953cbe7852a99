import { describe, expect, it } from '@jest/globals';
import { Double, Int32, Long } from 'bson';
import { decode, encode } from '../../../../src/platform/embedded-mongodb/protocol/bson.js';
import { compileUpdate } from '../../../../src/platform/embedded-mongodb/update/update.js';
import { upsertedDocument } from '../../../../src/platform/embedded-mongodb/update/upsert.js';

const BEFORE = {
  _id: 1,
  n: 5,
  half: 0.5,
  long: Long.fromNumber(7),
  text: 'x',
  list: [3, 1, 2],
  rows: [
    { k: 1, v: 1 },
    { k: 2, v: 2 },
  ],
};

/** The fields that an update changes, in BSON's types. */
function changed(update: unknown, options: { arrayFilters?: unknown[]; position?: number } = {}): object {
  const compiled = compileUpdate({ update, arrayFilters: options.arrayFilters });
  const after = compiled.apply(decode(encode(BEFORE)), { inserting: false, position: options.position });
  const before = decode(encode(BEFORE));
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...names]
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => [name, after[name] as unknown]),
  );
}

function ints(...numbers: number[]): Int32[] {
  return numbers.map((number) => new Int32(number));
}

describe('an update', () => {
  it.each<[unknown, object]>([
    [{ $set: { n: 6, 'deep.er': 1 } }, { n: 6, deep: { er: 1 } }],
    [{ $unset: { text: '', nothing: '' } }, { text: undefined }],
    [{ $inc: { n: 1, fresh: 2 } }, { n: new Int32(6), fresh: 2 }],
    [{ $inc: { n: new Double(0.5) } }, { n: new Double(5.5) }],
    [{ $inc: { n: 2 ** 31 - 1 } }, { n: Long.fromNumber(2 ** 31 + 4) }],
    [{ $inc: { long: 1 } }, { long: new Long(8) }],
    [{ $mul: { n: 3, fresh: 4 } }, { n: new Int32(15), fresh: new Int32(0) }],
    [{ $min: { n: 4, half: 9 } }, { n: 4 }],
    [{ $max: { n: 'text is more' } }, { n: 'text is more' }],
    [{ $rename: { text: 'words' } }, { text: undefined, words: 'x' }],
    [{ $setOnInsert: { fresh: 1 } }, {}],
    [{ $bit: { n: { and: 4 } } }, { n: new Int32(4) }],
    [{ $push: { list: 9 } }, { list: [...ints(3, 1, 2), 9] }],
    [{ $push: { list: { $each: [0], $sort: 1, $slice: -3 } } }, { list: ints(1, 2, 3) }],
    [{ $push: { list: { $each: [8, 9], $position: 1 } } }, { list: [new Int32(3), 8, 9, ...ints(1, 2)] }],
    [{ $push: { fresh: 1 } }, { fresh: [1] }],
    [{ $addToSet: { list: { $each: [1, 4] } } }, { list: [...ints(3, 1, 2), 4] }],
    [{ $pull: { list: { $gte: 2 } } }, { list: ints(1) }],
    [{ $pull: { rows: { k: 1 } } }, { rows: [{ k: new Int32(2), v: new Int32(2) }] }],
    [{ $pullAll: { list: [1, 2] } }, { list: ints(3) }],
    [{ $pop: { list: -1 } }, { list: ints(1, 2) }],
    [[{ $set: { n: { $add: ['$n', 1] } } }, { $unset: 'text' }], { n: new Int32(6), text: undefined }],
  ])('%j changes only what it says', (update, expected) => {
    expect(changed(update)).toEqual(expected);
  });

  it('reaches elements by position, all of them, or those of a filter', () => {
    expect(changed({ $set: { 'rows.$.v': 9 } }, { position: 1 })).toMatchObject({ rows: [{}, { v: 9 }] });
    expect(changed({ $inc: { 'list.$[]': 1 } })).toEqual({ list: ints(4, 2, 3) });
    const arrayFilters = [{ 'row.k': { $gt: 1 } }];
    expect(changed({ $set: { 'rows.$[row].v': 9 } }, { arrayFilters })).toMatchObject({ rows: [{}, { v: 9 }] });
  });

  it('adds fields in the order of their names', () => {
    const compiled = compileUpdate({ update: { $set: { z: 1, b: 1 }, $inc: { a: 1 } } });
    expect(Object.keys(compiled.apply({ _id: 1 }, { inserting: false }))).toEqual(['_id', 'a', 'b', 'z']);
  });

  it.each<[unknown, number]>([
    [{ $set: { a: 1 }, $inc: { 'a.b': 1 } }, 40],
    [{ $rename: { a: 'b' }, $set: { b: 1 } }, 40],
    [{ $frobnicate: { a: 1 } }, 9],
    [{ $set: { $a: 1 } }, 52],
    [{ $set: { 'a.$[x]': 1 } }, 2],
    [5, 9],
  ])('%j is refused with %i', (update, code) => {
    expect(() => compileUpdate({ update })).toThrow(expect.objectContaining({ code }));
  });

  it.each<[unknown, number]>([
    [{ $inc: { text: 1 } }, 14],
    [{ $set: { 'text.x': 1 } }, 28],
    [{ $set: { _id: 2 } }, 66],
    [{ $push: { n: 1 } }, 2],
    [{ $pop: { n: 1 } }, 14],
    [{ _id: 2, n: 1 }, 66],
  ])('%j fails with %i on this document', (update, code) => {
    expect(() => changed(update)).toThrow(expect.objectContaining({ code }));
  });
});

describe('an upsert', () => {
  it.each<[object, unknown, object]>([
    [{ _id: 7 }, { $set: { a: 1 }, $setOnInsert: { b: 2 } }, { _id: 7, a: 1, b: 2 }],
    [{ _id: 7, 'a.b': 1, c: { $gt: 5 } }, { $inc: { n: 1 } }, { _id: 7, a: { b: 1 }, n: 1 }],
    [{ $and: [{ _id: 7 }, { k: { $eq: 'x' } }] }, { $set: { a: 1 } }, { _id: 7, k: 'x', a: 1 }],
    [{ _id: { $in: [7] }, k: { $in: [1, 2] } }, { $set: { a: 1 } }, { _id: 7, a: 1 }],
    [{ _id: 7, gone: 1 }, { a: 1 }, { _id: 7, a: 1 }],
    [{ _id: 7, n: 1 }, [{ $set: { n: { $add: ['$n', 1] } } }], { _id: 7, n: new Int32(2) }],
  ])('of %j by %j makes one document', (filter, update, expected) => {
    expect(upsertedDocument(filter, compileUpdate({ update }))).toEqual(expected);
  });

  it('whose filter says a path twice is refused', () => {
    const update = compileUpdate({ update: { $set: { a: 1 } } });
    expect(() => upsertedDocument({ $and: [{ k: 1 }, { k: 2 }] }, update)).toThrow(
      expect.objectContaining({ code: 54 }),
    );
  });
});
