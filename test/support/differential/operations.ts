import fc from 'fast-check';
import type { Document } from 'mongodb';
import { filters } from './filters.js';
import { indexes } from './indexes.js';
import { finds, totalSorts } from './orders.js';
import { aggregations } from './pipelines.js';
import { replacements, updates } from './updates.js';
import { documents, ids, paths } from './values.js';

/**
 * One command to send to both engines. `order` says what MongoDB promises of the results' order; `atomic` is false
 * where an error may leave documents before the faulty one changed, in an order nobody promises.
 */
export interface Operation {
  readonly command: Document;
  readonly order: 'promised' | 'none';
  readonly writes: boolean;
  readonly atomic: boolean;
}

/** The collection that every operation but `$lookup` works on. */
export const COLLECTION = 'things';

function read(command: Document, order: Operation['order'] = 'none'): Operation {
  return { command, order, writes: false, atomic: true };
}

function write(command: Document, atomic = true): Operation {
  return { command, order: 'none', writes: true, atomic };
}

const findOperations = finds.map((find) =>
  read({ find: COLLECTION, ...find, batchSize: 1_000 }, 'sort' in find ? 'promised' : 'none'),
);

const counts = fc
  .record(
    { query: filters, skip: fc.integer({ min: 0, max: 3 }), limit: fc.integer({ min: 0, max: 4 }) },
    { requiredKeys: ['query'] },
  )
  .map((count) => read({ count: COLLECTION, ...count }));

const distincts = fc.tuple(paths, filters).map(([key, query]) => read({ distinct: COLLECTION, key, query }));

const aggregates = aggregations.map(({ pipeline, ordered }) =>
  read({ aggregate: COLLECTION, pipeline, cursor: { batchSize: 1_000 } }, ordered ? 'promised' : 'none'),
);

const inserts = fc
  .tuple(fc.array(documents, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([list, ordered]) => write({ insert: COLLECTION, documents: list, ordered }));

/* Without `multi` the document is named by its _id, for MongoDB doesn't say which of several matches it takes. */
const singleFilters = fc
  .tuple(ids, fc.option(filters, { nil: undefined }))
  .map(([_id, others]) => (others === undefined ? { _id } : { $and: [{ _id }, others] }));

const upsertFilters = fc
  .tuple(
    fc.integer({ min: 1, max: 20 }),
    fc.constantFrom<Document>({}, { n: 2 }, { s: { $eq: 'a' } }, { 'fresh.y': 1 }),
  )
  .map(([_id, others]) => ({ _id, ...others }));

const singleUpdates = fc
  .tuple(
    fc.oneof(
      singleFilters,
      ids.map((_id) => ({ _id })),
    ),
    fc.oneof({ weight: 5, arbitrary: updates }, { weight: 1, arbitrary: replacements }),
  )
  .map(([q, form]) => write({ update: COLLECTION, updates: [{ q, ...form }] }));

const upserts = fc
  .tuple(upsertFilters, fc.oneof({ weight: 4, arbitrary: updates }, { weight: 1, arbitrary: replacements }))
  .map(([q, form]) => write({ update: COLLECTION, updates: [{ q, ...form, upsert: true }] }));

const positional = fc
  .tuple(ids, fc.integer({ min: 0, max: 4 }))
  .map(([_id, k]) =>
    write({ update: COLLECTION, updates: [{ q: { _id, 'items.k': k }, u: { $set: { 'items.$.v': 8 } } }] }),
  );

const multiUpdates = fc
  .tuple(filters, updates)
  .map(([q, form]) => write({ update: COLLECTION, updates: [{ q, ...form, multi: true }] }, false));

const deletes = fc.oneof(
  singleFilters.map((q) => write({ delete: COLLECTION, deletes: [{ q, limit: 1 }] })),
  filters.map((q) => write({ delete: COLLECTION, deletes: [{ q, limit: 0 }] })),
);

const fieldsToReturn = fc.constantFrom<Document>({}, { fields: { n: 1, s: 1 } }, { fields: { a: 0 } });

const findAndModifies = fc.oneof(
  fc
    .tuple(filters, totalSorts, updates, fc.record({ new: fc.boolean() }), fieldsToReturn)
    .map(([query, sort, { u, ...rest }, returned, fields]) =>
      write({ findAndModify: COLLECTION, query, sort, update: u, ...rest, ...returned, ...fields }),
    ),
  fc
    .tuple(upsertFilters, updates, fc.boolean())
    .map(([query, { u, ...rest }, after]) =>
      write({ findAndModify: COLLECTION, query, update: u, ...rest, new: after, upsert: true }),
    ),
  fc.tuple(filters, totalSorts).map(([query, sort]) => write({ findAndModify: COLLECTION, query, sort, remove: true })),
);

const indexChanges = indexes.map((index) =>
  write({ createIndexes: COLLECTION, indexes: [{ ...index, name: 'later' }] }),
);

/** Everything that is asked of both engines. */
export const operations: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 8, arbitrary: findOperations },
  { weight: 2, arbitrary: counts },
  { weight: 2, arbitrary: distincts },
  { weight: 6, arbitrary: aggregates },
  { weight: 2, arbitrary: inserts },
  { weight: 5, arbitrary: singleUpdates },
  { weight: 3, arbitrary: upserts },
  { weight: 1, arbitrary: positional },
  { weight: 3, arbitrary: multiUpdates },
  { weight: 2, arbitrary: deletes },
  { weight: 3, arbitrary: findAndModifies },
  { weight: 1, arbitrary: indexChanges },
);
