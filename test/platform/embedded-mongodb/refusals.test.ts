import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import { errorOf, openProofDatabase, type ProofDatabase, type Thing } from '../../support/proof-database.js';

/*
 * What the server does not know it must say, with MongoDB's code, before it does anything. Each row is a command that
 * a silent server would answer wrongly.
 */

let proof: ProofDatabase;

beforeAll(async () => {
  proof = await openProofDatabase('refusals');
  await proof.database.collection<Thing>('things').insertMany([
    { _id: 1, n: 1, list: [1, 2], inner: { x: 1 }, text: 'a' },
    { _id: 2, n: 2 },
  ]);
});

afterAll(() => proof.close());

async function contents(): Promise<Document[]> {
  return proof.database.collection('things').find().sort({ _id: 1 }).toArray();
}

async function codeOf(command: Document): Promise<unknown> {
  const before = await contents();
  let code: unknown;
  try {
    const reply = await proof.database.command(command);
    const errors = (reply.writeErrors ?? []) as readonly Document[];
    code = errors[0]?.code;
  } catch (error) {
    code = (error as Document).code;
  }
  expect(await contents()).toEqual(before);
  return code;
}

describe('a command', () => {
  it.each<[string, number, Document]>([
    ['unknown', 59, { mapReduce: 'things', map: '', reduce: '' }],
    ['unknown in another letter case', 59, { FIND: 'things' }],
    ['with an unknown field', 40415, { find: 'things', filtre: { n: 1 } }],
    ['with an unknown field in a write', 40415, { insert: 'things', documents: [{ n: 1 }], orderd: false }],
    [
      'with an unknown field in a statement',
      40415,
      { update: 'things', updates: [{ q: {}, u: { $set: { n: 9 } }, mutli: true }] },
    ],
    ['without a required field', 40414, { insert: 'things' }],
    ['with a field of a wrong type', 14, { find: 'things', filter: 'n' }],
    ['with a negative limit', 51024, { find: 'things', limit: -1 }],
    ['with a negative skip', 51024, { find: 'things', skip: -1 }],
    ['with an invalid collection name', 73, { find: '', filter: {} }],
    ['with an empty batch of writes', 16, { insert: 'things', documents: [] }],
    ['with an aggregation without a cursor', 9, { aggregate: 'things', pipeline: [] }],
    ['with a hint to an index that is not there', 2, { find: 'things', hint: 'nothing_1' }],
  ])('%s is refused with %i', async (_name, code, command) => {
    expect(await codeOf(command)).toBe(code);
  });

  it('gives name and labels of the error', async () => {
    expect(await errorOf(proof.database.command({ frobnicate: 1 }))).toMatchObject({
      code: 59,
      codeName: 'CommandNotFound',
      message: expect.stringContaining("'frobnicate'"),
    });
  });
});

describe('a filter', () => {
  it.each<[string, number, Document]>([
    ['an unknown operator', 2, { n: { $about: 1 } }],
    ['an unknown operator at the top', 2, { $about: [{ n: 1 }] }],
    ['JavaScript', 2, { $where: 'true' }],
    ['$in without an array', 2, { n: { $in: 1 } }],
    ['$or without an array', 2, { $or: { n: 1 } }],
    ['$or of nothing', 2, { $or: [] }],
    ['$and of a number', 2, { $and: [1] }],
    ['an operator beside a field', 2, { n: { $gt: 1, x: 2 } }],
    ['a broken regular expression', 51091, { text: { $regex: '(' } }],
    ['regular expression options alone', 2, { text: { $options: 'i' } }],
    ['$elemMatch of a number', 2, { list: { $elemMatch: 1 } }],
    ['a negative $size', 2, { list: { $size: -1 } }],
    ['$mod by zero', 2, { n: { $mod: [0, 0] } }],
    ['$not of a number', 2, { n: { $not: 1 } }],
    ['an unknown type', 2, { n: { $type: 'nothing' } }],
    ['an unknown expression', 168, { $expr: { $frobnicate: ['$n', 1] } }],
  ])('with %s is refused with %i everywhere', async (_name, code, filter) => {
    expect(await codeOf({ find: 'things', filter })).toBe(code);
    expect(await codeOf({ count: 'things', query: filter })).toBe(code);
    expect(await codeOf({ delete: 'things', deletes: [{ q: filter, limit: 0 }] })).toBe(code);
    expect(await codeOf({ aggregate: 'things', pipeline: [{ $match: filter }], cursor: {} })).toBe(code);
    expect(await codeOf({ find: 'nowhere', filter })).toBe(code);
  });
});

describe('an update', () => {
  it.each<[string, number, Document | Document[]]>([
    ['an unknown operator', 9, { $frobnicate: { n: 1 } }],
    ['operators beside fields', 52, { n: 1, $set: { n: 2 } }],
    ['fields beside operators', 9, { $set: { n: 2 }, n: 1 }],
    ['an operator of no document', 9, { $set: 1 }],
    ['another _id', 66, { $set: { _id: 9 } }],
    ['two changes of one path', 40, { $set: { n: 1 }, $inc: { n: 1 } }],
    ['changes of a path and of a part of it', 40, { $set: { inner: {}, 'inner.x': 1 } }],
    ['$inc of a string', 14, { $inc: { text: 1 } }],
    ['$inc by a string', 14, { $inc: { n: 'x' } }],
    ['$push to a number', 2, { $push: { n: 1 } }],
    ['$pop from a number', 14, { $pop: { n: 1 } }],
    ['$pop by two', 9, { $pop: { list: 2 } }],
    ['$addToSet to a number', 2, { $addToSet: { n: 1 } }],
    ['$pullAll without an array', 2, { $pullAll: { list: 1 } }],
    ['$rename to itself', 2, { $rename: { n: 'n' } }],
    ['a field below a number', 28, { $set: { 'n.x': 1 } }],
    ['an empty path', 56, { $set: { '': 1 } }],
    ['a path with an empty part', 56, { $set: { 'a..b': 1 } }],
    ['an array filter that is not given', 2, { $set: { 'list.$[e]': 1 } }],
    ['a position that the filter did not find', 2, { $set: { 'list.$': 1 } }],
    ['an unknown $push modifier', 2, { $push: { list: { $each: [1], $frobnicate: 1 } } }],
    ['a pipeline stage that is not for updates', 72, [{ $match: { n: 1 } }]],
  ])('with %s is refused with %i', async (_name, code, u) => {
    expect(await codeOf({ update: 'things', updates: [{ q: { _id: 1 }, u }] })).toBe(code);
  });

  it('of many by a whole document is refused', async () => {
    expect(await codeOf({ update: 'things', updates: [{ q: {}, u: { n: 1 }, multi: true }] })).toBe(9);
  });

  it('with an array filter it does not use is refused', async () => {
    const statement = { q: { _id: 1 }, u: { $set: { 'list.$[e]': 1 } }, arrayFilters: [{ e: 1 }, { f: 1 }] };
    expect(await codeOf({ update: 'things', updates: [statement] })).toBe(9);
  });
});

describe('a pipeline', () => {
  it.each<[string, number, Document[]]>([
    ['an unknown stage', 40324, [{ $frobnicate: {} }]],
    ['a stage of two names', 40323, [{ $match: {}, $limit: 1 }]],
    ['a stage of none', 40323, [{}]],
    ['an unknown expression', 31325, [{ $project: { x: { $frobnicate: 1 } } }]],
    ['an unknown expression in a new field', 168, [{ $addFields: { x: { $frobnicate: 1 } } }]],
    ['an unknown accumulator', 15952, [{ $group: { _id: null, x: { $frobnicate: 1 } } }]],
    ['a group without _id', 15955, [{ $group: { x: { $sum: 1 } } }]],
    ['a field of a group that is no accumulator', 40234, [{ $group: { _id: null, x: 1 } }]],
    ['a limit of nothing', 15958, [{ $limit: 0 }]],
    ['a negative skip', 5107200, [{ $skip: -1 }]],
    ['an empty sort', 15976, [{ $sort: {} }]],
    ['a sort by three', 15975, [{ $sort: { n: 3 } }]],
    ['fields kept and left out', 31254, [{ $project: { n: 1, text: 0 } }]],
    ['an empty projection', 51272, [{ $project: {} }]],
    ['a variable that is not defined', 17276, [{ $addFields: { x: '$$nothing' } }]],
    ['$unwind of no path', 28818, [{ $unwind: 'list' }]],
    ['$count without a name', 40156, [{ $count: '' }]],
    ['a failing conversion', 241, [{ $addFields: { x: { $toInt: 'abc' } } }]],
    ['$size of no array', 17124, [{ $addFields: { x: { $size: '$n' } } }]],
    ['a division by zero', 2, [{ $addFields: { x: { $divide: ['$n', 0] } } }]],
    [
      'an unknown field in $lookup',
      9,
      [{ $lookup: { from: 'things', localField: 'n', foreignField: 'n', as: 'x', frob: 1 } }],
    ],
  ])('with %s is refused with %i', async (_name, code, pipeline) => {
    expect(await codeOf({ aggregate: 'things', pipeline, cursor: {} })).toBe(code);
  });
});

describe('a find', () => {
  it.each<[string, number, Document]>([
    ['a sort by three', 15975, { sort: { n: 3 } }],
    ['a sort by a text', 15974, { sort: { n: 'up' } }],
    ['fields kept and left out', 31254, { projection: { n: 1, text: 0 } }],
    ['an unknown projection operator', 31325, { projection: { n: { $frobnicate: 1 } } }],
  ])('with %s is refused with %i', async (_name, code, fields) => {
    expect(await codeOf({ find: 'things', ...fields })).toBe(code);
  });
});

describe('an index', () => {
  it.each<[string, number, Document]>([
    ['an unknown kind', 67, { key: { n: 'nothing' }, name: 'x' }],
    ['no fields', 67, { key: {}, name: 'x' }],
    ['no direction', 67, { key: { n: 0 }, name: 'x' }],
    ['an unknown option', 197, { key: { n: 1 }, name: 'x', frobnicate: true }],
    [
      'a partial filter it cannot use',
      67,
      { key: { n: 1 }, name: 'x', partialFilterExpression: { n: { $regex: 'a' } } },
    ],
    [
      'both a partial filter and sparse',
      67,
      { key: { n: 1 }, name: 'x', sparse: true, partialFilterExpression: { n: 1 } },
    ],
  ])('with %s is refused with %i', async (_name, code, index) => {
    expect(await codeOf({ createIndexes: 'things', indexes: [index] })).toBe(code);
  });
});
