import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Engine, WritableDatabaseState } from '../../../../src/platform/embedded-mongodb/engine/index.js';
import {
  given,
  idsOf,
  insert,
  namespace,
  notes,
  openTestEngine,
  plain,
  query,
  type TestEngine,
} from './open-test-engine.js';

const conflict = expect.objectContaining({ codeName: 'WriteConflict', labels: ['TransientTransactionError'] });

function set(state: WritableDatabaseState, _id: number, fields: object): void {
  const before = state.get(notes(state), _id);
  if (before === undefined) throw new Error('Not there');
  state.replace(notes(state), { before, after: given({ _id, ...fields }) });
}

describe('a transaction', () => {
  let test: TestEngine;
  let engine: Engine;

  beforeEach(async () => {
    test = await openTestEngine({ transactionLifetimeMs: 60_000 });
    ({ engine } = test);
    await engine.createIndexes(namespace, [{ name: 'n', key: { n: 1 }, unique: true }]);
    await insert(engine, { _id: 1, n: 1 }, { _id: 2, n: 2 });
  });

  afterEach(() => test.end());

  const count = (): number => engine.read((state) => state.count(notes(state), query({})));
  const fieldOf = (_id: number): unknown => engine.read((state) => plain(state.get(notes(state), _id)?.document.n));

  it('reads its own writes; others see them when it commits', async () => {
    const transaction = engine.begin();
    transaction.run((state) => {
      state.insert(notes(state), given({ _id: 3, n: 0 }));
      set(state, 1, { n: 9 });
      expect(idsOf(state, query({ n: { $gte: 0 } }, { sort: { n: 1 } }))).toEqual([3, 2, 1]);
      expect(state.count(notes(state), query({}))).toBe(3);
    });
    expect(count()).toBe(2);
    await transaction.commit();
    expect(count()).toBe(3);
    expect(engine.read((state) => idsOf(state, query({}, { sort: { n: 1 } })))).toEqual([3, 2, 1]);
    expect((await test.reopen()).read((state) => idsOf(state, query({}, { sort: { n: 1 } })))).toEqual([3, 2, 1]);
  });

  it('goes on reading its snapshot', async () => {
    const transaction = engine.begin();
    await insert(engine, { _id: 3, n: 3 });
    await engine.write((state) => {
      set(state, 1, { n: 10 });
    });
    transaction.run((state) => {
      expect(idsOf(state, query({}))).toEqual([1, 2]);
      expect(plain(state.get(notes(state), 1)?.document.n)).toBe(1);
    });
    transaction.abort();
  });

  it('leaves nothing behind when it is aborted', async () => {
    const transaction = engine.begin();
    transaction.run((state) => {
      state.insert(notes(state), given({ _id: 3, n: 3 }));
    });
    transaction.abort();
    expect(count()).toBe(2);
    await insert(engine, { _id: 3, n: 3 });
    expect(() => transaction.run(() => 1)).toThrow(expect.objectContaining({ codeName: 'NoSuchTransaction' }));
    await expect(transaction.commit()).rejects.toMatchObject({ codeName: 'NoSuchTransaction' });
  });

  it('meets a conflict where another holds the document, and is over', async () => {
    const [first, second] = [engine.begin(), engine.begin()];
    first.run((state) => {
      set(state, 1, { n: 5 });
    });
    expect(() => {
      second.run((state) => {
        set(state, 1, { n: 6 });
      });
    }).toThrow(conflict);
    expect(second.open).toBe(false);
    await first.commit();
    expect(fieldOf(1)).toBe(5);
  });

  it('meets a conflict where the document was written since its snapshot', async () => {
    const transaction = engine.begin();
    await engine.write((state) => {
      set(state, 1, { n: 7 });
    });
    expect(() => {
      transaction.run((state) => {
        set(state, 1, { n: 8 });
      });
    }).toThrow(conflict);
    expect(fieldOf(1)).toBe(7);
  });

  it('meets a conflict over a unique value', () => {
    const [first, second] = [engine.begin(), engine.begin()];
    first.run((state) => {
      state.insert(notes(state), given({ _id: 3, n: 77 }));
    });
    expect(() => {
      second.run((state) => {
        state.insert(notes(state), given({ _id: 4, n: 77 }));
      });
    }).toThrow(conflict);
    first.abort();
  });

  it('finds a duplicate among what was there before', () => {
    const transaction = engine.begin();
    expect(() => {
      transaction.run((state) => {
        state.insert(notes(state), given({ _id: 3, n: 2 }));
      });
    }).toThrow(
      expect.objectContaining({
        codeName: 'DuplicateKey',
        fields: { keyPattern: { n: 1 }, keyValue: { n: expect.anything() as unknown } },
      }),
    );
    expect(transaction.open).toBe(false);
  });

  it.each(['commit', 'abort'] as const)('keeps other writes waiting until its %s', async (end) => {
    const transaction = engine.begin();
    transaction.run((state) => {
      set(state, 1, { n: 5 });
    });
    let runs = 0;
    const waiting = engine.write((state) => {
      runs += 1;
      const before = state.get(notes(state), 1);
      set(state, 1, { n: Number(plain(before?.document.n)) + 100 });
    });
    await insert(engine, { _id: 9, n: 9 });
    expect(fieldOf(1)).toBe(1);
    if (end === 'commit') await transaction.commit();
    else transaction.abort();
    await waiting;
    expect(runs).toBe(2);
    expect(fieldOf(1)).toBe(end === 'commit' ? 105 : 101);
  });

  it('makes a collection and fills it', async () => {
    const transaction = engine.begin();
    transaction.run((state) => {
      state.insert(state.createCollection('desk', 'made'), given({ _id: 1, tags: ['a', 'b'] }));
    });
    expect(engine.read((state) => state.collection('desk', 'made'))).toBeUndefined();
    await transaction.commit();
    const names = (): unknown => engine.read((state) => state.collections('desk').map(({ name }) => name));
    expect(names()).toEqual(['notes', 'made']);
  });

  it('can not write into a collection whose indexes changed since its snapshot', async () => {
    const transaction = engine.begin();
    await engine.createIndexes(namespace, [{ name: 'm', key: { m: 1 } }]);
    expect(() => {
      transaction.run((state) => {
        state.insert(notes(state), given({ _id: 3, n: 3 }));
      });
    }).toThrow(conflict);
  });

  it('holds up a change of the indexes it has written under', async () => {
    const transaction = engine.begin();
    transaction.run((state) => {
      state.insert(notes(state), given({ _id: 3, n: 3, m: 1 }));
    });
    const created = engine.createIndexes(namespace, [{ name: 'm', key: { m: 1 } }]);
    await transaction.commit();
    await created;
    expect(engine.read((state) => idsOf(state, query({ m: 1 }, { hint: 'm' })))).toEqual([3]);
  });

  it('can not write into a collection that was dropped since its snapshot', async () => {
    const transaction = engine.begin();
    await engine.write((state) => {
      state.dropCollection(notes(state));
    });
    expect(() => {
      transaction.run((state) => {
        state.insert(notes(state), given({ _id: 3, n: 3 }));
      });
    }).toThrow(conflict);
  });

  it('holds up the drop of its database, which takes nothing before it can take all', async () => {
    await engine.write((state) => state.createCollection('desk', 'other'));
    const transaction = engine.begin();
    transaction.run((state) => {
      const other = state.collection('desk', 'other');
      if (other !== undefined) state.insert(other, given({ _id: 1 }));
    });
    const dropped = engine.write((state) => {
      state.dropDatabase('desk');
    });
    expect(engine.read((state) => idsOf(state, query({})))).toEqual([1, 2]);
    await transaction.commit();
    await dropped;
    expect(engine.read((state) => state.collections('desk'))).toEqual([]);
  });

  it('may be one of a thousand, and leaves the others alone where there are more', async () => {
    const all = [];
    for (let round = 0; round < 1000; round += 1) {
      await insert(engine, { _id: 100 + round, n: 100 + round });
      all.push(engine.begin());
    }
    const tooMany = { codeName: 'TemporarilyUnavailable', labels: ['TransientTransactionError'] };
    expect(() => engine.begin()).toThrow(expect.objectContaining(tooMany));
    for (const [round, transaction] of all.entries()) {
      expect(transaction.run((state) => state.count(notes(state), query({})))).toBe(3 + round);
    }
    await Promise.all(all.map((transaction) => transaction.commit()));
    expect(count()).toBe(1002);
  });

  it('is aborted when it is left alone for too long', async () => {
    const short = await openTestEngine({ transactionLifetimeMs: 20 });
    await insert(short.engine, { _id: 1 });
    const transaction = short.engine.begin();
    transaction.run((state) => {
      set(state, 1, { n: 1 });
    });
    await short.engine.write((state) => {
      set(state, 1, { n: 2 });
    });
    expect(transaction.open).toBe(false);
    await short.end();
  });

  it('loses no increment among many that compete', async () => {
    await insert(engine, { _id: 5, n: 0 + 1000 });
    const add = async (): Promise<void> => {
      for (;;) {
        const transaction = engine.begin();
        try {
          await Promise.resolve();
          transaction.run((state) => {
            set(state, 5, { n: Number(plain(state.get(notes(state), 5)?.document.n)) + 1 });
          });
          await transaction.commit();
          return;
        } catch {
          await new Promise(setImmediate);
        }
      }
    };
    await Promise.all(Array.from({ length: 20 }, add));
    expect(fieldOf(5)).toBe(1020);
  });
});
