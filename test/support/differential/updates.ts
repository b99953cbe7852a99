import fc from 'fast-check';
import type { Document } from 'mongodb';
import { comparisonsOfItems, type UpdateForm } from './update-forms.js';
import { bodies, numbers, scalars, values } from './values.js';

const wildPaths = fc.constantFrom('a', 'b', 'c', 'a.x', 'a.y', 'b.x', 'a.0', 'b.1', 'fresh', 'fresh.x');
const tidyPaths = fc.constantFrom('n', 's', 't', 'tags', 'items', 'items.0.k');
const anyPaths = fc.oneof(wildPaths, tidyPaths);
const numberPaths = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('n', 'items.0.k', 'fresh') },
  { weight: 1, arbitrary: wildPaths },
);
const arrayPaths = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('tags', 'fresh') },
  { weight: 1, arbitrary: wildPaths },
);
/* Removing from below an array is nothing to MongoDB and an error to the lab. */
const topPaths = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('tags', 'fresh') },
  { weight: 1, arbitrary: fc.constantFrom('a', 'b', 'c') },
);
const tag = fc.constantFrom('a', 'ab', 'b', 'c', 'd');

function at(paths: fc.Arbitrary<string>, operand: fc.Arbitrary<unknown>): fc.Arbitrary<Document> {
  return fc.tuple(paths, operand).map(([path, value]) => ({ [path]: value }));
}

/* A $push of nothing makes an empty array of a missing field in MongoDB, and nothing in the lab. */
const each: fc.Arbitrary<Document> = fc
  .tuple(
    fc.array(tag, { minLength: 1, maxLength: 3 }),
    fc.record(
      {
        $slice: fc.constantFrom(-3, -1, 1, 3),
        $sort: fc.constantFrom(1, -1),
        $position: fc.integer({ min: -2, max: 3 }),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([list, modifiers]) => ({ $each: list, ...modifiers }));

const sortedItems: fc.Arbitrary<Document> = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom({ k: 1, v: 1 }, { v: -1, k: 1 }), fc.constantFrom(-2, 1, 3))
  .map(([k, $sort, $slice]) => ({ $each: [{ k, v: 2 }], $sort, $slice }));

const pulls: fc.Arbitrary<Document> = fc.oneof(
  at(topPaths, fc.oneof(tag, scalars)),
  at(
    topPaths,
    fc.array(tag, { maxLength: 2 }).map((list) => ({ $in: list })),
  ),
  fc.integer({ min: 0, max: 3 }).map((k) => ({ items: { k: { $gte: k } } })),
  fc.integer({ min: 0, max: 3 }).map((k) => ({ items: { k } })),
);

const operators: Readonly<Record<string, fc.Arbitrary<Document>>> = {
  $set: fc.oneof(at(wildPaths, values), at(tidyPaths, scalars)),
  $unset: at(fc.oneof(topPaths, fc.constantFrom('n', 's', 'items.0.k')), fc.constant('')),
  $inc: at(numberPaths, numbers),
  $mul: at(numberPaths, numbers),
  $min: at(anyPaths, scalars),
  $max: at(anyPaths, scalars),
  $rename: at(fc.constantFrom('a', 'c', 'n', 's'), fc.constantFrom('fresh', 'b', 'moved')),
  $setOnInsert: at(fc.constantFrom('onInsert', 's'), scalars),
  $push: fc.oneof(
    at(arrayPaths, fc.oneof(tag, values)),
    at(arrayPaths, each),
    sortedItems.map((items) => ({ items })),
  ),
  $addToSet: fc.oneof(
    at(arrayPaths, fc.oneof(tag, values)),
    at(
      arrayPaths,
      fc.array(tag, { minLength: 1, maxLength: 3 }).map((list) => ({ $each: list })),
    ),
  ),
  $pull: pulls,
  $pullAll: at(topPaths, fc.array(fc.oneof(tag, scalars), { maxLength: 3 })),
  $pop: at(topPaths, fc.constantFrom(1, -1)),
  $bit: at(fc.constantFrom('n', 'fresh'), fc.record({ or: fc.integer({ min: 0, max: 7 }) })),
};

const single: fc.Arbitrary<Document> = fc
  .constantFrom(...Object.keys(operators))
  .chain((name) => (operators[name] ?? fc.constant({})).map((argument) => ({ [name]: argument })));

const modifiers: fc.Arbitrary<UpdateForm> = fc.oneof(
  { weight: 3, arbitrary: single.map((u) => ({ u })) },
  { weight: 2, arbitrary: fc.tuple(single, single).map(([one, other]) => ({ u: { ...one, ...other } })) },
);

const pipelines: fc.Arbitrary<UpdateForm> = fc
  .array(
    fc.oneof(
      fc.constantFrom<Document>(
        { $set: { n: { $add: [{ $ifNull: ['$n', 0] }, 1] } } },
        { $set: { fresh: { $size: { $ifNull: ['$tags', []] } }, copied: '$c' } },
        { $unset: ['a', 'b.x'] },
        { $addFields: { s: { $concat: [{ $ifNull: ['$s', '-'] }, '!'] } } },
        { $project: { n: 1, s: 1, tags: 1 } },
        { $replaceWith: { n: '$n', kept: '$s' } },
      ),
      scalars.map((value) => ({ $set: { c: { $literal: value } } })),
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map((u) => ({ u }));

const filtered: fc.Arbitrary<UpdateForm> = fc
  .tuple(
    comparisonsOfItems,
    fc.constantFrom<Document>({ $set: { 'items.$[e].v': 9 } }, { $inc: { 'items.$[e].v': 2 } }),
  )
  .map(([condition, u]) => ({ u, arrayFilters: [condition] }));

const everyElement: fc.Arbitrary<UpdateForm> = fc.constantFrom<UpdateForm>(
  { u: { $inc: { 'items.$[].v': 1 } } },
  { u: { $set: { 'tags.$[]': 'z' } } },
);

/** Updates by operators, pipelines, array filters and whole documents. Some of them are errors. */
export const updates: fc.Arbitrary<UpdateForm> = fc.oneof(
  { weight: 12, arbitrary: modifiers },
  { weight: 2, arbitrary: pipelines },
  { weight: 2, arbitrary: filtered },
  { weight: 1, arbitrary: everyElement },
);

/** A whole document in place of the old one. */
export const replacements: fc.Arbitrary<UpdateForm> = bodies.map((u) => ({ u }));
