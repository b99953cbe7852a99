import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { serialize } from 'bson';
import {
  Binary,
  Double,
  Long,
  MaxKey,
  MinKey,
  MongoClient,
  ObjectId,
  Timestamp,
  UUID,
  type Collection,
  type Db,
} from 'mongodb';
import { errorOf, makeIndex, openProofDatabase, type ProofDatabase, type Thing } from '../../support/proof-database.js';

let proof: ProofDatabase;
let database: Db;
let things: Collection<Thing>;

beforeAll(async () => {
  proof = await openProofDatabase('driver');
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

describe('the server about itself', () => {
  it('says it is the writable primary of a replica set with sessions', async () => {
    const hello = await database.admin().command({ hello: 1 });
    expect(hello).toMatchObject({ isWritablePrimary: true, ok: 1, maxBsonObjectSize: 16 * 1024 * 1024 });
    expect(hello.setName).toEqual(expect.any(String));
    expect(hello.hosts).toEqual([hello.me]);
    expect(hello.logicalSessionTimeoutMinutes).toBe(30);
    expect(hello.maxWireVersion).toBeGreaterThanOrEqual(21);
  });

  it('answers ping and buildInfo', async () => {
    expect(await database.command({ ping: 1 })).toMatchObject({ ok: 1 });
    const info = await database.admin().command({ buildInfo: 1 });
    expect(info).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      maxBsonObjectSize: 16_777_216,
      ok: 1,
    });
  });

  it('serves a client that connects directly', async () => {
    const address = new URL(proof.uri);
    const client = new MongoClient(`mongodb://${address.host}/?directConnection=true`);
    try {
      expect(await client.db('admin').command({ ping: 1 })).toMatchObject({ ok: 1 });
    } finally {
      await client.close();
    }
  });
});

describe('databases and collections', () => {
  it('creates, lists, and drops collections', async () => {
    await database.createCollection('first');
    await database.collection('second').insertOne({ n: 1 });
    const names = (await database.listCollections().toArray()).map(({ name }) => name);
    expect(names.sort()).toEqual(['first', 'second']);
    expect(await database.listCollections({ name: 'second' }).toArray()).toEqual([
      expect.objectContaining({
        name: 'second',
        type: 'collection',
        idIndex: expect.objectContaining({ key: { _id: 1 } }),
      }),
    ]);
    expect(await database.dropCollection('first')).toBe(true);
    expect(await database.listCollections({}, { nameOnly: true }).toArray()).toHaveLength(1);
  });

  it('refuses to create what is there with other options, and repeats what is there alike', async () => {
    await database.command({ create: 'first' });
    expect(await database.command({ create: 'first' })).toMatchObject({ ok: 1 });
    expect(await errorOf(database.command({ create: '' }))).toMatchObject({ code: 73 });
  });

  it('lists and drops databases', async () => {
    await insertNumbers(3);
    const { databases } = await database.admin().listDatabases();
    expect(databases).toContainEqual(expect.objectContaining({ name: database.databaseName, empty: false }));
    await database.dropDatabase();
    const after = await database.admin().listDatabases({ nameOnly: true });
    expect(after.databases.map(({ name }) => name)).not.toContain(database.databaseName);
  });

  it('counts in dbStats and collStats', async () => {
    await insertNumbers(5);
    await makeIndex(things, { n: 1 });
    expect(await database.command({ dbStats: 1 })).toMatchObject({
      db: database.databaseName,
      collections: 1,
      objects: 5,
      ok: 1,
    });
    const stats = await database.command({ collStats: 'things' });
    expect(stats).toMatchObject({ ns: `${database.databaseName}.things`, count: 5, nindexes: 2, ok: 1 });
    expect(Number(stats.size)).toBeGreaterThan(0);
  });

  it('keeps collections of one name in two databases apart', async () => {
    const other = proof.client.db(`${database.databaseName}_other`);
    await insertNumbers(2);
    await other.collection('things').insertOne({ n: 99 });
    expect(await things.countDocuments()).toBe(2);
    expect(await other.collection('things').countDocuments()).toBe(1);
    await other.dropDatabase();
    expect(await things.countDocuments()).toBe(2);
  });
});

describe('documents', () => {
  const kept = {
    int: 7,
    negative: -7,
    long: Long.fromString('9007199254740993'),
    double: new Double(3),
    fraction: 0.1,
    text: 'naïve – “quotes” 🦉',
    empty: '',
    nothing: null,
    yes: true,
    at: new Date('2031-05-04T03:02:01.009Z'),
    before: new Date(-1),
    id: new ObjectId('0123456789abcdef01234567'),
    bytes: new Binary(Buffer.from([0, 1, 255])),
    uuid: new UUID('2f7f0b0e-0a1c-4f3e-9d55-1b8a1f1d0e0f'),
    pattern: /^a.b$/i,
    stamp: new Timestamp({ t: 5, i: 6 }),
    least: new MinKey(),
    most: new MaxKey(),
    list: [1, [2, []], {}, null],
    inner: { z: 1, a: { b: {} } },
  };

  it('come back byte for byte as they were sent, of every type', async () => {
    await things.insertOne({ _id: 1, ...kept });
    const found = await things.findOne({ _id: 1 }, { raw: true });
    expect(Buffer.compare(found as unknown as Buffer, serialize({ _id: 1, ...kept }))).toBe(0);
    expect(await things.findOne({ _id: 1 }, { promoteLongs: false })).toMatchObject({ long: kept.long, at: kept.at });
  });

  it('keep the types of numbers that an update does not touch', async () => {
    await things.insertOne({ _id: 1, ...kept });
    await things.updateOne({ _id: 1 }, { $set: { touched: 1 }, $inc: { int: 1 } });
    const found = await things.findOne({ _id: 1 }, { promoteValues: false });
    expect(found).toMatchObject({ long: kept.long, double: kept.double, list: expect.any(Array) });
    expect(JSON.stringify(found?.int)).toBe('8');
  });

  it('get an ObjectId where they have no _id', async () => {
    const { insertedId } = await database.collection('notes').insertOne({ n: 1 });
    expect(await database.collection('notes').findOne({ _id: insertedId })).toEqual({ _id: insertedId, n: 1 });
    await database.command({ insert: 'notes', documents: [{ n: 2 }] });
    expect(await database.collection('notes').findOne({ n: 2 })).toEqual({ _id: expect.any(ObjectId), n: 2 });
  });
});

describe('reads', () => {
  it('sort, skip, limit, project, count and tell distinct values', async () => {
    await insertNumbers(10);
    expect(
      await things.find({ even: true }).sort({ n: -1 }).skip(1).limit(2).project({ _id: 0, n: 1 }).toArray(),
    ).toEqual([{ n: 6 }, { n: 4 }]);
    expect(await things.countDocuments({ n: { $gt: 6 } })).toBe(3);
    expect(await things.estimatedDocumentCount()).toBe(10);
    expect((await things.distinct('even')).sort()).toEqual([false, true]);
    expect(await database.collection('nowhere').find().toArray()).toEqual([]);
    expect(await database.collection('nowhere').countDocuments({ a: 1 })).toBe(0);
  });

  it('group, join and unwind', async () => {
    await insertNumbers(10);
    await database.collection<Thing>('labels').insertMany([
      { _id: 1, even: true, label: 'even' },
      { _id: 2, even: false, label: 'odd' },
    ]);
    const groups = await things
      .aggregate([
        { $group: { _id: '$even', total: { $sum: '$n' } } },
        { $lookup: { from: 'labels', localField: '_id', foreignField: 'even', as: 'label' } },
        { $unwind: '$label' },
        { $project: { _id: 0, total: 1, label: '$label.label' } },
        { $sort: { total: 1 } },
      ])
      .toArray();
    expect(groups).toEqual([
      { total: 20, label: 'even' },
      { total: 25, label: 'odd' },
    ]);
  });
});
