import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Binary, Double, Long, MaxKey, MinKey, ObjectId, type Collection, type SortDirection } from 'mongodb';
import { errorOf, makeIndex, openProofDatabase, type ProofDatabase, type Thing } from '../../support/proof-database.js';

/* Orders that MongoDB's manual promises, with an index and without one. */

let proof: ProofDatabase;
let things: Collection<Thing>;

beforeAll(async () => {
  proof = await openProofDatabase('sorting');
  things = proof.database.collection<Thing>('things');
});

afterAll(() => proof.close());
beforeEach(() => proof.database.dropDatabase());

async function order(sort: Record<string, SortDirection>): Promise<(number | string)[]> {
  return (
    await things
      .find({}, { projection: { _id: 1 } })
      .sort(sort)
      .toArray()
  ).map(({ _id }) => _id);
}

const inOrder = [
  new MinKey(),
  [],
  null,
  new Double(-1.5),
  Long.fromString('9007199254740992'),
  Long.fromString('9007199254740993'),
  '',
  'B',
  'a',
  'aa',
  'é',
  '🦉',
  {},
  { a: 1 },
  { a: 1, b: 1 },
  { b: 0 },
  new Binary(Buffer.from([9])),
  new Binary(Buffer.from([1, 2])),
  new ObjectId('0'.repeat(24)),
  false,
  true,
  new Date(-1),
  new Date(1),
  /a/,
  new MaxKey(),
];

describe.each([['with an index', true] as const, ['without an index', false] as const])(
  'an order %s',
  (_name, indexed) => {
    it('puts types in the order of BSON and values within them, both ways', async () => {
      await things.insertMany(inOrder.map((value, position) => ({ _id: position, value })).toReversed());
      if (indexed) await makeIndex(things, { value: 1 });
      const positions = [...inOrder.keys()];
      expect(await order({ value: 1 })).toEqual(positions);
      expect(await order({ value: -1 })).toEqual(positions.toReversed());
    });

    it('takes the least element of an array ascending and the greatest descending', async () => {
      await things.insertMany([
        { _id: 'low and high', list: [1, 9] },
        { _id: 'middle', list: 5 },
        { _id: 'missing' },
        { _id: 'empty', list: [] },
        { _id: 'inner', list: [[0], 6] },
      ]);
      if (indexed) await makeIndex(things, { list: 1 });
      expect(await order({ list: 1 })).toEqual(['empty', 'missing', 'low and high', 'middle', 'inner']);
      expect(await order({ list: -1 })).toEqual(['inner', 'low and high', 'middle', 'missing', 'empty']);
    });

    it('by two fields of one array goes by pairs of one element', async () => {
      await things.insertMany([
        {
          _id: 'a',
          items: [
            { k: 1, v: 9 },
            { k: 2, v: 0 },
          ],
        },
        { _id: 'b', items: [{ k: 1, v: 5 }] },
      ]);
      if (indexed) await makeIndex(things, { 'items.k': 1, 'items.v': 1 });
      expect(await order({ 'items.k': 1, 'items.v': 1 })).toEqual(['b', 'a']);
    });
  },
);

describe('an order', () => {
  it('by two arrays of one document is refused', async () => {
    await things.insertMany([{ _id: 1, a: [1], b: [2] }, { _id: 2 }]);
    expect(await errorOf(things.find().sort({ a: 1, b: 1 }).toArray())).toMatchObject({ code: 2 });
    const pipeline = [{ $addFields: { c: 1 } }, { $sort: { a: 1, b: 1 } }];
    expect(await errorOf(things.aggregate(pipeline).toArray())).toMatchObject({ code: 2 });
  });

  it('is kept by $push in the groups after $sort', async () => {
    await things.insertMany([3, 1, 2, 6, 5, 4].map((n) => ({ _id: n, n, odd: n % 2 === 1 })));
    const groups = await things
      .aggregate([{ $sort: { n: -1 } }, { $group: { _id: '$odd', all: { $push: '$n' } } }, { $sort: { _id: 1 } }])
      .toArray();
    expect(groups).toEqual([
      { _id: false, all: [6, 4, 2] },
      { _id: true, all: [5, 3, 1] },
    ]);
  });

  it('of names is the order in which one update adds several fields', async () => {
    await things.insertOne({ _id: 1 });
    await things.updateOne({ _id: 1 }, { $set: { z: 1 }, $inc: { b: 1 }, $min: { a: 1 } });
    expect(Object.keys((await things.findOne({ _id: 1 })) ?? {})).toEqual(['_id', 'a', 'b', 'z']);
  });
});
