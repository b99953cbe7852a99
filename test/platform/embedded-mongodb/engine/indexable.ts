import fc from 'fast-check';
import type { IndexSpec, KeyPattern } from '../../../../src/platform/embedded-mongodb/engine/index.js';
import type { Document } from '../../../../src/platform/embedded-mongodb/protocol/bson.js';

/*
 * Few fields, few values, and only what indexes help with: here bounds, orders and the traps of arrays are met at every
 * turn, where freely drawn documents would seldom get to them.
 */

const numbers = fc.integer({ min: 0, max: 4 });
const items = fc.record({ x: numbers, y: numbers }, { requiredKeys: [] });
const fieldValues = fc.oneof(
  { weight: 5, arbitrary: numbers },
  { weight: 3, arbitrary: fc.array(numbers, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const listValues = fc.oneof(
  { weight: 3, arbitrary: fc.array(items, { maxLength: 3 }) },
  { weight: 1, arbitrary: items },
);

/** `a` and `l` may hold arrays (`l` of `{ x, y }`), `n` and `m` never do. */
export const smallDocuments: fc.Arbitrary<Document> = fc.record(
  { a: fieldValues, l: listValues, n: numbers, m: numbers },
  { requiredKeys: [] },
);

const paths = fc.constantFrom('a', 'l.x', 'l.y', 'n', 'm');
const directions = fc.constantFrom<1 | -1>(1, -1);

/** Mostly one direction for all fields, so that indexes and sorts often go together. */
const turns = fc.oneof(
  { weight: 3, arbitrary: directions.map((turn) => [turn, turn, turn]) },
  { weight: 1, arbitrary: fc.array(directions, { minLength: 3, maxLength: 3 }) },
);

function patterns(most: number): fc.Arbitrary<KeyPattern> {
  return fc
    .tuple(fc.uniqueArray(paths, { minLength: 1, maxLength: most }), turns)
    .map(([names, chosen]) => Object.fromEntries(names.map((name, at) => [name, chosen[at] ?? 1])));
}

/** Ended by `_id`, a sort has no ties, and an index can give it. */
const total = fc.tuple(patterns(2), directions).map(([pattern, turn]): KeyPattern => ({ ...pattern, _id: turn }));

const options: fc.Arbitrary<Partial<IndexSpec>> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constant({ sparse: true }) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<Document>({ n: { $gte: 2 } }, { a: { $gt: 1 } }, { m: { $exists: true } }, { n: 1 })
      .map((partialFilterExpression) => ({ partialFilterExpression })),
  },
);

export const smallIndexes: fc.Arbitrary<Omit<IndexSpec, 'name'>> = fc
  .tuple(fc.oneof(total, patterns(3)), options)
  .map(([key, chosen]) => ({ key, ...chosen }));

const ranges: fc.Arbitrary<Document> = fc.oneof(
  numbers.map((n) => ({ $gte: n })),
  numbers.map((n) => ({ $lt: n })),
  fc.tuple(numbers, numbers).map(([low, high]) => ({ $gte: low, $lte: high })),
);
const conditions: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: numbers },
  { weight: 4, arbitrary: ranges },
  { weight: 2, arbitrary: fc.uniqueArray(fc.option(numbers), { maxLength: 3 }).map((list) => ({ $in: list })) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, [], [1], { $exists: true }, { $exists: false }) },
  { weight: 1, arbitrary: ranges.map((range) => ({ $elemMatch: range })) },
);

const leaves = fc.tuple(paths, conditions).map(([path, condition]) => ({ [path]: condition }));
const withinOne = fc.tuple(conditions, conditions).map(([x, y]) => ({ l: { $elemMatch: { x, y } } }));

const combined: fc.Arbitrary<Document> = fc
  .tuple(
    fc.array(fc.oneof({ weight: 5, arbitrary: leaves }, { weight: 1, arbitrary: withinOne }), { maxLength: 3 }),
    fc.option(fc.array(leaves, { minLength: 1, maxLength: 3 }), { freq: 3 }),
  )
  .map(([all, any]) => ({
    ...(all.length > 0 && { $and: all }),
    ...(any !== null && { $or: any }),
  }));

export interface AimedQuestion {
  readonly filter: Document;
  readonly sort: KeyPattern;
}

/** Conditions on the leading fields of an index, and the order of some of its last, this way or the other. */
function aimedAt(key: KeyPattern): fc.Arbitrary<AimedQuestion> {
  const fields = Object.entries(key);
  return fc
    .record({
      held: fc.nat(2),
      overlap: fc.nat(1),
      kept: fc.array(conditions, { minLength: 3, maxLength: 3 }),
      turn: directions,
      more: combined,
    })
    .map(({ held, overlap, kept, turn, more }) => {
      const filter = Object.fromEntries(fields.slice(0, held).map(([name], at) => [name, kept[at]]));
      const order = fields
        .slice(Math.max(0, held - overlap))
        .map(([name, direction]) => [name, direction * turn] as const);
      return {
        filter: held === 0 ? more : filter,
        sort: {
          ...(Object.fromEntries(order) as KeyPattern),
          ...(!order.some(([name]) => name === '_id') && { _id: turn }),
        },
      };
    });
}

/** Questions that an index could answer, or nearly. */
export function aimedQuestions(specs: readonly Omit<IndexSpec, 'name'>[]): fc.Arbitrary<AimedQuestion> {
  const sorts = fc.record({ filter: combined, sort: total });
  return fc.oneof({ weight: 1, arbitrary: sorts }, ...specs.map(({ key }) => ({ weight: 2, arbitrary: aimedAt(key) })));
}
