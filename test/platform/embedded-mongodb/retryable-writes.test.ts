import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Long, MongoServerError, UUID, type Document } from 'mongodb';
import { startEmbeddedServer } from '../../support/embedded-server.js';
import { errorOf, openProofDatabase, type ProofDatabase, type Thing } from '../../support/proof-database.js';
import { WireClient } from '../../support/wire-client.js';

/*
 * The driver repeats a write only after a network error, so these tests send the repeated command themselves, over a
 * socket: the same session, the same transaction number.
 */

let proof: ProofDatabase;
let wire: WireClient;
let database: string;

beforeAll(async () => {
  proof = await openProofDatabase('retryable_writes');
  database = proof.database.databaseName;
  wire = await WireClient.connect(proof.uri);
});

afterAll(async () => {
  wire.close();
  await proof.close();
});

beforeEach(() => proof.database.dropDatabase());

function session(): Document {
  return { id: new UUID(randomUUID()) };
}

function send(command: Document, lsid: Document, txnNumber: number): Promise<Document> {
  return wire.command({ ...command, lsid, txnNumber: Long.fromNumber(txnNumber), $db: database });
}

function contents(): Promise<Document[]> {
  return proof.database.collection('things').find().sort({ _id: 1 }).toArray();
}

describe('a repeated write', () => {
  it.each<[string, Document, Document[]]>([
    ['insert', { insert: 'things', documents: [{ _id: 1 }, { _id: 2 }] }, [{ _id: 1 }, { _id: 2 }]],
    [
      'upsert',
      { update: 'things', updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }] },
      [{ _id: 1, n: 1 }],
    ],
    [
      'findAndModify',
      { findAndModify: 'things', query: { _id: 1 }, update: { $inc: { n: 1 } }, upsert: true, new: true },
      [{ _id: 1, n: 1 }],
    ],
  ])('%s is answered as the first time, and done once', async (_name, command, expected) => {
    const lsid = session();
    const first = await send(command, lsid, 1);
    const second = await send(command, lsid, 1);
    expect(first.ok).toBe(1);
    for (const part of ['n', 'nModified', 'upserted', 'value', 'lastErrorObject'])
      expect(second[part]).toEqual(first[part]);
    expect(await contents()).toEqual(expected);
  });

  it('counts once in an update and in a delete', async () => {
    await proof.database.collection<Thing>('things').insertMany([
      { _id: 1, n: 0 },
      { _id: 2, n: 0 },
    ]);
    const lsid = session();
    const update = { update: 'things', updates: [{ q: { n: { $lt: 9 } }, u: { $inc: { n: 1 } } }] };
    for (let attempt = 0; attempt < 3; attempt++)
      expect(await send(update, lsid, 4)).toMatchObject({ n: 1, nModified: 1 });
    expect((await contents()).map(({ n }) => n as number).sort()).toEqual([0, 1]);
    const remove = { delete: 'things', deletes: [{ q: {}, limit: 1 }] };
    for (let attempt = 0; attempt < 3; attempt++) expect(await send(remove, lsid, 5)).toMatchObject({ n: 1 });
    expect(await contents()).toHaveLength(1);
  });

  it('with a later number is another write', async () => {
    const lsid = session();
    const update = { update: 'things', updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }] };
    await send(update, lsid, 1);
    await send(update, lsid, 2);
    expect(await contents()).toEqual([{ _id: 1, n: 2 }]);
  });

  it('with an earlier number is refused', async () => {
    const lsid = session();
    await send({ insert: 'things', documents: [{ _id: 1 }] }, lsid, 7);
    expect(await send({ insert: 'things', documents: [{ _id: 2 }] }, lsid, 6)).toMatchObject({ ok: 0, code: 225 });
    expect(await contents()).toEqual([{ _id: 1 }]);
  });

  it('of two sessions with one number are two writes', async () => {
    const update = { update: 'things', updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }] };
    await send(update, session(), 1);
    await send(update, session(), 1);
    expect(await contents()).toEqual([{ _id: 1, n: 2 }]);
  });

  it('is answered once when both arrive together', async () => {
    const lsid = session();
    const update = { update: 'things', updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }] };
    const second = await WireClient.connect(proof.uri);
    try {
      const command = { ...update, lsid, txnNumber: Long.ONE, $db: database };
      await Promise.all([wire.command(command), second.command(command)]);
    } finally {
      second.close();
    }
    expect(await contents()).toEqual([{ _id: 1, n: 1 }]);
  });

  it('of many documents is refused, as it cannot be told whether it was done', async () => {
    const remove = { delete: 'things', deletes: [{ q: {}, limit: 0 }] };
    expect(await send(remove, session(), 1)).toMatchObject({ ok: 0, code: 72 });
  });
});

describe('a server that was killed', () => {
  it('still answers the repeated write as the first time', async () => {
    const server = await startEmbeddedServer();
    const before = await WireClient.connect(server.uri);
    const lsid = session();
    const command = {
      findAndModify: 'things',
      query: { _id: 1 },
      update: { $inc: { n: 1 } },
      upsert: true,
      new: true,
      lsid,
      txnNumber: Long.ONE,
      $db: 'kept',
    };
    const first = await before.command(command);
    await server.kill();
    const again = await startEmbeddedServer({ dataDir: server.dataDir });
    const after = await WireClient.connect(again.uri);
    try {
      expect((await after.command(command)).value).toEqual(first.value);
      const found = await after.command({ find: 'things', $db: 'kept' });
      expect((found.cursor as Document).firstBatch).toEqual([{ _id: 1, n: 1 }]);
    } finally {
      before.close();
      after.close();
      await again.remove();
    }
  });
});

it('says through the driver that a write failed for good', async () => {
  await proof.database.collection<Thing>('things').insertOne({ _id: 1 });
  const error = await errorOf(proof.database.collection<Thing>('things').insertOne({ _id: 1 }));
  expect(error).toMatchObject({ code: 11000 });
  expect(error instanceof MongoServerError && error.hasErrorLabel('RetryableWriteError')).toBe(false);
});
