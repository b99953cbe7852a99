import type { CollectionInfo, Cursor, DatabaseState, FindQuery } from '../engine/index.js';
import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import { countOf } from '../query/iteration.js';
import { stageSpecs } from '../query/pipeline/compile.js';
import { isPlainObject } from '../query/values.js';
import { defineCommand, reply, type Call } from './command.js';
import * as field from './fields.js';
import { find as findCollection, fullName, namespace } from './namespaces.js';
import { pushDown } from './push-down.js';
import { findFields, prepareFind } from './read-commands.js';

/** Turns a command that reads or changes documents into the find that it begins with. */
type AsFind = (command: Readonly<Record<string, unknown>>) => Document;

const finds: Readonly<Record<string, AsFind>> = {
  find: (command) => Object.fromEntries(Object.entries(command).filter(([name]) => name !== 'find')),
  count: ({ query, hint, skip, limit }) => present({ filter: query, hint, skip, limit }),
  distinct: ({ query, hint }) => present({ filter: query, hint }),
  findAndModify: ({ query, sort, hint }) => present({ filter: query, sort, hint, limit: 1 }),
  update: ({ updates }) => ofStatement(updates, (statement) => (statement.multi === true ? undefined : 1)),
  delete: ({ deletes }) => ofStatement(deletes, (statement) => statement.limit as unknown),
  aggregate: ({ pipeline, hint }) => present({ ...pushDown(stageSpecs(pipeline)).pushed, hint }),
};

const GENERIC = ['$db', 'lsid', '$clusterTime', '$readPreference', 'readConcern', 'maxTimeMS', 'comment'];

const explainFields = { verbosity: field.text };

/** Runs the command's search, at whatever verbosity, without its changes; figures come with every answer. */
export const explain = defineCommand({
  name: 'explain',
  fields: explainFields,
  run(_fields, call, target) {
    if (!isPlainObject(target)) throw new MongoError('TypeMismatch', 'explain takes a command');
    const [name = ''] = Object.keys(target);
    const asFind = Object.hasOwn(finds, name) ? finds[name] : undefined;
    if (asFind === undefined) throw new MongoError('CommandNotFound', `Explain failed due to unknown command: ${name}`);
    const command = Object.fromEntries(Object.entries(target).filter(([given]) => !GENERIC.includes(given)));
    const fields = field.parseFields('find', asFind(command), findFields);
    return reply(explained({ query: prepareFind(fields).query, counts: name === 'count' }, call, target[name]));
  },
});

interface Search {
  readonly query: FindQuery;
  readonly counts: boolean;
}

function explained({ query, counts }: Search, call: Call, target: unknown): Document {
  const place = namespace(call.database, target);
  const { winningPlan, ...stats } = call.access.read((state) => {
    const collection = findCollection(state, place);
    if (collection === undefined) return NOTHING;
    const cursor = state.open(collection, query);
    return counts && countsByKeys(cursor) ? counted(state, { collection, query, cursor }) : run(state, cursor);
  });
  return {
    explainVersion: '1',
    queryPlanner: { namespace: fullName(place), parsedQuery: query.filter, winningPlan, rejectedPlans: [] },
    executionStats: { executionSuccess: true, ...stats, executionStages: winningPlan },
    serverInfo: { host: call.server.address },
  };
}

interface Figures {
  readonly winningPlan: Document;
  readonly nReturned: number;
  readonly totalKeysExamined: number;
  readonly totalDocsExamined: number;
}

const NOTHING: Figures = { winningPlan: { stage: 'EOF' }, nReturned: 0, totalKeysExamined: 0, totalDocsExamined: 0 };

function run(state: DatabaseState, cursor: Cursor): Figures {
  countOf(cursor.read(state));
  const { returned, keysExamined, docsExamined } = cursor.stats;
  const { winningPlan } = cursor;
  return { winningPlan, nReturned: returned, totalKeysExamined: keysExamined, totalDocsExamined: docsExamined };
}

interface Counting {
  readonly collection: CollectionInfo;
  readonly query: FindQuery;
  readonly cursor: Cursor;
}

/** A fetch that would check nothing more than the keys say: a count leaves it out. */
function countsByKeys({ winningPlan }: Cursor): boolean {
  const { stage, filter, inputStage } = winningPlan as { stage: string; filter?: unknown; inputStage?: Document };
  return stage === 'FETCH' && filter === undefined && inputStage?.stage === 'IXSCAN';
}

function counted(state: DatabaseState, { collection, query, cursor }: Counting): Figures {
  const { inputStage } = cursor.winningPlan as { inputStage: Document };
  const winningPlan = { stage: 'COUNT', inputStage: { ...inputStage, stage: 'COUNT_SCAN' } };
  const keys = state.count(collection, query);
  return { winningPlan, nReturned: 0, totalKeysExamined: keys, totalDocsExamined: 0 };
}

function ofStatement(statements: unknown, limit: (statement: Document) => unknown): Document {
  const [statement] = field.documents(statements, 'explain') ?? [];
  if (statement === undefined) throw new MongoError('InvalidLength', 'explained write batches must be of size 1');
  return present({ filter: statement.q as unknown, hint: statement.hint as unknown, limit: limit(statement) });
}

function present(fields: Document): Document {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
