import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Long, UUID, type ClientSession, type Collection, type Document, MongoServerError } from 'mongodb';
import { errorOf, makeIndex, openProofDatabase, type ProofDatabase } from '../../support/proof-database.js';
import { WireClient } from '../../support/wire-client.js';

interface Account {
  readonly _id: string;
  readonly balance: number;
}

let proof: ProofDatabase;
let accounts: Collection<Account>;

beforeAll(async () => {
  proof = await openProofDatabase('transactions');
  accounts = proof.database.collection<Account>('accounts');
});

afterAll(() => proof.close());

beforeEach(async () => {
  await proof.database.dropDatabase();
  await accounts.insertMany([
    { _id: 'ada', balance: 100 },
    { _id: 'bo', balance: 100 },
  ]);
});

async function balances(session?: ClientSession): Promise<Record<string, number>> {
  const options = session === undefined ? {} : { session };
  const found = await accounts.find({}, options).sort({ _id: 1 }).toArray();
  return Object.fromEntries(found.map(({ _id, balance }) => [_id, balance]));
}

function deposit(_id: string, amount: number, session?: ClientSession): Promise<unknown> {
  const options = session === undefined ? {} : { session };
  return accounts.updateOne({ _id }, { $inc: { balance: amount } }, options);
}

async function inTransaction(work: (session: ClientSession) => Promise<void>): Promise<void> {
  await proof.client.withSession(async (session) => {
    session.startTransaction();
    try {
      await work(session);
    } finally {
      if (session.inTransaction()) await session.abortTransaction();
    }
  });
}

describe('a transaction', () => {
  it('shows nothing before its commit and everything after', async () => {
    await inTransaction(async (session) => {
      await deposit('ada', -30, session);
      await deposit('bo', 30, session);
      await accounts.insertOne({ _id: 'cy', balance: 0 }, { session });
      expect(await balances(session)).toEqual({ ada: 70, bo: 130, cy: 0 });
      expect(await balances()).toEqual({ ada: 100, bo: 100 });
      await session.commitTransaction();
    });
    expect(await balances()).toEqual({ ada: 70, bo: 130, cy: 0 });
  });

  it('leaves nothing when it is aborted', async () => {
    await makeIndex(accounts, { balance: 1 });
    await inTransaction(async (session) => {
      await accounts.deleteOne({ _id: 'ada' }, { session });
      await deposit('bo', 1, session);
      await session.abortTransaction();
    });
    expect(await balances()).toEqual({ ada: 100, bo: 100 });
    expect(await accounts.countDocuments({ balance: 100 })).toBe(2);
  });

  it('is undone when its session ends', async () => {
    const session = proof.client.startSession();
    session.startTransaction();
    await deposit('ada', 5, session);
    await session.endSession();
    await deposit('ada', 1);
    expect(await balances()).toEqual({ ada: 101, bo: 100 });
  });

  it('reads from one snapshot, whatever others do', async () => {
    await inTransaction(async (session) => {
      expect(await balances(session)).toEqual({ ada: 100, bo: 100 });
      await deposit('ada', 11);
      await accounts.insertOne({ _id: 'dee', balance: 1 });
      await accounts.deleteOne({ _id: 'bo' });
      expect(await balances(session)).toEqual({ ada: 100, bo: 100 });
      expect(await accounts.countDocuments({}, { session })).toBe(2);
      const [total] = await accounts
        .aggregate([{ $group: { _id: null, sum: { $sum: '$balance' } } }], { session })
        .toArray();
      expect(total).toEqual({ _id: null, sum: 200 });
    });
    expect(await balances()).toEqual({ ada: 111, dee: 1 });
  });

  it('finds its own writes by index, in order, and across batches', async () => {
    await makeIndex(accounts, { balance: 1, _id: 1 });
    await inTransaction(async (session) => {
      await accounts.insertMany(
        Array.from({ length: 30 }, (_, n) => ({ _id: `e${String(n).padStart(2, '0')}`, balance: n * 7 })),
        { session },
      );
      await accounts.deleteMany({ balance: { $gt: 100, $lt: 150 } }, { session });
      await deposit('ada', 1, session);
      const found = await accounts
        .find({ balance: { $gte: 90 } }, { session, batchSize: 3 })
        .sort({ balance: 1 })
        .toArray();
      expect(found.map(({ balance }) => balance)).toEqual([91, 98, 100, 101, 154, 161, 168, 175, 182, 189, 196, 203]);
    });
    expect(await accounts.countDocuments()).toBe(2);
  });
});

describe('two transactions on one document', () => {
  it('conflict at the second write, with the label that asks to try again', async () => {
    await inTransaction(async (first) => {
      await deposit('ada', 1, first);
      await inTransaction(async (second) => {
        const error = await errorOf(deposit('ada', 2, second));
        expect(error).toMatchObject({ code: 112, codeName: 'WriteConflict' });
        expect(error instanceof MongoServerError && error.hasErrorLabel('TransientTransactionError')).toBe(true);
      });
      await first.commitTransaction();
    });
    expect(await balances()).toEqual({ ada: 101, bo: 100 });
  });

  it('conflict when the document changed since the snapshot', async () => {
    await inTransaction(async (session) => {
      await balances(session);
      await deposit('ada', 1);
      expect(await errorOf(deposit('ada', 2, session))).toMatchObject({ code: 112 });
    });
    expect(await balances()).toEqual({ ada: 101, bo: 100 });
  });

  it('conflict over one new value of a unique index', async () => {
    await makeIndex(accounts, { balance: 1 }, { unique: true, partialFilterExpression: { balance: { $gt: 1_000 } } });
    await inTransaction(async (first) => {
      await accounts.insertOne({ _id: 'fay', balance: 2_000 }, { session: first });
      await inTransaction(async (second) => {
        const error = await errorOf(accounts.insertOne({ _id: 'gus', balance: 2_000 }, { session: second }));
        expect([112, 11000]).toContain(error.code);
      });
      await first.commitTransaction();
    });
    expect(await errorOf(accounts.insertOne({ _id: 'gus', balance: 2_000 }))).toMatchObject({ code: 11000 });
  });

  it('do not conflict on different documents', async () => {
    await inTransaction(async (first) => {
      await deposit('ada', 1, first);
      await inTransaction(async (second) => {
        await deposit('bo', 2, second);
        await second.commitTransaction();
      });
      await first.commitTransaction();
    });
    expect(await balances()).toEqual({ ada: 101, bo: 102 });
  });

  it('make a plain write wait for the end, and then run on what was committed', async () => {
    let done = false;
    let plain: Promise<void> = Promise.resolve();
    await inTransaction(async (session) => {
      await deposit('ada', 1, session);
      plain = deposit('ada', 10).then(() => {
        done = true;
      });
      await balances();
      await deposit('bo', 1);
      expect(done).toBe(false);
      await session.commitTransaction();
    });
    await plain;
    expect(await balances()).toEqual({ ada: 111, bo: 101 });
  });
});

describe('many transactions at once', () => {
  it('lose no money and no deposit when they try again', async () => {
    const transfer = (from: string, to: string): Promise<unknown> =>
      proof.client.withSession((session) =>
        session.withTransaction(async () => {
          await deposit(from, -1, session);
          await deposit(to, 1, session);
          await accounts.updateOne({ _id: 'count' }, { $inc: { balance: 1 } }, { session, upsert: true });
        }),
      );
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? transfer('ada', 'bo') : transfer('bo', 'ada'))),
    );
    expect(await balances()).toEqual({ ada: 100, bo: 100, count: 40 });
  });
});

describe('a transaction that is over', () => {
  it('takes no more commands', async () => {
    const wire = await WireClient.connect(proof.uri);
    const lsid = { id: new UUID() };
    const send = (command: Document): Promise<Document> =>
      wire.command({
        ...command,
        lsid,
        txnNumber: Long.ONE,
        autocommit: false,
        $db: proof.database.databaseName,
        ...command,
      });
    try {
      expect(await send({ find: 'accounts' })).toMatchObject({ ok: 0, code: 251, codeName: 'NoSuchTransaction' });
      const insert = { insert: 'accounts', documents: [{ _id: 'hal', balance: 0 }] };
      expect(await send({ ...insert, startTransaction: true })).toMatchObject({ ok: 1 });
      expect(await send({ abortTransaction: 1, $db: 'admin' })).toMatchObject({ ok: 1 });
      expect(await send({ find: 'accounts' })).toMatchObject({ ok: 0, code: 251 });
    } finally {
      wire.close();
    }
    expect(await balances()).toEqual({ ada: 100, bo: 100 });
  });

  it('by an error of one write is aborted whole', async () => {
    await inTransaction(async (session) => {
      await deposit('ada', 1, session);
      expect(await errorOf(accounts.insertOne({ _id: 'bo', balance: 1 }, { session }))).toMatchObject({ code: 11000 });
      const error = await errorOf(deposit('ada', 1, session));
      expect(error).toMatchObject({ code: 251 });
    });
    expect(await balances()).toEqual({ ada: 100, bo: 100 });
  });

  it('answers a repeated commit as the first', async () => {
    await inTransaction(async (session) => {
      await deposit('ada', 1, session);
      await session.commitTransaction();
      await session.commitTransaction();
    });
    expect(await balances()).toEqual({ ada: 101, bo: 100 });
  });

  it('may make collections and indexes of its own', async () => {
    await inTransaction(async (session) => {
      await proof.database.collection<Account>('fresh').insertOne({ _id: 'a', balance: 1 }, { session });
      await session.commitTransaction();
    });
    expect(await proof.database.collection('fresh').countDocuments()).toBe(1);
  });
});
