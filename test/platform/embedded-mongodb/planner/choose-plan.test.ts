import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Engine, FindQuery, IndexSpec } from '../../../../src/platform/embedded-mongodb/engine/index.js';
import type { Document } from '../../../../src/platform/embedded-mongodb/protocol/bson.js';
import { given, namespace, notes, openTestEngine, query, type TestEngine } from '../engine/open-test-engine.js';

const specs: readonly IndexSpec[] = [
  { name: 'page', key: { page: 1, at: -1, _id: -1 } },
  { name: 'state_at', key: { state: 1, at: 1 } },
  { name: 'email', key: { email: 1 }, unique: true, sparse: true },
  { name: 'tags', key: { tags: 1, at: -1 } },
  { name: 'open', key: { due: 1 }, partialFilterExpression: { state: 'open' } },
  { name: 'hidden', key: { secret: 1 }, hidden: true },
];

interface Walk {
  readonly index: string;
  readonly keys: number;
}

const day = (n: number): Date => new Date(Date.UTC(2024, 0, n));

describe('the plan of a query', () => {
  let test: TestEngine;
  let engine: Engine;

  beforeAll(async () => {
    test = await openTestEngine();
    ({ engine } = test);
    await engine.createIndexes(namespace, specs);
    await engine.write((state) => {
      for (let n = 0; n < 1000; n += 1) {
        const tags = n % 2 === 0 ? ['even', 'whole'] : ['whole'];
        state.insert(
          notes(state),
          given({
            _id: n,
            page: n % 4,
            at: day(n),
            state: n % 10 === 0 ? 'open' : 'done',
            tags,
            due: n,
            email: `r${n}@example.org`,
          }),
        );
      }
    });
  });

  afterAll(() => test.end());

  function run(wanted: FindQuery): {
    readonly plan: Document;
    readonly keys: number;
    readonly documents: number;
    readonly found: number;
  } {
    return engine.read((state) => {
      const cursor = state.open(notes(state), wanted);
      const found = [...cursor.read(state)].length;
      return { plan: cursor.winningPlan, keys: cursor.stats.keysExamined, documents: cursor.stats.docsExamined, found };
    });
  }

  function scanOf(plan: Document): Document {
    const inner = (plan.inputStage ?? (plan.inputStages as Document[] | undefined)?.[0]) as Document | undefined;
    return inner === undefined ? plan : scanOf(inner);
  }

  it.each<[string, FindQuery, Walk]>([
    ['a point of the id', query({ _id: 5 }), { index: '_id_', keys: 1 }],
    ['several ids', query({ _id: { $in: [5, 7, 9999] } }), { index: '_id_', keys: 2 }],
    ['a unique value', query({ email: 'r7@example.org' }), { index: 'email', keys: 1 }],
    [
      'equality, order and limit',
      query({ page: 1 }, { sort: { at: -1, _id: -1 }, limit: 20 }),
      { index: 'page', keys: 20 },
    ],
    ['the same backwards', query({ page: 1 }, { sort: { at: 1, _id: 1 }, limit: 20 }), { index: 'page', keys: 20 }],
    [
      'a range and its order',
      query({ page: 1, at: { $lte: day(500) } }, { sort: { at: -1, _id: -1 }, limit: 20 }),
      { index: 'page', keys: 20 },
    ],
    [
      'a keyset page',
      query(
        { page: 1, at: { $lte: day(501) }, $or: [{ at: { $lt: day(501) } }, { at: day(501), _id: { $lt: 501 } }] },
        { sort: { at: -1, _id: -1 }, limit: 20 },
      ),
      { index: 'page', keys: 21 },
    ],
    [
      'values merged in order',
      query({ page: { $in: [1, 2, 3] } }, { sort: { at: -1, _id: -1 }, limit: 10 }),
      { index: 'page', keys: 10 },
    ],
    ['an element of an array', query({ tags: 'even' }, { sort: { at: -1 }, limit: 5 }), { index: 'tags', keys: 5 }],
    [
      'an order without a filter',
      query({}, { sort: { page: 1, at: -1, _id: -1 }, limit: 3 }),
      { index: 'page', keys: 3 },
    ],
    ['a partial index', query({ state: 'open', due: { $gte: 500, $lt: 600 } }), { index: 'open', keys: 10 }],
    ['a prefix of strings', query({ email: { $regex: '^r99' } }), { index: 'email', keys: 11 }],
  ])('uses an index for %s', (_name, wanted, { index, keys }) => {
    const outcome = run(wanted);
    expect(scanOf(outcome.plan).indexName).toBe(index);
    expect(outcome.keys).toBe(keys);
  });

  it.each<[string, FindQuery]>([
    ['no index fits', query({ nothing: 1 })],
    ['the index leaves documents out', query({ due: 5 })],
    ['a sparse index can not know', query({ email: null })],
    ['the index is hidden', query({ secret: 1 })],
    ['only one branch has an index', query({ $or: [{ page: 1 }, { nothing: 1 }] })],
    ['it is asked for', query({ page: 1 }, { hint: { $natural: 1 } })],
  ])('reads all documents where %s', (_name, wanted) => {
    const outcome = run(wanted);
    expect(scanOf(outcome.plan).stage).toBe('COLLSCAN');
    expect(outcome.documents).toBe(1000);
  });

  it('sorts in memory where no index gives the order', () => {
    const { plan, found } = run(query({ page: 1 }, { sort: { due: -1 }, limit: 4 }));
    expect(plan).toMatchObject({ stage: 'LIMIT', inputStage: { stage: 'SORT', sortPattern: { due: -1 } } });
    expect(found).toBe(4);
  });

  it('joins the branches of an $or, each by its index', () => {
    const outcome = run(
      query({ $or: [{ _id: { $lt: 3 } }, { email: 'r2@example.org' }, { email: 'r9@example.org' }] }),
    );
    expect(outcome.plan.inputStage).toMatchObject({ stage: 'OR' });
    expect(outcome.found).toBe(4);
  });

  it('prefers what reads the fewest keys where rules can not tell', () => {
    const { plan } = run(query({ state: 'done', tags: 'even', due: { $gt: 1 }, at: day(8), page: 0 }));
    expect(['page', 'state_at', 'tags']).toContain(scanOf(plan).indexName);
    expect(run(query({ state: 'open', tags: 'even', at: day(10) })).keys).toBeLessThan(5);
  });

  it('shows the bounds', () => {
    const { plan } = run(query({ page: 2, at: { $gt: day(1), $lte: day(2) } }));
    expect(scanOf(plan).indexBounds).toEqual({
      page: ['[2, 2]'],
      at: [`[new Date(${day(2).getTime()}), new Date(${day(1).getTime()}))`],
      _id: ['[MaxKey, MinKey]'],
    });
  });

  it('refuses a hint that names no index', () => {
    expect(() => run(query({}, { hint: 'none' }))).toThrow(expect.objectContaining({ codeName: 'BadValue' }));
    expect(run(query({}, { hint: { page: 1, at: -1, _id: -1 } })).keys).toBe(1000);
  });

  it('counts by keys where they say all', () => {
    const count = (wanted: FindQuery): number => engine.read((state) => state.count(notes(state), wanted));
    expect(count(query({}))).toBe(1000);
    expect(count(query({ page: 3 }))).toBe(250);
    expect(count(query({ page: 3, at: { $gte: day(500) } }))).toBe(125);
    expect(count(query({ tags: { $in: ['even', 'whole'] } }))).toBe(1000);
    expect(count(query({ page: 3 }, { skip: 240, limit: 20 }))).toBe(10);
  });
});
