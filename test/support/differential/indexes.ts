import fc from 'fast-check';
import type { Document } from 'mongodb';

const plainFields = fc.constantFrom('n', 'n', 's', 't', '_id');
const arrayFields = fc.constantFrom('a', 'b', 'c', 'tags', 'tags', 'items.k', 'a.x', 'b.0');
const directions = fc.constantFrom(1, -1);

/* At most one field of a key may hold arrays; two would make some inserts an error in one order and not the other. */
const keys: fc.Arbitrary<Document> = fc
  .tuple(
    fc.option(arrayFields),
    fc.uniqueArray(plainFields, { maxLength: 2 }),
    fc.boolean(),
    fc.array(directions, { minLength: 3, maxLength: 3 }),
  )
  .map(([array, plain, arrayFirst, orders]) => {
    const arrays = array === null ? [] : [array];
    const fields = arrayFirst ? [...arrays, ...plain] : [...plain, ...arrays];
    const named = fields.length === 0 || fields.join() === '_id' ? ['n'] : fields;
    return Object.fromEntries(named.map((field, position) => [field, orders[position] ?? 1]));
  });

const options: fc.Arbitrary<Document> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: fc.constant({ sparse: true }) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<Document>(
        { n: { $gt: 0 } },
        { s: { $exists: true } },
        { s: 'a' },
        { t: { $lte: new Date(1_000) } },
        { n: { $gte: 1 }, s: { $exists: true } },
      )
      .map((partialFilterExpression) => ({ partialFilterExpression })),
  },
);

/*
 * MongoDB keeps a missing field in a unique index as null, and an empty array as a value; the lab lets such documents
 * in side by side. So unique indexes leave both out here, and index-management.test.ts proves them
 * (https://www.mongodb.com/docs/manual/core/index-unique/#missing-document-field-in-a-unique-single-field-index).
 */
const uniqueIndexes: fc.Arbitrary<Document> = fc
  .tuple(fc.constantFrom('n', 's', 't'), directions)
  .map(([field, direction]) => ({ key: { [field]: direction }, unique: true, sparse: true }));

/** One index as `createIndexes` takes it, but for its name. */
export const indexes: fc.Arbitrary<Document> = fc.oneof(
  { weight: 7, arbitrary: fc.tuple(keys, options).map(([key, given]) => ({ key, ...given })) },
  { weight: 1, arbitrary: uniqueIndexes },
);
