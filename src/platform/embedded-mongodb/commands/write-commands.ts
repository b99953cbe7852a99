import type { CollectionInfo, FindQuery, NewDocument, WritableDatabaseState } from '../engine/index.js';
import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import type { Reply } from '../protocol/reply.js';
import type { Variables } from '../query/expressions.js';
import { compileFilter } from '../query/filter.js';
import type { Predicate } from '../query/paths.js';
import { sortPattern } from '../query/sort.js';
import { numberIn } from '../query/values.js';
import { compileUpdate, type Update } from '../update/update.js';
import { defineCommand, reply, type Call } from './command.js';
import { newDocument } from './documents.js';
import * as field from './fields.js';
import { insertUpserted, updateStored } from './modify.js';
import { ensured, find, namespace, type Namespace } from './namespaces.js';
import { constants } from './read-commands.js';
import { checkBatchSize, runStatements, type WriteOutcome, type WriteSummary } from './write-results.js';

const insertFields = {
  documents: field.required(field.documents),
  ordered: field.flag,
  bypassDocumentValidation: field.flag,
};

export const insert = defineCommand({
  name: 'insert',
  inTransaction: true,
  fields: insertFields,
  run({ documents, ordered = true }, call, target) {
    const place = namespace(call.database, target);
    checkBatchSize(documents);
    const prepared = documents.map(prepareInsert);
    return call.access.write((state) => {
      const collection = ensured(state, place);
      return summary(
        runStatements(prepared, ordered, (given) => {
          if (given instanceof MongoError) throw given;
          state.insert(collection, given);
          return { matched: 1, modified: 0 };
        }),
      );
    });
  },
});

/** Made once, as the write itself may be run again; a document that can't be stored fails by itself. */
function prepareInsert(given: Document): NewDocument | MongoError {
  try {
    return newDocument(given);
  } catch (error) {
    if (error instanceof MongoError) return error;
    throw error;
  }
}

const updateFields = {
  updates: field.required(field.documents),
  ordered: field.flag,
  let: field.document,
  bypassDocumentValidation: field.flag,
};

const updateStatementFields = {
  q: field.required(field.document),
  u: field.anything,
  c: field.document,
  multi: field.flag,
  upsert: field.flag,
  arrayFilters: field.list,
  hint: field.hint,
  sort: field.document,
  collation: field.collation,
};

interface UpdateStatement {
  readonly query: FindQuery;
  readonly predicate: Predicate;
  readonly update: Update;
  readonly multi: boolean;
  readonly upsert: boolean;
}

export const update = defineCommand({
  name: 'update',
  inTransaction: true,
  fields: updateFields,
  run({ updates, ordered = true, let: bindings }, call, target) {
    const place = namespace(call.database, target);
    checkBatchSize(updates);
    const variables = constants(bindings);
    refuseRetriedMany(
      call,
      updates.some(({ multi }) => multi === true),
    );
    const statements = updates.map((spec) => field.parseFields('update.updates', spec, updateStatementFields));
    const prepared = statements.map((statement) => () => prepareUpdate(statement, variables));
    return call.access.write((state) =>
      summary(
        runStatements(prepared, ordered, (prepare) => runUpdate(state, place, prepare())),
        true,
      ),
    );
  },
});

function prepareUpdate(fields: field.Fields<typeof updateStatementFields>, variables: Variables): UpdateStatement {
  const { q: filter, u, c, multi = false, upsert = false, arrayFilters, hint, sort } = fields;
  if (c !== undefined && !Array.isArray(u)) {
    throw new MongoError('Location51198', 'Constant values may only be specified for pipeline updates');
  }
  const predicate = compileFilter(filter, variables);
  const update = compileUpdate({ update: u, arrayFilters, variables: { ...variables, ...constants(c) } });
  if (multi && update.kind === 'replacement') {
    throw new MongoError('FailedToParse', 'multi update is not supported for replacement-style update');
  }
  if (multi && sort !== undefined) throw new MongoError('FailedToParse', 'Cannot specify sort with multi=true');
  const query: FindQuery = {
    filter,
    limit: multi ? 0 : 1,
    matches: (document) => predicate(document),
    ...(hint !== undefined && { hint }),
    ...(sort !== undefined && { sort: sortPattern(sort) }),
  };
  return { query, predicate, update, multi, upsert };
}

function runUpdate(state: WritableDatabaseState, place: Namespace, statement: UpdateStatement): WriteOutcome {
  const collection = find(state, place);
  const ids = collection === undefined ? [] : matchingIds(state, collection, statement.query);
  if (collection === undefined || ids.length === 0) {
    if (!statement.upsert) return { matched: 0, modified: 0 };
    const inserted = insertUpserted(state, ensured(state, place), statement);
    return { matched: 1, modified: 0, upsertedId: inserted._id };
  }
  let modified = 0;
  for (const id of ids) {
    const before = state.get(collection, id);
    if (before !== undefined && updateStored(state, collection, { ...statement, before }).changed) modified += 1;
  }
  return { matched: ids.length, modified };
}

/** All of them before the first write, as a change may move a document to where the scan has yet to come. */
function matchingIds(state: WritableDatabaseState, collection: CollectionInfo, query: FindQuery): unknown[] {
  return Array.from(state.find(collection, query), ({ document }): unknown => document._id);
}

const deleteFields = { deletes: field.required(field.documents), ordered: field.flag, let: field.document };

const deleteStatementFields = {
  q: field.required(field.document),
  limit: field.required(field.integer),
  hint: field.hint,
  collation: field.collation,
};

export const remove = defineCommand({
  name: 'delete',
  inTransaction: true,
  fields: deleteFields,
  run({ deletes, ordered = true, let: bindings }, call, target) {
    const place = namespace(call.database, target);
    checkBatchSize(deletes);
    const variables = constants(bindings);
    refuseRetriedMany(
      call,
      deletes.some(({ limit }) => numberIn(limit) === 0),
    );
    const statements = deletes.map((spec) => field.parseFields('delete.deletes', spec, deleteStatementFields));
    const prepared = statements.map((statement) => () => prepareDelete(statement, variables));
    return call.access.write((state) =>
      summary(runStatements(prepared, ordered, (prepare) => runDelete(state, place, prepare()))),
    );
  },
});

function prepareDelete(fields: field.Fields<typeof deleteStatementFields>, variables: Variables): FindQuery {
  const { q: filter, limit, hint } = fields;
  if (limit !== 0 && limit !== 1) {
    throw new MongoError('FailedToParse', `The limit field in delete objects must be 0 or 1. Got ${limit}`);
  }
  const predicate = compileFilter(filter, variables);
  return { filter, limit, matches: (document) => predicate(document), ...(hint !== undefined && { hint }) };
}

function runDelete(state: WritableDatabaseState, place: Namespace, query: FindQuery): WriteOutcome {
  const collection = find(state, place);
  if (collection === undefined) return { matched: 0, modified: 0 };
  const ids = matchingIds(state, collection, query);
  for (const id of ids) {
    const stored = state.get(collection, id);
    if (stored !== undefined) state.remove(collection, stored);
  }
  return { matched: ids.length, modified: 0 };
}

/** As in MongoDB, a write of any number of documents can't be asked to happen once. */
function refuseRetriedMany({ access, txnNumber }: Call, many: boolean): void {
  if (!many || txnNumber === undefined || access.transaction !== undefined) return;
  throw new MongoError('InvalidOptions', 'Cannot use retryable writes with multi=true or limit=0');
}

function summary({ matched, modified, upserted, errors }: WriteSummary, updating = false): Reply {
  return reply({
    n: matched,
    ...(updating && { nModified: modified }),
    ...(upserted.length > 0 && { upserted }),
    ...(errors.length > 0 && { writeErrors: errors }),
  });
}
