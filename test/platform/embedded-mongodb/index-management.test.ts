import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Collection } from 'mongodb';
import { errorOf, makeIndex, openProofDatabase, type ProofDatabase, type Thing } from '../../support/proof-database.js';

let proof: ProofDatabase;
let things: Collection<Thing>;
let empty: Collection<Thing>;

beforeAll(async () => {
  proof = await openProofDatabase('index_management');
});

afterAll(() => proof.close());

beforeEach(async () => {
  await proof.database.dropDatabase();
  things = await proof.database.createCollection<Thing>('things');
  empty = proof.database.collection<Thing>('empty');
  await things.insertMany([
    { _id: 1, group: 1 },
    { _id: 2, group: 1 },
  ]);
});

describe('index management', () => {
  it('lists, names, and drops indexes', async () => {
    expect(
      await things.createIndexes([
        { key: { a: 1, b: -1 } },
        { key: { c: 1 }, name: 'by c', unique: true, sparse: true },
      ]),
    ).toEqual(['a_1_b_-1', 'by c']);
    expect(await things.listIndexes().toArray()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { a: 1, b: -1 }, name: 'a_1_b_-1' },
      { v: 2, key: { c: 1 }, name: 'by c', unique: true, sparse: true },
    ]);
    await things.dropIndex('by c');
    await proof.database.command({ dropIndexes: 'things', index: { a: 1, b: -1 } });
    expect(await things.indexExists(['by c'])).toBe(false);
    expect(await things.listIndexes().toArray()).toHaveLength(1);
  });

  it('repeats what is there and refuses what contradicts it', async () => {
    await makeIndex(things, { a: 1 }, { name: 'first' });
    expect(await makeIndex(things, { a: 1 }, { name: 'first' })).toBe('first');
    expect(await errorOf(makeIndex(things, { a: 1 }, { name: 'second' }))).toMatchObject({ code: 85 });
    expect(await errorOf(makeIndex(things, { b: 1 }, { name: 'first' }))).toMatchObject({ code: 86 });
    expect(await errorOf(things.dropIndex('nothing'))).toMatchObject({ code: 27 });
    expect(await errorOf(things.dropIndex('_id_'))).toMatchObject({ code: 72 });
  });

  it('refuses a unique index on what is not, and leaves nothing of it', async () => {
    expect(await errorOf(makeIndex(things, { group: 1 }, { unique: true }))).toMatchObject({ code: 11000 });
    expect(await things.listIndexes().toArray()).toHaveLength(1);
  });

  it('refuses arrays in two fields of one key', async () => {
    await makeIndex(empty, { a: 1, b: 1 });
    expect(await errorOf(empty.insertOne({ _id: 1, a: [1], b: [2] }))).toMatchObject({ code: 171 });
  });

  it('treats a missing field as null in a unique index, and skips it in a sparse or partial one', async () => {
    await empty.createIndexes([
      { key: { plain: 1 }, unique: true },
      { key: { sparse: 1 }, unique: true, sparse: true },
      { key: { part: 1 }, unique: true, partialFilterExpression: { live: true } },
    ]);
    await empty.insertMany([
      { _id: 1, part: 1 },
      { _id: 2, plain: 2, part: 1 },
      { _id: 3, plain: 3, part: 1, live: true },
    ]);
    expect(await errorOf(empty.insertOne({ _id: 4, plain: null }))).toMatchObject({
      code: 11000,
      keyValue: { plain: null },
    });
    expect(await errorOf(empty.insertOne({ _id: 5, plain: 5, part: 1, live: true }))).toMatchObject({ code: 11000 });
    expect(await errorOf(empty.updateOne({ _id: 2 }, { $set: { live: true } }))).toMatchObject({ code: 11000 });
    await empty.deleteOne({ _id: 3 });
    expect(await empty.updateOne({ _id: 2 }, { $set: { live: true } })).toMatchObject({ modifiedCount: 1 });
  });

  it('keeps texts apart that share a long beginning', async () => {
    await makeIndex(empty, { text: 1 }, { unique: true });
    const start = 'x'.repeat(6_000);
    await empty.insertMany([
      { _id: 1, text: `${start}a` },
      { _id: 2, text: `${start}b` },
    ]);
    expect(await errorOf(empty.insertOne({ _id: 3, text: `${start}a` }))).toMatchObject({ code: 11000 });
    expect(await empty.find({ text: { $gt: `${start}a` } }).toArray()).toMatchObject([{ _id: 2 }]);
    expect(
      await empty
        .find({}, { projection: { _id: 1 } })
        .sort({ text: -1 })
        .toArray(),
    ).toEqual([{ _id: 2 }, { _id: 1 }]);
  });
});
