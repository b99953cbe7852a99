import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { serialize } from 'bson';
import { Binary, type Collection, type Document } from 'mongodb';
import { errorOf, openProofDatabase, type ProofDatabase, type Thing } from '../../support/proof-database.js';

const LARGEST_DOCUMENT = 16 * 1024 * 1024;

let proof: ProofDatabase;
let things: Collection<Thing>;

beforeAll(async () => {
  proof = await openProofDatabase('limits');
  things = proof.database.collection<Thing>('things');
});

afterAll(() => proof.close());
beforeEach(() => proof.database.dropDatabase());

/** A document of exactly so many bytes of BSON. */
function documentOf(bytes: number, _id = 1): Thing {
  const overhead = serialize({ _id, data: new Binary(Buffer.alloc(0)) }).length;
  return { _id, data: new Binary(Buffer.alloc(bytes - overhead, 7)) };
}

function nested(depth: number): Document {
  let document: Document = {};
  for (let level = 1; level < depth; level++) document = { a: document };
  return document;
}

describe('a document', () => {
  it.each([1_000_000, 1024 * 1024, 4_000_000, LARGEST_DOCUMENT])('of %i bytes comes back whole', async (bytes) => {
    const document = documentOf(bytes);
    await things.insertOne(document);
    const found = await things.findOne({ _id: 1 }, { raw: true });
    expect(Buffer.compare(found as unknown as Buffer, serialize(document))).toBe(0);
  });

  it('one byte larger than 16 MiB is refused', async () => {
    const error = await errorOf(things.insertOne(documentOf(LARGEST_DOCUMENT + 1)));
    expect([2, 10334]).toContain(error.code);
    expect(await things.countDocuments()).toBe(0);
  });

  it('that an update makes larger than 16 MiB stays as it was', async () => {
    await things.insertOne(documentOf(LARGEST_DOCUMENT - 100));
    const error = await errorOf(things.updateOne({ _id: 1 }, { $set: { more: 'x'.repeat(200) } }));
    expect([10334, 17419]).toContain(error.code);
    expect(await things.findOne({ more: { $exists: true } })).toBeNull();
  });

  it('is kept 100 levels deep, and refused too deep to be walked', async () => {
    await things.insertOne({ _id: 1, deep: nested(100) });
    expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1, deep: nested(100) });
    const error = await errorOf(things.insertOne({ _id: 2, deep: nested(1_000) }));
    expect([2, 15, 9]).toContain(error.code);
    expect(await things.countDocuments()).toBe(1);
  });

  it('with a long _id is found by it', async () => {
    const names = proof.database.collection<{ _id: string }>('names');
    const start = 'k'.repeat(5_000);
    await names.insertMany([{ _id: `${start}1` }, { _id: `${start}2` }]);
    expect(await names.findOne({ _id: `${start}2` })).toEqual({ _id: `${start}2` });
    expect(await errorOf(names.insertOne({ _id: `${start}1` }))).toMatchObject({ code: 11000 });
    expect(await names.find().sort({ _id: -1 }).toArray()).toEqual([{ _id: `${start}2` }, { _id: `${start}1` }]);
  });

  it('may not have an array or a regular expression as _id', async () => {
    const any = proof.database.collection('any');
    expect([2, 53]).toContain((await errorOf(any.insertOne({ _id: [1] as never }))).code);
    expect([2, 53]).toContain((await errorOf(any.insertOne({ _id: /a/ as never }))).code);
  });
});

describe('a command', () => {
  it('of more than 48 MB in all goes in several messages, and comes back in several batches', async () => {
    const documents = Array.from({ length: 60 }, (_, n) => documentOf(1_000_000, n));
    expect((await things.insertMany(documents)).insertedCount).toBe(60);
    let count = 0;
    for await (const document of things.find({}, { batchSize: 1_000 })) count += document.data === undefined ? 0 : 1;
    expect(count).toBe(60);
  });

  it('of 100,000 writes is taken, of more it is refused', async () => {
    const documents = Array.from({ length: 100_000 }, (_, n) => ({ _id: n }));
    expect(await proof.database.command({ insert: 'things', documents })).toMatchObject({ n: 100_000, ok: 1 });
    expect(
      await errorOf(proof.database.command({ insert: 'things', documents: [...documents, { _id: -1 }] })),
    ).toMatchObject({ code: 16 });
    expect(await things.estimatedDocumentCount()).toBe(100_000);
  }, 60_000);

  it('with a filter too deep to be walked is refused', async () => {
    let filter: Document = { n: 1 };
    for (let level = 0; level < 500; level++) filter = { $and: [filter] };
    const error = await errorOf(things.find(filter as never).toArray());
    expect([2, 15, 9]).toContain(error.code);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['find', () => things.find({ none: 1 }, { maxTimeMS: 1 }).toArray()],
    ['count', () => things.countDocuments({ none: 1 }, { maxTimeMS: 1 })],
    ['distinct', () => things.distinct('_id', { none: 1 }, { maxTimeMS: 1 })],
    ['aggregate', () => things.aggregate([{ $match: { none: 1 } }, { $unset: 'a' }], { maxTimeMS: 1 }).toArray()],
  ])('%s ends at its time limit also where nothing is found', async (_name, run) => {
    await things.insertMany(Array.from({ length: 5_000 }, (_, _id) => ({ _id, texts: Array(50).fill('text') })));
    expect(await errorOf(run())).toMatchObject({ code: 50, codeName: 'MaxTimeMSExpired' });
  });

  it('that would sort more than 100 MB in memory is refused', async () => {
    for (let batch = 0; batch < 4; batch++) {
      await things.insertMany(Array.from({ length: 30 }, (_, n) => ({ ...documentOf(1_000_000, batch * 30 + n), n })));
    }
    expect(await errorOf(things.find().sort({ n: 1 }).allowDiskUse(false).toArray())).toMatchObject({ code: 292 });
    expect(await things.find().sort({ n: 1 }).limit(2).project({ n: 1 }).toArray()).toHaveLength(2);
  }, 60_000);
});

describe('names', () => {
  it.each(['', '$dollar', 'a\0b', '.dotted'])('%j is no name of a collection', async (name) => {
    const error = await errorOf(proof.database.command({ create: name }));
    expect([73, 2]).toContain(error.code);
  });

  it.each(['a.b', 'with space', 'ünï', 'x'.repeat(100)])('%j is a name of a collection', async (name) => {
    const collection = proof.database.collection<Thing>(name);
    await collection.insertOne({ _id: 1 });
    expect(await collection.countDocuments()).toBe(1);
  });

  it('of fields may hold dots and dollars inside documents, and be empty', async () => {
    await things.insertOne({ _id: 1, inner: { 'a.b': 1, $c: 2, '': 3 } });
    expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1, inner: { 'a.b': 1, $c: 2, '': 3 } });
  });

  it('like __proto__ and constructor are names like others', async () => {
    const json = '{"_id":1,"__proto__":{"polluted":1},"constructor":{"prototype":2}}';
    await things.insertOne(JSON.parse(json) as Thing);
    await things.updateOne({ _id: 1 }, { $set: { 'constructor.x': 5 } });
    const found = await things.findOne({ 'constructor.prototype': 2 });
    expect(JSON.stringify(found)).toBe('{"_id":1,"__proto__":{"polluted":1},"constructor":{"prototype":2,"x":5}}');
    expect(({} as Document).polluted).toBeUndefined();
  });
});
