import fc from 'fast-check';
import type { Document } from 'mongodb';
import { operandsFor, paths } from './values.js';

const typeNames = ['number', 'string', 'array', 'null', 'object', 'date', 'bool', 'objectId', 'int', 'long', 'double'];

const regexes: fc.Arbitrary<Document> = fc.constantFrom(
  { $regex: '^a' },
  { $regex: '^ab?$' },
  { $regex: 'b', $options: 'i' },
  { $regex: '^B', $options: 'i' },
  { $regex: '' },
);

function comparisons(operand: fc.Arbitrary<unknown>): fc.Arbitrary<Document> {
  const one = (name: string): fc.Arbitrary<Document> => operand.map((value) => ({ [name]: value }));
  const lists = fc.array(operand, { maxLength: 3 });
  return fc.oneof(
    ...['$eq', '$ne', '$gt', '$gte', '$gte', '$lt', '$lte', '$lte'].map(one),
    fc.tuple(one('$gte'), one('$lt')).map(([low, high]) => ({ ...low, ...high })),
    lists.map((list) => ({ $in: list })),
    lists.map((list) => ({ $nin: list })),
  );
}

function conditions(path: string): fc.Arbitrary<unknown> {
  const operand = operandsFor(path);
  const compared = comparisons(operand);
  return fc.oneof(
    { weight: 4, arbitrary: operand },
    { weight: 8, arbitrary: compared },
    { weight: 1, arbitrary: fc.boolean().map((wanted) => ({ $exists: wanted })) },
    { weight: 1, arbitrary: fc.constantFrom(...typeNames).map((name) => ({ $type: name })) },
    { weight: 1, arbitrary: compared.map((condition) => ({ $not: condition })) },
    // The lab finds nothing by a regular expression on _id.
    { weight: path === '_id' ? 0 : 1, arbitrary: regexes },
    { weight: 1, arbitrary: fc.array(operand, { minLength: 1, maxLength: 2 }).map((list) => ({ $all: list })) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 3 }).map((length) => ({ $size: length })) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(2, 3), fc.constantFrom(0, 1)).map((mod) => ({ $mod: mod })) },
    { weight: 1, arbitrary: compared.map((condition) => ({ $elemMatch: condition })) },
  );
}

/** `{ path: condition }` for one path; equality, comparison, type, shape. */
const leaves: fc.Arbitrary<Document> = paths.chain((path) =>
  conditions(path).map((condition) => ({ [path]: condition })),
);

const withinOneItem: fc.Arbitrary<Document> = fc
  .tuple(comparisons(operandsFor('items.k')), comparisons(operandsFor('items.v')))
  .map(([k, v]) => ({ items: { $elemMatch: { k, v } } }));

/** The bound of a keyset page, as the service writes it. */
const keysetBounds: fc.Arbitrary<Document> = fc
  .tuple(fc.constantFrom('n', 't', 's'), operandsFor('n'), operandsFor('t'), fc.integer({ min: 1, max: 14 }))
  .map(([path, n, t, _id]) => {
    const at = path === 't' ? t : path === 'n' ? n : 'ab';
    return { [path]: { $lte: at }, $or: [{ [path]: { $lt: at } }, { [path]: at, _id: { $lt: _id } }] };
  });

const flat: fc.Arbitrary<Document> = fc.oneof(
  { weight: 8, arbitrary: leaves },
  { weight: 2, arbitrary: fc.tuple(leaves, leaves).map(([left, right]) => ({ ...left, ...right })) },
  { weight: 1, arbitrary: withinOneItem },
  { weight: 2, arbitrary: keysetBounds },
);

const branches = fc.array(flat, { minLength: 1, maxLength: 3 });

/** Any filter, up to one logical operator over leaves beside leaves. */
export const filters: fc.Arbitrary<Document> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 8, arbitrary: flat },
  { weight: 2, arbitrary: branches.map((list) => ({ $or: list })) },
  { weight: 1, arbitrary: branches.map((list) => ({ $and: list })) },
  { weight: 1, arbitrary: branches.map((list) => ({ $nor: list })) },
  { weight: 2, arbitrary: fc.tuple(leaves, branches).map(([leaf, list]) => ({ ...leaf, $or: list })) },
);
