import { MongoError } from '../errors.js';
import { isPlainObject } from '../query/values.js';
import type { Document } from '../protocol/bson.js';
import { defineCommand, reply, type Call } from './command.js';
import * as field from './fields.js';
import { explainFind } from './read-commands.js';
import { pushDown } from './push-down.js';
import { stageSpecs } from '../query/pipeline/compile.js';

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
    return reply(explained(asFind(withoutGeneric(target)), call, target[name]));
  },
});

function explained(fields: Document, call: Call, target: unknown): Document {
  return { explainVersion: '1', ...explainFind(fields, call, target), serverInfo: { host: call.server.address } };
}

function withoutGeneric(command: Document): Document {
  const generic = ['$db', 'lsid', '$clusterTime', '$readPreference', 'readConcern', 'maxTimeMS', 'comment'];
  return Object.fromEntries(Object.entries(command).filter(([name]) => !generic.includes(name)));
}

function ofStatement(statements: unknown, limit: (statement: Document) => unknown): Document {
  const [statement] = field.documents(statements, 'explain') ?? [];
  if (statement === undefined) throw new MongoError('InvalidLength', 'explained write batches must be of size 1');
  return present({ filter: statement.q as unknown, hint: statement.hint as unknown, limit: limit(statement) });
}

function present(fields: Document): Document {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
