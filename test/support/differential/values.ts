import fc from 'fast-check';
import { Double, Long, ObjectId, type Document } from 'mongodb';

/*
 * Values are drawn from small sets, so that equal values, ties and collisions across types are common:
 * a difference between two engines nearly always hides there.
 */

const integers = fc.integer({ min: -2, max: 4 });
const doubles = fc.constantFrom(-0.5, 1.5, 2.5).map((value) => new Double(value));
const wholeDoubles = fc.constantFrom(0, 1, 2).map((value) => new Double(value));
const longs = fc.constantFrom('1', '7', '9007199254740993').map((digits) => Long.fromString(digits));
const strings = fc.constantFrom('', 'a', 'ab', 'abc', 'b', 'B', 'é', 'a.b');
const dates = fc.constantFrom(-1, 0, 1_000, 86_400_000).map((time) => new Date(time));
const objectIds = fc.integer({ min: 1, max: 3 }).map((n) => new ObjectId(String(n).repeat(24)));

/** One value of any type that holds no other values. */
export const scalars: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: integers },
  { weight: 3, arbitrary: strings },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: dates },
  { weight: 1, arbitrary: doubles },
  { weight: 1, arbitrary: wholeDoubles },
  { weight: 1, arbitrary: longs },
  { weight: 1, arbitrary: objectIds },
  { weight: 1, arbitrary: fc.boolean() },
);

const shortArrays = (items: fc.Arbitrary<unknown>): fc.Arbitrary<unknown[]> => fc.array(items, { maxLength: 3 });

const embedded: fc.Arbitrary<Document> = fc.record(
  { x: fc.oneof({ weight: 4, arbitrary: scalars }, { weight: 1, arbitrary: shortArrays(scalars) }), y: scalars },
  { requiredKeys: [] },
);

/** Any value: scalars, embedded documents, arrays of either, arrays in arrays, empty ones. */
export const values: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 10, arbitrary: scalars },
  { weight: 3, arbitrary: shortArrays(scalars) },
  { weight: 3, arbitrary: embedded },
  { weight: 2, arbitrary: shortArrays(embedded) },
  { weight: 1, arbitrary: shortArrays(fc.oneof(scalars, shortArrays(scalars), embedded)) },
);

/** Numbers without two representations of one value, so that a minimum or a group key has one answer. */
export const numbers: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: integers },
  { weight: 1, arbitrary: doubles },
  { weight: 1, arbitrary: fc.constant(Long.fromNumber(7)) },
);

const tags = fc.array(fc.constantFrom('a', 'ab', 'b', 'c'), { maxLength: 4 });
const items = fc.array(fc.record({ k: integers, v: integers }), { maxLength: 3 });

/** Fields of one type each, as a service keeps them; any of them may be missing. */
const tidyFields = { n: numbers, s: strings, t: dates, tags, items };

/* A field is there four times in five. */
function mostly(field: string, held: fc.Arbitrary<unknown>): fc.Arbitrary<Document> {
  return fc.option(held, { freq: 4, nil: undefined }).map((value) => (value === undefined ? {} : { [field]: value }));
}

/** `a`, `b` and `c` hold anything; `n`, `s`, `t`, `tags` and `items` one type each. No `_id`. */
export const bodies: fc.Arbitrary<Document> = fc
  .tuple(
    ...Object.entries({ a: values, b: values, c: scalars, ...tidyFields }).map(([field, held]) => mostly(field, held)),
  )
  .map((fields) => Object.assign({}, ...fields) as Document);

/** Mostly small integers, which collide; at times another type. */
export const ids: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 1, max: 14 }) },
  { weight: 1, arbitrary: fc.constantFrom('a', '1') },
  { weight: 1, arbitrary: objectIds },
  { weight: 1, arbitrary: fc.constantFrom({ x: 1 }, { x: 2, y: 'a' }) },
);

/** Whole documents. Two of them may have the same `_id`. */
export const documents: fc.Arbitrary<Document> = fc.tuple(ids, bodies).map(([_id, body]) => ({ _id, ...body }));

const operands: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  ...tidyFields,
  n: fc.oneof({ weight: 5, arbitrary: numbers }, { weight: 1, arbitrary: scalars }),
  s: fc.oneof({ weight: 5, arbitrary: strings }, { weight: 1, arbitrary: scalars }),
  tags: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('a', 'ab', 'b', 'c') }, { weight: 1, arbitrary: tags }),
  'items.k': integers,
  'items.v': integers,
  'items.0.k': integers,
  c: scalars,
  'a.x': scalars,
  'a.y': scalars,
  'b.x': scalars,
  'b.0': scalars,
  'a.0.x': scalars,
  _id: ids,
};

/** Values worth comparing the field at `path` with. */
export function operandsFor(path: string): fc.Arbitrary<unknown> {
  return operands[path] ?? values;
}

/** Paths to sort by; none leads through an array by position, where the lab takes nested arrays for one value. */
export const sortPaths: fc.Arbitrary<string> = fc.constantFrom(
  ...['a', 'b', 'c', 'a.x', 'a.y', 'b.x', 'n', 'n', 's', 's', 't', 'tags', 'items.k', 'items.v', '_id'],
);

/** Every path that filters and `distinct` draw from; mostly those that most indexes begin with. */
export const paths: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.constantFrom('a', 'b', 'c', 'a.x', 'a.y', 'b.x', 'b.0', 'a.0.x', 'items.v', 'items.0.k'),
  },
  { weight: 2, arbitrary: fc.constantFrom('n', 'n', 's', 't', 'tags', 'items.k', '_id') },
);
