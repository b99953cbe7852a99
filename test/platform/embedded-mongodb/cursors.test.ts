import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Long, type Collection, type Document } from 'mongodb';
import { errorOf, makeIndex, openProofDatabase, type ProofDatabase } from '../../support/proof-database.js';

interface Entry {
  readonly _id: number;
  readonly n: number;
  readonly group: number;
}

const COUNT = 1_000;
let proof: ProofDatabase;
let entries: Collection<Entry>;

beforeAll(async () => {
  proof = await openProofDatabase('cursors');
  entries = proof.database.collection<Entry>('entries');
  await entries.insertMany(Array.from({ length: COUNT }, (_, n) => ({ _id: n, n: (n * 7) % COUNT, group: n % 10 })));
  await makeIndex(entries, { group: 1, n: 1 });
});

afterAll(() => proof.close());

async function openCursor(command: Document): Promise<Long> {
  const reply = await proof.database.command(command, { promoteLongs: false });
  return (reply.cursor as { readonly id: Long }).id;
}

async function nextBatch(id: Long, batchSize: number): Promise<Document> {
  const reply = await proof.database.command(
    { getMore: id, collection: 'entries', batchSize },
    { promoteLongs: false },
  );
  return reply.cursor as Document;
}

describe('a cursor', () => {
  it.each([
    ['a walk by _id', {}, { _id: 1 as const }],
    ['a walk of an index backwards', { group: 3 }, { n: -1 as const }],
    ['a sort in memory', { group: { $lt: 5 } }, { n: 1 as const, _id: 1 as const }],
    ['no order', { n: { $gte: 500 } }, undefined],
  ])('gives the same in small batches as in one, for %s', async (_name, filter, sort) => {
    const find = (batchSize: number): Promise<Entry[]> =>
      entries.find(filter, sort === undefined ? { batchSize } : { batchSize, sort }).toArray();
    const [small, whole] = await Promise.all([find(7), find(COUNT)]);
    expect(small).toHaveLength(whole.length);
    expect(sort === undefined ? new Set(small.map(({ _id }) => _id)) : small).toEqual(
      sort === undefined ? new Set(whole.map(({ _id }) => _id)) : whole,
    );
  });

  it('gives aggregation results in batches', async () => {
    const groups = await entries
      .aggregate([{ $group: { _id: '$n' } }, { $sort: { _id: 1 } }], { batchSize: 33 })
      .toArray();
    expect(groups.map(({ _id }) => _id as number)).toEqual(Array.from({ length: COUNT }, (_, n) => n));
  });

  it('keeps its limit across batches', async () => {
    expect(await entries.find().sort({ _id: 1 }).limit(25).batchSize(10).toArray()).toHaveLength(25);
  });

  it('starts with an empty batch when asked for none', async () => {
    const reply = await proof.database.command({ find: 'entries', batchSize: 0 }, { promoteLongs: false });
    const cursor = reply.cursor as { readonly id: Long; readonly firstBatch: unknown[]; readonly ns: string };
    expect(cursor.firstBatch).toEqual([]);
    expect(cursor.id.isZero()).toBe(false);
    expect(cursor.ns).toBe(`${proof.database.databaseName}.entries`);
    expect((await nextBatch(cursor.id, 5)).nextBatch).toHaveLength(5);
  });

  it('ends at once with singleBatch', async () => {
    const id = await openCursor({ find: 'entries', batchSize: 5, singleBatch: true });
    expect(id.isZero()).toBe(true);
  });

  it('goes on after documents on its way were removed, and never gives one twice', async () => {
    const scratch = proof.database.collection<Entry>('scratch');
    await scratch.insertMany(Array.from({ length: 100 }, (_, n) => ({ _id: n, n, group: 0 })));
    const cursor = scratch.find({}, { sort: { _id: 1 }, batchSize: 10 });
    const seen: number[] = [];
    for await (const { _id } of cursor) {
      seen.push(_id);
      if (_id === 5) await scratch.deleteMany({ _id: { $gte: 20, $lt: 80 } });
    }
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
    expect(seen).toEqual(
      expect.arrayContaining([...Array(20).keys(), ...Array.from({ length: 20 }, (_, n) => n + 80)]),
    );
  });

  it('is gone after killCursors', async () => {
    const id = await openCursor({ find: 'entries', batchSize: 5 });
    const killed = await proof.database.command(
      { killCursors: 'entries', cursors: [id, Long.fromNumber(42)] },
      { promoteLongs: false },
    );
    expect(killed).toMatchObject({ cursorsKilled: [id], cursorsNotFound: [Long.fromNumber(42)], ok: 1 });
    expect(await errorOf(nextBatch(id, 5))).toMatchObject({ code: 43, codeName: 'CursorNotFound' });
  });

  it('is gone once it has given all', async () => {
    const id = await openCursor({ find: 'entries', filter: { _id: { $lt: 6 } }, batchSize: 5 });
    expect(await nextBatch(id, 5)).toMatchObject({ nextBatch: [expect.objectContaining({ _id: 5 })], id: Long.ZERO });
    expect(await errorOf(nextBatch(id, 5))).toMatchObject({ code: 43 });
  });

  it('of another collection is refused', async () => {
    const id = await openCursor({ find: 'entries', batchSize: 5 });
    expect(await errorOf(proof.database.command({ getMore: id, collection: 'others' }))).toMatchObject({ code: 13 });
    expect(await errorOf(nextBatch(Long.fromNumber(123_456), 5))).toMatchObject({ code: 43 });
  });

  it('of a dropped collection ends with an error and not with silence', async () => {
    const doomed = proof.database.collection<Entry>('doomed');
    await doomed.insertMany(Array.from({ length: 20 }, (_, n) => ({ _id: n, n, group: 0 })));
    const reply = await proof.database.command({ find: 'doomed', batchSize: 5 }, { promoteLongs: false });
    await doomed.drop();
    const { id } = reply.cursor as { readonly id: Long };
    const error = await errorOf(proof.database.command({ getMore: id, collection: 'doomed' }));
    expect([43, 175]).toContain(error.code);
  });

  it('keeps batches below the size of a message', async () => {
    const heavy = proof.database.collection<{ _id: number; text: string }>('heavy');
    await heavy.insertMany(Array.from({ length: 24 }, (_, n) => ({ _id: n, text: 'x'.repeat(1_000_000) })));
    const reply = await proof.database.command({ find: 'heavy', batchSize: 1_000 }, { promoteLongs: false });
    const { firstBatch, id } = reply.cursor as { readonly firstBatch: unknown[]; readonly id: Long };
    expect(firstBatch.length).toBeLessThan(18);
    expect(id.isZero()).toBe(false);
    expect(await heavy.find().toArray()).toHaveLength(24);
  });
});
