import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Engine } from '../../../../src/platform/embedded-mongodb/engine/index.js';
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

describe('the engine', () => {
  let test: TestEngine;
  let engine: Engine;

  beforeEach(async () => {
    test = await openTestEngine();
    ({ engine } = test);
  });

  afterEach(() => test.end());

  it('keeps documents, their bytes and their number over a restart', async () => {
    const document = given({ _id: 1, text: 'é', whole: 3, at: new Date(5) });
    await engine.write((state) => {
      state.insert(state.createCollection('desk', 'notes'), document);
    });
    const again = await test.reopen();
    again.read((state) => {
      expect(Buffer.from(state.get(notes(state), 1)?.raw ?? [])).toEqual(Buffer.from(document.raw));
      expect(state.stats(notes(state))).toEqual({ count: 1, dataSize: document.raw.length, indexSizes: { _id_: 0 } });
    });
  });

  it('writes nothing of a work that fails', async () => {
    await engine.createIndexes(namespace, [{ name: 'n', key: { n: 1 }, unique: true }]);
    await insert(engine, { _id: 1, n: 1 });
    const failing = insert(engine, { _id: 2, n: 2, tags: [] }, { _id: 3, n: 1 });
    await expect(failing).rejects.toMatchObject({
      code: 11000,
      message: 'E11000 duplicate key error collection: desk.notes index: n dup key: { n: 1 }',
      fields: { keyPattern: { n: 1 } },
    });
    expect(engine.read((state) => idsOf(state, query({ n: { $gte: 0 } })))).toEqual([1]);
    expect(engine.read((state) => state.stats(notes(state)).count)).toBe(1);
  });

  it('lets a batch go on after a document that was refused', async () => {
    await insert(engine, { _id: 1 });
    const refused = await engine.write((state) => {
      let failures = 0;
      for (const _id of [2, 1, 3]) {
        try {
          state.insert(notes(state), given({ _id }));
        } catch {
          failures += 1;
        }
      }
      return failures;
    });
    expect(refused).toBe(1);
    expect(engine.read((state) => idsOf(state, query({})))).toEqual([1, 2, 3]);
  });

  it('goes on with a cursor on a later state, after the last document given', async () => {
    await engine.createIndexes(namespace, [{ name: 'n', key: { n: -1 } }]);
    await insert(engine, ...[1, 2, 3, 4, 5, 6].map((n) => ({ _id: n, n })));
    const cursor = engine.read((state) => state.open(notes(state), query({}, { sort: { n: -1 }, limit: 5 })));
    const next = (most: number): unknown[] =>
      engine.read((state) => {
        const ids: unknown[] = [];
        for (const { document } of cursor.read(state)) {
          ids.push(plain(document._id));
          if (ids.length === most) break;
        }
        return ids;
      });
    expect(next(2)).toEqual([6, 5]);
    await engine.write((state) => {
      for (const _id of [5, 4]) {
        const before = state.get(notes(state), _id);
        if (before !== undefined) state.remove(notes(state), before);
      }
      state.insert(notes(state), given({ _id: 7, n: 2.5 }));
    });
    expect(next(2)).toEqual([3, 7]);
    expect(cursor.exhausted).toBe(false);
    expect(next(10)).toEqual([2]);
    expect(cursor.exhausted).toBe(true);
    expect(next(10)).toEqual([]);
  });

  it('ends a cursor whose collection or index is gone', async () => {
    await engine.createIndexes(namespace, [{ name: 'n', key: { n: 1 } }]);
    await insert(engine, { _id: 1, n: 1 });
    const open = (): (() => unknown) => {
      const cursor = engine.read((state) => state.open(notes(state), query({ n: 1 })));
      return () => engine.read((state) => [...cursor.read(state)]);
    };
    const readsByIndex = open();
    await engine.write((state) => {
      const index = notes(state).indexes[1];
      if (index !== undefined) state.dropIndex(notes(state), index);
    });
    expect(readsByIndex).toThrow(expect.objectContaining({ codeName: 'QueryPlanKilled' }));
    const readsAll = open();
    await engine.write((state) => {
      state.dropCollection(notes(state));
    });
    await insert(engine, { _id: 1, n: 1 });
    expect(readsAll).toThrow(expect.objectContaining({ codeName: 'QueryPlanKilled' }));
  });

  it('refuses a sort that takes more than 100 MB', async () => {
    const text = 'x'.repeat(8_000_000);
    await insert(engine, ...Array.from({ length: 14 }, (_, _id) => ({ _id, text })));
    const sorted = (limit?: number): unknown =>
      engine.read((state) =>
        idsOf(state, query({}, { sort: { n: 1, _id: -1 }, ...(limit !== undefined && { limit }) })),
      );
    expect(() => sorted()).toThrow(expect.objectContaining({ code: 292 }));
    expect(sorted(2)).toEqual([13, 12]);
  });

  it('removes what a dropped collection left, and starts a new one empty', async () => {
    await engine.createIndexes(namespace, [{ name: 'n', key: { n: 1 } }]);
    await insert(engine, ...Array.from({ length: 5000 }, (_, _id) => ({ _id, n: _id })));
    await engine.write((state) => {
      state.dropDatabase('desk');
    });
    expect(engine.read((state) => [state.databases(), state.collections('desk')])).toEqual([[], []]);
    await insert(engine, { _id: 1 });
    const again = await test.reopen();
    expect(again.read((state) => idsOf(state, query({})))).toEqual([1]);
    expect(again.read((state) => notes(state).indexes)).toHaveLength(1);
  });

  it('keeps records with the writes they belong to', async () => {
    await engine.write((state) => {
      state.putRecord('txn/é/2', Buffer.from('b'));
      state.putRecord('txn/é/1', Buffer.from('a'));
      state.putRecord('other', Buffer.from('c'));
    });
    const failing = engine.write((state) => {
      state.removeRecord('txn/é/1');
      throw new RangeError('no');
    });
    await expect(failing).rejects.toThrow(RangeError);
    const again = await test.reopen();
    const read = again.read((state) =>
      Array.from(state.records('txn/'), ([key, value]) => [key, Buffer.from(value).toString()]),
    );
    expect(read).toEqual([
      ['txn/é/1', 'a'],
      ['txn/é/2', 'b'],
    ]);
    await again.write((state) => {
      state.removeRecord('txn/é/2');
    });
    expect(again.read((state) => state.record('txn/é/2'))).toBeUndefined();
  });

  it('deletes documents whose time has passed', async () => {
    await test.end();
    test = await openTestEngine({ ttlIntervalMs: 5 });
    ({ engine } = test);
    const now = Date.now();
    await insert(
      engine,
      { _id: 1, at: new Date(now - 61_000) },
      { _id: 2, at: new Date(now + 60_000) },
      { _id: 3, at: [new Date(now + 60_000), new Date(now - 120_000)] },
      { _id: 4, at: 'never' },
      { _id: 5 },
      ...Array.from({ length: 500 }, (_, at) => ({ _id: 100 + at, at: new Date(at) })),
    );
    await engine.createIndexes(namespace, [{ name: 'at', key: { at: 1 }, expireAfterSeconds: 60 }]);
    const left = (): unknown[] => engine.read((state) => idsOf(state, query({})));
    while (left().length > 3) await new Promise(setImmediate);
    expect(left()).toEqual([2, 4, 5]);
  });

  it('refuses writes that still wait when it is closed', async () => {
    await insert(engine, { _id: 1 });
    const transaction = engine.begin();
    transaction.run((state) => {
      state.insert(notes(state), given({ _id: 2 }));
    });
    const waiting = insert(engine, { _id: 2 });
    const refused = expect(waiting).rejects.toMatchObject({ codeName: 'ShutdownInProgress' });
    const again = await test.reopen();
    await refused;
    expect(transaction.open).toBe(false);
    expect(again.read((state) => idsOf(state, query({})))).toEqual([1]);
  });
});
