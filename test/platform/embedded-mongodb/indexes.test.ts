import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Collection, Document, Filter, FindOptions, IndexDescription } from 'mongodb';
import { readExplain, type Explained } from '../../support/explained.js';
import { makeIndex, openProofDatabase, type ProofDatabase, type Thing } from '../../support/proof-database.js';

type Given = Omit<IndexDescription, 'key'>;

const COUNT = 600;
let proof: ProofDatabase;
let entries: Collection<Thing>;

beforeAll(async () => {
  proof = await openProofDatabase('indexes');
  entries = proof.database.collection<Thing>('entries');
  await entries.insertMany(
    Array.from({ length: COUNT }, (_, n) => ({
      _id: n,
      group: n % 6,
      at: new Date(n * 1_000),
      score: (n * 7) % COUNT,
      tags: [`t${n % 10}`, `u${n % 7}`],
      name: `name ${String(n).padStart(4, '0')}`,
      ...(n % 3 === 0 ? { rare: n } : {}),
    })),
  );
});

afterEach(() => entries.dropIndexes());
afterAll(() => proof.close());

async function explain(filter: Filter<Thing>, options: FindOptions = {}): Promise<Explained> {
  return readExplain(await entries.find(filter, options).explain('executionStats'));
}

describe('a query is answered', () => {
  it.each<{
    of: string;
    key: IndexDescription['key'];
    with?: Given;
    filter: Filter<Thing>;
    options?: FindOptions;
    returns: number;
    keysAtMost: number;
  }>([
    { of: 'equality', key: { group: 1 }, filter: { group: 2 }, returns: 100, keysAtMost: 101 },
    { of: 'a range', key: { score: 1 }, filter: { score: { $gte: 100, $lt: 120 } }, returns: 20, keysAtMost: 21 },
    {
      of: 'a range in a descending index',
      key: { score: -1 },
      filter: { score: { $gt: 100, $lte: 120 } },
      returns: 20,
      keysAtMost: 21,
    },
    { of: 'several values', key: { score: 1 }, filter: { score: { $in: [3, 5, 9] } }, returns: 3, keysAtMost: 6 },
    {
      of: 'equality and a range',
      key: { group: 1, at: 1 },
      filter: { group: 2, at: { $lt: new Date(60_000) } },
      returns: 10,
      keysAtMost: 11,
    },
    { of: 'a prefix of a text', key: { name: 1 }, filter: { name: /^name 000/ }, returns: 10, keysAtMost: 11 },
    { of: 'an element of an array', key: { tags: 1 }, filter: { tags: 't3' }, returns: 60, keysAtMost: 61 },
    { of: 'a missing field', key: { rare: 1 }, filter: { rare: null }, returns: 400, keysAtMost: 402 },
    {
      of: 'a field that is there',
      key: { rare: 1 },
      with: { sparse: true },
      filter: { rare: { $exists: true } },
      returns: 200,
      keysAtMost: 201,
    },
    {
      of: 'what a partial index holds',
      key: { group: 1 },
      with: { partialFilterExpression: { rare: { $exists: true } } },
      filter: { group: 3, rare: { $gte: 0 } },
      returns: 100,
      keysAtMost: 101,
    },
    {
      of: 'a part of the partial index',
      key: { score: 1 },
      with: { partialFilterExpression: { group: 2 } },
      filter: { group: 2, score: { $lt: 60 } },
      returns: 10,
      keysAtMost: 11,
    },
    {
      of: 'branches, each by its own bounds',
      key: { score: 1 },
      filter: { $or: [{ score: { $lt: 5 } }, { score: { $gte: 595 } }] },
      returns: 10,
      keysAtMost: 12,
    },
    {
      of: 'the first in an order',
      key: { group: 1, at: 1 },
      filter: { group: 2 },
      options: { sort: { at: 1 }, limit: 5 },
      returns: 5,
      keysAtMost: 6,
    },
    {
      of: 'the last in an order',
      key: { group: 1, at: 1 },
      filter: { group: 2 },
      options: { sort: { at: -1 }, limit: 5 },
      returns: 5,
      keysAtMost: 6,
    },
    {
      of: 'the whole in an order',
      key: { at: -1, _id: -1 },
      filter: {},
      options: { sort: { at: 1, _id: 1 }, limit: 5 },
      returns: 5,
      keysAtMost: 6,
    },
    {
      of: 'a later part of an order',
      key: { at: 1 },
      filter: {},
      options: { sort: { at: 1 }, skip: 10, limit: 5 },
      returns: 5,
      keysAtMost: 16,
    },
    {
      of: 'several values merged in an order',
      key: { group: 1, at: 1 },
      filter: { group: { $in: [1, 4] } },
      options: { sort: { at: -1 }, limit: 6 },
      returns: 6,
      keysAtMost: 9,
    },
    {
      of: 'a page after a key',
      key: { at: -1, _id: -1 },
      filter: {
        at: { $lte: new Date(300_000) },
        $or: [{ at: { $lt: new Date(300_000) } }, { at: new Date(300_000), _id: { $lt: 300 } }],
      },
      options: { sort: { at: -1, _id: -1 }, limit: 20 },
      returns: 20,
      keysAtMost: 22,
    },
  ])(
    'for $of, without reading much more than it returns',
    async ({ key, with: given, filter, options, returns, keysAtMost }) => {
      const name = await makeIndex(entries, key, given ?? {});
      const plan = await explain(filter, options);
      expect(plan.returned).toBe(returns);
      expect(plan.stages).not.toContain('COLLSCAN');
      expect(plan.stages).not.toContain('SORT');
      expect(new Set(plan.indexes)).toEqual(new Set([name]));
      expect(plan.keysExamined).toBeLessThanOrEqual(keysAtMost);
      expect(plan.documentsExamined).toBeLessThanOrEqual(keysAtMost);
    },
  );

  it('by _id with one document read', async () => {
    const plan = await explain({ _id: 77 });
    expect(plan).toMatchObject({ returned: 1, documentsExamined: 1 });
    expect(plan.stages).not.toContain('COLLSCAN');
  });

  it('in the order of _id from a key on', async () => {
    const plan = await explain({ _id: { $gt: 100 } }, { sort: { _id: 1 }, limit: 10 });
    expect(plan).toMatchObject({ returned: 10 });
    expect(plan.documentsExamined).toBeLessThanOrEqual(11);
    expect(plan.stages).not.toContain('SORT');
  });

  it('by the index that serves filter and order both', async () => {
    await makeIndex(entries, { group: 1 });
    await makeIndex(entries, { at: 1 });
    const name = await makeIndex(entries, { group: 1, at: 1 });
    const plan = await explain({ group: 2 }, { sort: { at: -1 }, limit: 3 });
    expect(plan).toMatchObject({ indexes: [name], directions: ['backward'] });
  });

  it('by the index that the hint names, or by none', async () => {
    await makeIndex(entries, { group: 1 });
    const name = await makeIndex(entries, { score: 1 });
    expect((await explain({ group: 2, score: { $gt: 5 } }, { hint: name })).indexes).toEqual([name]);
    expect((await explain({ group: 2, score: { $gt: 5 } }, { hint: { score: 1 } })).indexes).toEqual([name]);
    expect((await explain({ group: 2 }, { hint: { $natural: 1 } })).stages).toContain('COLLSCAN');
  });

  it('by a scan and a sort where no index helps', async () => {
    const plan = await explain({ group: 2 }, { sort: { score: 1 } });
    expect(plan).toMatchObject({ returned: 100, documentsExamined: COUNT });
    expect(plan.stages).toEqual(expect.arrayContaining(['SORT', 'COLLSCAN']));
  });
});

describe('an index that would leave out answers is not used', () => {
  it.each<{ index: string; with: Given; filter: Filter<Thing>; count: number }>([
    {
      index: 'a partial one for more than it holds',
      with: { partialFilterExpression: { rare: { $gt: 300 } } },
      filter: { rare: { $gt: 200 } },
      count: 133,
    },
    { index: 'a sparse one for a missing field', with: { sparse: true }, filter: { rare: null }, count: 400 },
    { index: 'a sparse one for all in an order', with: { sparse: true }, filter: {}, count: 600 },
  ])('$index', async ({ with: given, filter, count }) => {
    await makeIndex(entries, { rare: 1 }, given);
    const found = await entries.find(filter).sort({ rare: 1 }).toArray();
    expect(found).toHaveLength(count);
  });

  it('one of array elements for an order by the array', async () => {
    await makeIndex(entries, { tags: 1 });
    const plan = await explain({}, { sort: { tags: 1 }, limit: 3 });
    expect(plan.stages).toContain('SORT');
  });
});

describe('count and writes', () => {
  it('count by keys alone where the filter is the bounds', async () => {
    await makeIndex(entries, { group: 1 });
    const answer = await proof.database.command({
      explain: { count: 'entries', query: { group: 2 } },
      verbosity: 'executionStats',
    });
    const plan = readExplain(answer);
    expect(plan.stages).not.toContain('COLLSCAN');
    expect(plan.keysExamined).toBeLessThanOrEqual(102);
    expect(plan.documentsExamined).toBe(0);
  });

  it.each<[string, Document]>([
    ['an update', { update: 'entries', updates: [{ q: { score: 7 }, u: { $set: { seen: true } } }] }],
    ['a delete', { delete: 'entries', deletes: [{ q: { score: 7 }, limit: 1 }] }],
    ['a findAndModify', { findAndModify: 'entries', query: { score: 7 }, update: { $set: { seen: true } } }],
    ['an aggregation', { aggregate: 'entries', pipeline: [{ $match: { score: 7 } }], cursor: {} }],
    ['a distinct', { distinct: 'entries', key: 'group', query: { score: 7 } }],
  ])('explain %s without doing it', async (_name, command) => {
    const name = await makeIndex(entries, { score: 1 });
    const answer = await proof.database.command({ explain: command, verbosity: 'executionStats' });
    const text = JSON.stringify(answer);
    expect(text).toContain(name);
    expect(text).not.toContain('COLLSCAN');
    expect(await entries.countDocuments({ score: 7, seen: { $exists: false } })).toBe(1);
  });
});
