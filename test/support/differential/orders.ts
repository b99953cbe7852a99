import fc from 'fast-check';
import type { Document } from 'mongodb';
import { filters } from './filters.js';
import { sortPaths } from './values.js';

const directions = fc.constantFrom(1, -1);
const plainPaths = fc.constantFrom('n', 's', 't');

/*
 * At most one field may lead through an array: two through different ones are an error to MongoDB alone, and two through
 * the same one are a pair of one element to MongoDB and independent to the lab. sorting.test.ts proves both.
 */
const sortedPaths: fc.Arbitrary<string[]> = fc.oneof(
  sortPaths.map((path) => [path]),
  fc.tuple(plainPaths, sortPaths),
  fc.tuple(sortPaths, plainPaths),
);

/** One or two fields. Documents may tie. */
const sorts: fc.Arbitrary<Document> = fc
  .tuple(sortedPaths, directions, directions)
  .map(([names, ...orders]) => Object.fromEntries(names.map((path, position) => [path, orders[position] ?? 1])));

/** Sorts without ties: the last field is `_id`. */
export const totalSorts: fc.Arbitrary<Document> = fc.tuple(sorts, directions).map(([sort, direction]) => {
  const { _id, ...others } = sort;
  return { ...others, _id: typeof _id === 'number' ? _id : direction };
});

/** Fields kept, among them parts of embedded documents and arrays. */
export const inclusions: fc.Arbitrary<Document> = fc.constantFrom<Document>(
  { n: 1 },
  { _id: 0, a: 1, s: 1 },
  { 'a.x': 1, 'items.k': 1 },
  { _id: 1 },
);

/** Fields kept or left out, among them parts of embedded documents and arrays. */
export const projections: fc.Arbitrary<Document> = fc.oneof(
  inclusions,
  fc.constantFrom<Document>({ a: 0 }, { 'a.x': 0, 'items.v': 0, b: 0 }, { _id: 0 }),
);

const findProjections: fc.Arbitrary<Document> = fc.oneof(
  { weight: 3, arbitrary: projections },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Document>(
      { tags: { $slice: 2 } },
      { tags: { $slice: [-2, 1] }, n: 1 },
      { items: { $elemMatch: { k: { $gte: 1 } } } },
      { n: 1, doubled: { $multiply: ['$n', 2] } },
    ),
  },
);

/** The fields of a find command beside its collection. */
export const finds: fc.Arbitrary<Document> = fc
  .record(
    {
      filter: filters,
      sort: totalSorts,
      skip: fc.integer({ min: 0, max: 4 }),
      limit: fc.integer({ min: 0, max: 6 }),
      projection: findProjections,
    },
    { requiredKeys: ['filter', 'sort'] },
  )
  .chain((find) => {
    const { filter, projection } = find;
    const unordered = projection === undefined ? { filter } : { filter, projection };
    return fc.oneof(
      { weight: 2, arbitrary: fc.constant<Document>(find) },
      { weight: 1, arbitrary: fc.constant<Document>(unordered) },
    );
  });
