import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import mongoose, { Schema, type Connection } from 'mongoose';
import { errorOf, openProofDatabase, type ProofDatabase } from '../../support/proof-database.js';

interface Owner {
  name: string;
}

let proof: ProofDatabase;
let connection: Connection;
let shelves: ReturnType<typeof shelfModel>;
let owners: ReturnType<typeof ownerModel>;

const shelfSchema = new Schema(
  {
    name: String,
    labels: [String],
    boxes: [{ weight: Number, sealed: Boolean }],
    owner: { type: Schema.Types.ObjectId, ref: 'Owner' },
    settings: { type: Map, of: Number, default: {} },
    createdAt: Date,
    updatedAt: Date,
  },
  { timestamps: true, optimisticConcurrency: true },
);

shelfSchema.index({ name: 1 }, { unique: true });
shelfSchema.index({ labels: 1 });

const shelfModel = (on: Connection) => on.model('Shelf', shelfSchema);
const ownerModel = (on: Connection) => on.model('Owner', new Schema<Owner>({ name: String }));

beforeAll(async () => {
  proof = await openProofDatabase('mongoose');
  connection = await mongoose
    .createConnection(proof.uri, { dbName: `${proof.database.databaseName}_models`, autoIndex: false })
    .asPromise();
  connection.set('transactionAsyncLocalStorage', true);
  connection.base.set('transactionAsyncLocalStorage', true);
  shelves = shelfModel(connection);
  owners = ownerModel(connection);
});

afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
  await proof.close();
});

beforeEach(async () => {
  await connection.dropDatabase();
  await Promise.all([shelves.createIndexes(), owners.createCollection()]);
});

describe('mongoose', () => {
  it('makes the indexes of a schema and finds none missing', async () => {
    expect(await shelves.diffIndexes()).toEqual({ toDrop: [], toCreate: [] });
    expect(Object.keys(await shelves.collection.indexInformation()).sort()).toEqual(['_id_', 'labels_1', 'name_1']);
    expect(await shelves.syncIndexes()).toEqual([]);
  });

  it('saves, reads, changes and removes documents', async () => {
    const shelf = await shelves.create({
      name: 'north',
      labels: ['dry'],
      boxes: [{ weight: 2, sealed: true }],
    });
    shelf.labels.push('high');
    shelf.set('boxes.0.weight', 3);
    shelf.settings.set('humidity', 40);
    await shelf.save();
    const found = await shelves.findOne({ labels: 'high' }).orFail();
    expect(found.toObject()).toMatchObject({
      name: 'north',
      labels: ['dry', 'high'],
      boxes: [{ weight: 3, sealed: true }],
    });
    expect(found.settings.get('humidity')).toBe(40);
    expect(found.updatedAt.getTime()).toBeGreaterThanOrEqual(found.createdAt.getTime());
    await found.deleteOne();
    expect(await shelves.exists({ name: 'north' })).toBeNull();
  });

  it('refuses to save over what another changed', async () => {
    await shelves.create({ name: 'north' });
    const [first, second] = await Promise.all([shelves.findOne().orFail(), shelves.findOne().orFail()]);
    first.labels.push('a');
    await first.save();
    second.labels.push('b');
    expect((await errorOf(second.save())).name).toBe('VersionError');
  });

  it('reports a duplicate with its key', async () => {
    await shelves.create({ name: 'north' });
    expect(await errorOf(shelves.create({ name: 'north' }))).toMatchObject({
      code: 11000,
      keyValue: { name: 'north' },
    });
  });

  it('populates references and virtual counts', async () => {
    const owner = await owners.create({ name: 'Ida' });
    await shelves.create([{ name: 'north', owner: owner._id }, { name: 'south' }]);
    const found = await shelves.find().sort({ name: 1 }).populate<{ owner: Owner | null }>('owner').lean();
    expect(found.map((shelf) => shelf.owner?.name)).toEqual(['Ida', undefined]);
  });

  it('walks a cursor and pages by key', async () => {
    await shelves.insertMany(Array.from({ length: 45 }, (_, n) => ({ name: `shelf ${String(n).padStart(2, '0')}` })));
    const names: (string | null | undefined)[] = [];
    for await (const shelf of shelves.find().sort({ name: 1 }).lean().cursor({ batchSize: 10 })) names.push(shelf.name);
    expect(names).toHaveLength(45);
    const page = await shelves
      .find({ name: { $gt: names[19] ?? '' } })
      .sort({ name: 1 })
      .limit(20)
      .lean();
    expect(page.map(({ name }) => name)).toEqual(names.slice(20, 40));
  });

  it('upserts with defaults, finds and updates, and writes in bulk', async () => {
    const made = await shelves.findOneAndUpdate(
      { name: 'east' },
      { $addToSet: { labels: 'x' } },
      { upsert: true, returnDocument: 'after', setDefaultsOnInsert: true },
    );
    expect(made.toObject()).toMatchObject({ name: 'east', labels: ['x'] });
    const bulk = await shelves.bulkWrite([
      { updateOne: { filter: { name: 'east' }, update: { $push: { boxes: { weight: 1 } } } } },
      { insertOne: { document: { name: 'west' } } },
      { deleteOne: { filter: { name: 'absent' } } },
    ]);
    expect(bulk).toMatchObject({ insertedCount: 1, modifiedCount: 1, deletedCount: 0 });
    expect(await shelves.updateMany({}, { $unset: { owner: 1 } })).toMatchObject({ matchedCount: 2 });
    expect(await shelves.distinct('name')).toEqual(expect.arrayContaining(['east', 'west']));
  });

  it('aggregates', async () => {
    await shelves.create([
      { name: 'a', boxes: [{ weight: 1 }, { weight: 2 }] },
      { name: 'b', boxes: [{ weight: 5 }] },
      { name: 'c' },
    ]);
    const weights = await shelves.aggregate<{ _id: string; weight: number }>([
      { $unwind: '$boxes' },
      { $group: { _id: '$name', weight: { $sum: '$boxes.weight' } } },
      { $sort: { weight: -1 } },
    ]);
    expect(weights).toEqual([
      { _id: 'b', weight: 5 },
      { _id: 'a', weight: 3 },
    ]);
  });

  it('runs a transaction whose session follows by itself', async () => {
    await errorOf(
      connection.transaction(async () => {
        await shelves.create({ name: 'undone' });
        expect(await shelves.countDocuments()).toBe(1);
        throw new Error('changed my mind');
      }),
    );
    expect(await shelves.countDocuments()).toBe(0);
    await connection.transaction(async () => {
      await shelves.create({ name: 'done' });
      await owners.create({ name: 'Ola' });
    });
    expect([await shelves.countDocuments(), await owners.countDocuments()]).toEqual([1, 1]);
  });

  it('tries a transaction again that met another, until each was done once', async () => {
    const shelf = await shelves.create({ name: 'busy', settings: { count: 0 } });
    await Promise.all(
      Array.from({ length: 20 }, () =>
        connection.transaction(async () => {
          const found = await shelves.findById(shelf._id).lean().orFail();
          const count = (found.settings as unknown as { count: number }).count;
          await shelves.updateOne({ _id: shelf._id }, { $set: { 'settings.count': count + 1 } });
        }),
      ),
    );
    expect((await shelves.findById(shelf._id).orFail()).settings.get('count')).toBe(20);
  });

  it('explains', async () => {
    const plan = await shelves.find({ name: 'x' }).explain('executionStats');
    expect(JSON.stringify(plan)).toContain('IXSCAN');
  });
});
