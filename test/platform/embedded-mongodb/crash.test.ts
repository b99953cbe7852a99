import { afterAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { MongoClient, type Collection, type Document } from 'mongodb';
import { startEmbeddedServer, type EmbeddedServer } from '../../support/embedded-server.js';
import { errorOf } from '../../support/proof-database.js';

/*
 * The process is killed, as by `kill -9`, while clients write; then it starts on the same data. What was acknowledged
 * must be there, what was not may be there whole or not at all, and indexes and documents must agree.
 */

const KILLS = Number(process.env.CRASH_KILLS ?? 12);
const WRITERS = 6;

interface Entry extends Document {
  readonly _id: string;
  readonly writer: number;
  readonly serial: number;
  readonly tags: readonly string[];
}

interface Acknowledged {
  readonly inserted: Set<string>;
  /** Per writer the highest total that was acknowledged, and whether one more is under way. */
  readonly totals: Map<number, number>;
  readonly transfers: { acknowledged: number; attempted: number };
}

const acknowledged: Acknowledged = {
  inserted: new Set(),
  totals: new Map(),
  transfers: { acknowledged: 0, attempted: 0 },
};
let dataDir: string | undefined;

afterAll(async () => {
  if (dataDir !== undefined) await rm(dataDir, { recursive: true, force: true });
});

interface Life {
  readonly server: EmbeddedServer;
  readonly client: MongoClient;
  readonly entries: Collection<Entry>;
  readonly totals: Collection<{ _id: number; total: number }>;
}

async function begin(): Promise<Life> {
  const server = await startEmbeddedServer(dataDir === undefined ? {} : { dataDir });
  dataDir = server.dataDir;
  const client = await new MongoClient(server.uri, { retryWrites: false, serverSelectionTimeoutMS: 2_000 }).connect();
  const database = client.db('crash');
  return { server, client, entries: database.collection<Entry>('entries'), totals: database.collection('totals') };
}

/** Inserts, updates and transactions without a pause until the server is gone. */
async function writeUntilKilled(life: Life, writer: number, round: number): Promise<void> {
  for (let serial = 0; ; serial++) {
    const _id = `${round}-${writer}-${serial}`;
    await life.entries.insertOne({ _id, writer, serial, tags: [`w${writer}`, `r${round}`] });
    acknowledged.inserted.add(_id);
    await life.totals.updateOne({ _id: writer }, { $inc: { total: 1 } }, { upsert: true });
    acknowledged.totals.set(writer, (acknowledged.totals.get(writer) ?? 0) + 1);
    if (serial % 5 === 4) await transfer(life);
  }
}

/** Moves one unit from account -1 to account -2, both or neither. */
async function transfer({ client, totals }: Life): Promise<void> {
  acknowledged.transfers.attempted += 1;
  await client.withSession((session) =>
    session.withTransaction(async () => {
      await totals.updateOne({ _id: -1 }, { $inc: { total: -1 } }, { session, upsert: true });
      await totals.updateOne({ _id: -2 }, { $inc: { total: 1 } }, { session, upsert: true });
    }),
  );
  acknowledged.transfers.acknowledged += 1;
}

async function liveAndDie(round: number): Promise<void> {
  const life = await begin();
  if (round === 0) await life.entries.createIndexes([{ key: { writer: 1, serial: -1 } }, { key: { tags: 1 } }]);
  const atLeast = acknowledged.inserted.size + 20 + ((round * 37) % 150);
  const writers = Array.from({ length: WRITERS }, (_, writer) => writeUntilKilled(life, writer, round));
  const endings = Promise.allSettled(writers);
  while (acknowledged.inserted.size < atLeast && life.server.isRunning()) await new Promise(setImmediate);
  await life.server.kill();
  await endings;
  await life.client.close();
}

async function expectNothingLost({ entries, totals }: Life): Promise<void> {
  const found = new Set((await entries.find({}, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id));
  expect([...acknowledged.inserted].filter((_id) => !found.has(_id))).toEqual([]);
  for (const [writer, total] of acknowledged.totals) {
    expect((await totals.findOne({ _id: writer }))?.total).toBeGreaterThanOrEqual(total);
  }
  const [from, to] = await Promise.all([totals.findOne({ _id: -1 }), totals.findOne({ _id: -2 })]);
  expect((from?.total ?? 0) + (to?.total ?? 0)).toBe(0);
  expect(to?.total ?? 0).toBeGreaterThanOrEqual(acknowledged.transfers.acknowledged);
  expect(to?.total ?? 0).toBeLessThanOrEqual(acknowledged.transfers.attempted);
}

async function expectIndexesAgree({ entries }: Life): Promise<void> {
  const all = await entries.find().hint({ $natural: 1 }).toArray();
  const ids = all.map(({ _id }) => _id).sort();
  expect((await entries.find().hint({ writer: 1, serial: -1 }).toArray()).map(({ _id }) => _id).sort()).toEqual(ids);
  expect((await entries.find().hint({ tags: 1 }).toArray()).map(({ _id }) => _id).sort()).toEqual(ids);
  expect(await entries.estimatedDocumentCount()).toBe(all.length);
  for (let writer = 0; writer < WRITERS; writer++) {
    expect(await entries.countDocuments({ tags: `w${writer}` })).toBe(
      all.filter((entry) => entry.writer === writer).length,
    );
  }
}

describe('a server killed under load', () => {
  it(`loses no acknowledged write in ${KILLS} kills, and its indexes agree with its documents`, async () => {
    for (let round = 0; round < KILLS; round++) {
      await liveAndDie(round);
      const life = await begin();
      await expectNothingLost(life);
      await expectIndexesAgree(life);
      await life.client.close();
      await life.server.kill();
    }
    expect(acknowledged.inserted.size).toBeGreaterThanOrEqual(20 * KILLS);
  }, 240_000);

  it('forgets the transaction that was open', async () => {
    const life = await begin();
    const session = life.client.startSession();
    session.startTransaction();
    await life.totals.updateOne({ _id: 99 }, { $set: { total: 1 } }, { session, upsert: true });
    await life.server.kill();
    await life.client.close();
    const after = await begin();
    expect(await after.totals.findOne({ _id: 99 })).toBeNull();
    expect(await after.totals.updateOne({ _id: 99 }, { $set: { total: 2 } }, { upsert: true })).toMatchObject({
      upsertedCount: 1,
    });
    await after.client.close();
    await after.server.stop();
  });
});

describe('a data directory', () => {
  it('serves one process only, and the next once the first has stopped', async () => {
    const first = await startEmbeddedServer();
    const error = await errorOf(startEmbeddedServer({ dataDir: first.dataDir }));
    expect(error.message).toMatch(/in use|already|another/i);
    expect(first.isRunning()).toBe(true);
    await first.stop();
    const next = await startEmbeddedServer({ dataDir: first.dataDir });
    await next.remove();
  });
});
