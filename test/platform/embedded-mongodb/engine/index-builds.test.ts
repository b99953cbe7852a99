import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Engine, IndexSpec } from '../../../../src/platform/embedded-mongodb/engine/index.js';
import { given, idsOf, insert, namespace, notes, openTestEngine, query, type TestEngine } from './open-test-engine.js';

describe('creating indexes', () => {
  let test: TestEngine;
  let engine: Engine;

  beforeEach(async () => {
    test = await openTestEngine();
    ({ engine } = test);
  });

  afterEach(() => test.end());

  const names = (of = engine): string[] => of.read((state) => notes(state).indexes.map(({ name }) => name));

  it('fills an index while writes go on', async () => {
    await insert(engine, ...Array.from({ length: 3000 }, (_, _id) => ({ _id, n: 5000 - _id })));
    const created = engine.createIndexes(namespace, [{ name: 'n', key: { n: 1 } }]);
    for (let round = 0; round < 20; round += 1) {
      await engine.write((state) => {
        state.insert(notes(state), given({ _id: 10_000 + round, n: round }));
        const before = state.get(notes(state), 2999 - round);
        if (before !== undefined) state.remove(notes(state), before);
      });
    }
    expect(await created).toEqual({ before: 1, after: 2, createdCollection: false });
    const found = engine.read((state) => idsOf(state, query({}, { hint: 'n' })));
    expect(found).toHaveLength(3000);
    expect(found.slice(0, 2)).toEqual([10_000, 10_001]);
    expect(engine.read((state) => [...state.find(notes(state), query({ n: { $lt: 20 } }))])).toHaveLength(20);
  });

  it('refuses a unique index over duplicates, and leaves none', async () => {
    await insert(engine, { _id: 1, n: 1 }, { _id: 2, n: 1 });
    const created = engine.createIndexes(namespace, [{ name: 'n', key: { n: 1 }, unique: true }]);
    await expect(created).rejects.toMatchObject({
      codeName: 'DuplicateKey',
      message: expect.stringContaining('{ n: 1 }') as unknown,
    });
    expect(names()).toEqual(['_id_']);
    await insert(engine, { _id: 3, n: 1 });
  });

  it('counts an equal index as made, and waits while another fills it', async () => {
    await insert(engine, ...Array.from({ length: 1500 }, (_, _id) => ({ _id })));
    const spec: IndexSpec = { name: 'n', key: { n: 1 } };
    const [, second] = await Promise.all([
      engine.createIndexes(namespace, [spec]),
      engine.createIndexes(namespace, [spec]),
    ]);
    expect(second).toEqual({ before: 2, after: 2, createdCollection: false });
    expect(engine.read((state) => notes(state).indexes.every(({ ready }) => ready))).toBe(true);
  });

  it.each<[string, IndexSpec, string]>([
    ['another name', { name: 'other', key: { n: 1 } }, 'IndexOptionsConflict'],
    ['another key', { name: 'n', key: { m: 1 } }, 'IndexKeySpecsConflict'],
    ['other options', { name: 'n', key: { n: 1 }, unique: true }, 'IndexKeySpecsConflict'],
    ['a kind it does not have', { name: 't', key: { t: 'text' as unknown as 1 } }, 'CannotCreateIndex'],
    ['no key', { name: 't', key: {} }, 'CannotCreateIndex'],
    ['an expiry over two fields', { name: 't', key: { a: 1, b: 1 }, expireAfterSeconds: 1 }, 'CannotCreateIndex'],
    [
      'partial and sparse',
      { name: 't', key: { a: 1 }, sparse: true, partialFilterExpression: {} },
      'CannotCreateIndex',
    ],
  ])('refuses %s', async (_name, spec, codeName) => {
    await engine.createIndexes(namespace, [{ name: 'n', key: { n: 1 } }]);
    await expect(engine.createIndexes(namespace, [spec])).rejects.toMatchObject({ codeName });
  });

  it('keeps indexes, their flags and their entries over a restart', async () => {
    await engine.createIndexes(namespace, [
      { name: 'tags', key: { tags: 1 }, partialFilterExpression: query({ n: { $gt: 1 } }).filter },
      { name: 'n', key: { n: -1 }, unique: true, sparse: true },
    ]);
    await insert(engine, { _id: 1, tags: ['a', 'b'], n: 2 }, { _id: 2, tags: ['a'], n: 1 });
    const before = engine.read((state) => ({ info: notes(state), stats: state.stats(notes(state)) }));
    const again = await test.reopen();
    expect(again.read((state) => ({ info: notes(state), stats: state.stats(notes(state)) }))).toEqual(before);
    expect(again.read((state) => idsOf(state, query({ tags: 'a', n: { $gt: 1 } }, { hint: 'tags' })))).toEqual([1]);
    await expect(insert(again, { _id: 3, n: 2 })).rejects.toMatchObject({ codeName: 'DuplicateKey' });
  });

  it('tells long values apart and finds them, though their keys are cut', async () => {
    await engine.createIndexes(namespace, [{ name: 'n', key: { n: 1 }, unique: true }]);
    const long = (end: string): string => 'x'.repeat(5000) + end;
    await insert(engine, { _id: long('1'), n: long('b') }, { _id: long('2'), n: long('a') }, { _id: 'y', n: 'x' });
    await expect(insert(engine, { _id: 3, n: long('a') })).rejects.toMatchObject({ codeName: 'DuplicateKey' });
    await expect(insert(engine, { _id: long('1'), n: 1 })).rejects.toMatchObject({ codeName: 'DuplicateKey' });
    engine.read((state) => {
      expect(idsOf(state, query({ n: long('a') }))).toEqual([long('2')]);
      expect(idsOf(state, query({ n: { $gt: long('a') } }))).toEqual([long('1')]);
      expect(idsOf(state, query({ n: { $gte: 'x' } }, { sort: { n: 1 } }))).toEqual(['y', long('2'), long('1')]);
      expect(idsOf(state, query({ _id: long('1') }))).toEqual([long('1')]);
      expect(idsOf(state, query({}, { sort: { _id: -1 } }))).toEqual(['y', long('2'), long('1')]);
      expect(state.count(notes(state), query({ _id: { $gt: long('1') } }))).toBe(2);
    });
  });
});
