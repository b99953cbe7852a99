import { Int32 } from 'bson';
import type { CollectionInfo, Cursor, DatabaseState, FindQuery } from '../engine/index.js';
import { MongoError } from '../errors.js';
import { keyOf } from '../indexes/value-key.js';
import { encode, type Document } from '../protocol/bson.js';
import { compileExpression, type Variables } from '../query/expressions.js';
import { compileFilter } from '../query/filter.js';
import { compilePath, type MatchTrace, type Predicate } from '../query/paths.js';
import { compileProjection, type Project } from '../query/projection.js';
import { sortPattern } from '../query/sort.js';
import type { ResultSource } from '../sessions/cursors.js';
import { emptyBatch, firstBatch } from './batches.js';
import { defineCommand, reply, type Call } from './command.js';
import * as field from './fields.js';
import { find as findCollection, fullName, namespace } from './namespaces.js';
import { timed, within } from './time-limit.js';

/** The fields of `find`. */
export const findFields = {
  filter: field.document,
  sort: field.document,
  projection: field.document,
  hint: field.hint,
  skip: field.amount,
  limit: field.amount,
  batchSize: field.amount,
  singleBatch: field.flag,
  let: field.document,
  collation: field.collation,
  allowDiskUse: field.flag,
  noCursorTimeout: field.always(false),
  tailable: field.always(false),
  awaitData: field.always(false),
  oplogReplay: field.flag,
  allowPartialResults: field.flag,
  returnKey: field.always(false),
  showRecordId: field.always(false),
};

type FindFields = field.Fields<typeof findFields>;

/** A find that was checked and can be run on any state. */
interface PreparedFind {
  readonly query: FindQuery;
  readonly predicate: Predicate;
  readonly project: Project | undefined;
}

/** @throws MongoError for anything that isn't understood. */
export function prepareFind(fields: FindFields): PreparedFind {
  const { filter = {}, sort = {}, projection = {}, hint, skip, limit } = fields;
  const variables = constants(fields.let);
  const predicate = compileFilter(filter, variables);
  const pattern = sortPattern(sort);
  const project =
    Object.keys(projection).length === 0 ? undefined : compileProjection(projection, { inFind: true, variables });
  const query: FindQuery = {
    filter,
    matches: (document) => predicate(document),
    ...(Object.keys(pattern).length > 0 && { sort: pattern }),
    ...(skip !== undefined && { skip }),
    ...(limit !== undefined && { limit }),
    ...(hint !== undefined && { hint }),
  };
  return { query, predicate, project };
}

/** The variables of `let`, which may be expressions, but of no document. */
export function constants(bindings: Document | undefined): Variables {
  const values = Object.entries(bindings ?? {}).map(([name, value]) => [name, compileExpression(value)({})] as const);
  return Object.fromEntries(values);
}

/** The documents that a cursor of the engine gives, projected; stored bytes pass through where nothing changes them. */
function projected(cursor: Cursor, { predicate, project }: PreparedFind, call: Call): ResultSource {
  return {
    get exhausted() {
      return cursor.exhausted;
    },
    *read(state) {
      for (const stored of within(cursor.read(state), call.deadline)) {
        if (project === undefined) yield stored.raw;
        else yield encode(projectOne(stored.document, predicate, project));
      }
    },
  };
}

/** Filters leave a trace of the array element they matched, which `a.$` picks out. */
export function projectOne(document: Document, predicate: Predicate, project: Project): Document {
  const trace: MatchTrace = {};
  predicate(document, trace);
  return project(document, trace);
}

export const find = defineCommand({
  name: 'find',
  inTransaction: true,
  fields: findFields,
  run(fields, call, target) {
    const place = namespace(call.database, target);
    const prepared = prepareFind(fields);
    const batching = { namespace: fullName(place), batchSize: fields.batchSize, singleBatch: fields.singleBatch };
    return call.access.read((state) => {
      const collection = findCollection(state, place);
      if (collection === undefined) return emptyBatch(batching.namespace);
      const cursor = state.open(collection, timed(prepared.query, call.deadline));
      return firstBatch(call, state, { ...batching, source: projected(cursor, prepared, call) });
    });
  },
});

const countFields = {
  query: field.document,
  limit: field.integer,
  skip: field.amount,
  hint: field.hint,
  collation: field.collation,
};

export const count = defineCommand({
  name: 'count',
  fields: countFields,
  run({ query: filter = {}, limit = 0, skip = 0, hint }, call, target) {
    const place = namespace(call.database, target);
    const predicate = compileFilter(filter);
    const query: FindQuery = {
      filter,
      limit: Math.abs(limit),
      skip,
      matches: (document) => predicate(document),
      ...(hint !== undefined && { hint }),
    };
    return call.access.read((state) => {
      const collection = findCollection(state, place);
      return reply({
        n: new Int32(collection === undefined ? 0 : state.count(collection, timed(query, call.deadline))),
      });
    });
  },
});

const distinctFields = {
  key: field.required(field.text),
  query: field.document,
  hint: field.hint,
  collation: field.collation,
};

export const distinct = defineCommand({
  name: 'distinct',
  inTransaction: true,
  fields: distinctFields,
  run({ key, query: filter = {}, hint }, call, target) {
    const place = namespace(call.database, target);
    if (key === '') throw new MongoError('Location40352', 'FieldPath cannot be constructed with empty string');
    const predicate = compileFilter(filter);
    const query: FindQuery = { filter, matches: predicate, ...(hint !== undefined && { hint }) };
    return call.access.read((state) => {
      const collection = findCollection(state, place);
      return reply({ values: collection === undefined ? [] : distinctValues(state, { collection, query, key, call }) });
    });
  },
});

interface Distinct {
  readonly collection: CollectionInfo;
  readonly query: FindQuery;
  readonly key: string;
  readonly call: Call;
}

function distinctValues(state: DatabaseState, { collection, query, key, call }: Distinct): unknown[] {
  const values = new Map<string, unknown>();
  const note = (value: unknown) => {
    const id = keyOf(value);
    if (!values.has(id)) values.set(id, value);
  };
  const walk = compilePath(key, 'whole', (value) => {
    if (Array.isArray(value)) value.forEach(note);
    else if (value !== undefined) note(value);
    return false;
  });
  for (const { document } of within(state.find(collection, timed(query, call.deadline)), call.deadline)) walk(document);
  return [...values.values()];
}
