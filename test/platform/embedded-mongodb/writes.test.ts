import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Collection, Db } from 'mongodb';
import { errorOf, makeIndex, openProofDatabase, type ProofDatabase, type Thing } from '../../support/proof-database.js';

let proof: ProofDatabase;
let database: Db;
let things: Collection<Thing>;

beforeAll(async () => {
  proof = await openProofDatabase('writes');
  database = proof.database;
});

afterAll(() => proof.close());

beforeEach(async () => {
  await database.dropDatabase();
  things = database.collection<Thing>('things');
});

async function insertNumbers(count: number): Promise<void> {
  await things.insertMany(Array.from({ length: count }, (_, n) => ({ _id: n, n, even: n % 2 === 0 })));
}

describe('writes', () => {
  it('count what they matched, changed and made', async () => {
    await insertNumbers(6);
    expect(await things.updateMany({ even: true }, { $set: { even: true } })).toMatchObject({
      matchedCount: 3,
      modifiedCount: 0,
    });
    expect(await things.updateMany({ n: { $lt: 3 } }, { $max: { n: 1 } })).toMatchObject({
      matchedCount: 3,
      modifiedCount: 1,
    });
    expect(await things.updateOne({ _id: 77 }, { $set: { n: 7 } }, { upsert: true })).toMatchObject({
      matchedCount: 0,
      upsertedId: 77,
      upsertedCount: 1,
    });
    expect(await things.replaceOne({ _id: 77 }, { kept: 'no' })).toMatchObject({ modifiedCount: 1 });
    expect(await things.findOne({ _id: 77 })).toEqual({ _id: 77, kept: 'no' });
    expect(await things.deleteMany({ n: { $gte: 4 } })).toMatchObject({ deletedCount: 2 });
    expect(await things.deleteOne({ _id: 'absent' })).toMatchObject({ deletedCount: 0 });
  });

  it('stop at the first error when ordered', async () => {
    const error = await errorOf(things.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }]));
    expect(error).toMatchObject({ code: 11000, writeErrors: [expect.objectContaining({ index: 1, code: 11000 })] });
    expect(await things.countDocuments()).toBe(1);
  });

  it('go on past errors when unordered', async () => {
    const list = [{ _id: 1 }, { _id: 1 }, { _id: 2 }, { _id: 2 }, { _id: 3 }];
    const error = await errorOf(things.insertMany(list, { ordered: false }));
    expect(error.writeErrors).toEqual([expect.objectContaining({ index: 1 }), expect.objectContaining({ index: 3 })]);
    expect(await things.countDocuments()).toBe(3);
  });

  it('name the key of a duplicate', async () => {
    await makeIndex(things, { slug: 1, section: -1 }, { unique: true });
    await things.insertOne({ _id: 1, slug: 'a', section: 'b' });
    expect(await errorOf(things.insertOne({ _id: 2, slug: 'a', section: 'b' }))).toMatchObject({
      code: 11000,
      keyPattern: { slug: 1, section: -1 },
      keyValue: { slug: 'a', section: 'b' },
      message: expect.stringContaining('E11000 duplicate key error collection'),
    });
    expect(
      await errorOf(things.updateOne({ _id: 3 }, { $set: { slug: 'a', section: 'b' } }, { upsert: true })),
    ).toMatchObject({ code: 11000 });
  });

  it('of several kinds go in one bulk', async () => {
    const result = await things.bulkWrite([
      { insertOne: { document: { _id: 1, n: 1 } } },
      { insertOne: { document: { _id: 2, n: 1 } } },
      { updateMany: { filter: { n: 1 }, update: { $inc: { n: 1 } } } },
      { updateOne: { filter: { _id: 5 }, update: { $set: { n: 5 } }, upsert: true } },
      { replaceOne: { filter: { _id: 1 }, replacement: { n: 10 } } },
      { deleteOne: { filter: { _id: 2 } } },
    ]);
    expect(result).toMatchObject({
      insertedCount: 2,
      matchedCount: 3,
      modifiedCount: 3,
      deletedCount: 1,
      upsertedIds: { 3: 5 },
    });
    expect(await things.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, n: 10 },
      { _id: 5, n: 5 },
    ]);
  });

  it('unacknowledged are done and answered by nothing', async () => {
    const quiet = database.collection<Thing>('things', { writeConcern: { w: 0 } });
    expect(await quiet.insertOne({ _id: 1 })).toMatchObject({ acknowledged: false });
    expect(await things.countDocuments({ _id: 1 })).toBe(1);
  });

  it('find one and change it, before or after, once for each of many callers', async () => {
    await things.insertOne({ _id: 'counter', n: 0 });
    const seen = await Promise.all(
      Array.from({ length: 50 }, () =>
        things.findOneAndUpdate({ _id: 'counter' }, { $inc: { n: 1 } }, { returnDocument: 'after' }),
      ),
    );
    expect(new Set(seen.map((found) => found?.n as number)).size).toBe(50);
    expect(await things.findOneAndDelete({ _id: 'counter' })).toEqual({ _id: 'counter', n: 50 });
    expect(await things.findOneAndReplace({ _id: 9 }, { n: 9 }, { upsert: true, returnDocument: 'after' })).toEqual({
      _id: 9,
      n: 9,
    });
  });
});
