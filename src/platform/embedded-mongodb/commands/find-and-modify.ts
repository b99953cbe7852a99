import type { FindQuery, StoredDocument, WritableDatabaseState } from '../engine/index.js';
import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import type { Reply } from '../protocol/reply.js';
import { compileFilter } from '../query/filter.js';
import type { Predicate } from '../query/paths.js';
import { compileProjection, type Project } from '../query/projection.js';
import { sortPattern } from '../query/sort.js';
import { compileUpdate, type Update } from '../update/update.js';
import { defineCommand, reply } from './command.js';
import * as field from './fields.js';
import { insertUpserted, updateStored } from './modify.js';
import { ensured, find, namespace, type Namespace } from './namespaces.js';
import { constants, projectOne } from './read-commands.js';

const fields = {
  query: field.document,
  sort: field.document,
  remove: field.flag,
  update: field.anything,
  new: field.flag,
  upsert: field.flag,
  fields: field.document,
  arrayFilters: field.list,
  hint: field.hint,
  let: field.document,
  collation: field.collation,
  bypassDocumentValidation: field.flag,
};

type FindAndModifyFields = field.Fields<typeof fields>;

interface Prepared {
  readonly query: FindQuery;
  readonly predicate: Predicate;
  readonly project: Project | undefined;
  /** Absent for a removal. */
  readonly update: Update | undefined;
  readonly upsert: boolean;
  readonly returnNew: boolean;
}

/** The two spellings that drivers and shells use. */
export const findAndModifyCommands = ['findAndModify', 'findandmodify'].map((name) =>
  defineCommand({
    name,
    inTransaction: true,
    fields,
    run(given, call, target) {
      const place = namespace(call.database, target);
      const prepared = prepare(given);
      return call.access.write((state) => run(state, place, prepared));
    },
  }),
);

function prepare(given: FindAndModifyFields): Prepared {
  checkCombination(given);
  const { query: filter = {}, sort = {}, fields: projection = {}, hint, upsert = false, arrayFilters } = given;
  const variables = constants(given.let);
  const predicate = compileFilter(filter, variables);
  const pattern = sortPattern(sort);
  const query: FindQuery = {
    filter,
    limit: 1,
    matches: (document) => predicate(document),
    ...(Object.keys(pattern).length > 0 && { sort: pattern }),
    ...(hint !== undefined && { hint }),
  };
  return {
    query,
    predicate,
    project: Object.keys(projection).length === 0 ? undefined : compileProjection(projection, { inFind: true }),
    update: given.remove === true ? undefined : compileUpdate({ update: given.update, arrayFilters, variables }),
    upsert,
    returnNew: given.new ?? false,
  };
}

function checkCombination({ remove = false, update, new: returnNew, upsert }: FindAndModifyFields): void {
  const wrong = [
    [remove && update !== undefined, 'Cannot specify both an update and remove=true'],
    [!remove && update === undefined, 'Either an update or remove=true must be specified'],
    [remove && upsert === true, 'Cannot specify both upsert=true and remove=true'],
    [
      remove && returnNew === true,
      "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
    ],
  ] as const;
  const found = wrong.find(([holds]) => holds);
  if (found !== undefined) throw new MongoError('FailedToParse', found[1]);
}

function run(state: WritableDatabaseState, place: Namespace, prepared: Prepared): Reply {
  const collection = find(state, place);
  const [before] = collection === undefined ? [] : state.find(collection, prepared.query);
  if (before === undefined) return prepared.upsert ? upsert(state, place, prepared) : answer(null, { n: 0 }, prepared);
  if (collection === undefined) throw new MongoError('InternalError', 'A document was found in no collection.');
  if (prepared.update === undefined) {
    state.remove(collection, before);
    return answer(before.document, { n: 1 }, prepared);
  }
  return updateFound(state, { collection, before, prepared, update: prepared.update });
}

interface Found {
  readonly collection: NonNullable<ReturnType<typeof find>>;
  readonly before: StoredDocument;
  readonly prepared: Prepared;
  readonly update: Update;
}

function updateFound(state: WritableDatabaseState, { collection, before, prepared, update }: Found): Reply {
  const { after } = updateStored(state, collection, { before, update, predicate: prepared.predicate });
  const value = prepared.returnNew ? after : before.document;
  return answer(value, { n: 1, updatedExisting: true }, prepared);
}

function upsert(state: WritableDatabaseState, place: Namespace, prepared: Prepared): Reply {
  const { update, query } = prepared;
  if (update === undefined) return answer(null, { n: 0 }, prepared);
  const inserted = insertUpserted(state, ensured(state, place), { query, update });
  const result = { n: 1, updatedExisting: false, upserted: inserted._id as unknown };
  return answer(prepared.returnNew ? inserted : null, result, prepared);
}

function answer(document: Document | null, result: Document, { predicate, project, update }: Prepared): Reply {
  const value = document === null || project === undefined ? document : projectOne(document, predicate, project);
  const updating = update !== undefined && { updatedExisting: false };
  return reply({ lastErrorObject: { ...updating, ...result }, value });
}
