import type { DatabaseState, Engine, WritableDatabaseState } from '../engine/index.js';
import type { Document } from '../protocol/bson.js';
import type { Reply } from '../protocol/reply.js';
import type { CursorStore } from '../sessions/cursors.js';
import type { SessionStore } from '../sessions/sessions.js';
import { anything, parseFields, type Fields, type FieldTable } from './fields.js';

/** What commands know of the server they run in. */
export interface ServerContext {
  readonly engine: Engine;
  readonly cursors: CursorStore;
  readonly sessions: SessionStore;
  /** `host:port` as clients reach it. */
  readonly address: string;
  readonly startedAt: Date;
}

/** Where a command reads and writes: the latest state, or the transaction it belongs to. */
export interface Access {
  /** Identifies the open transaction, for cursors opened in it. */
  readonly transaction?: string;
  read<T>(work: (state: DatabaseState) => T): T;
  /** Resolves when durable; `work` may run more than once. */
  write(work: (state: WritableDatabaseState) => Reply): Promise<Reply>;
}

/** One running command. */
export interface Call {
  readonly database: string;
  readonly access: Access;
  readonly server: ServerContext;
  /** The session, as its id in hexadecimal digits. */
  readonly session?: string;
  /** Ends a command that runs past its `maxTimeMS`, in ms since 1970. */
  readonly deadline?: number;
  readonly connectionId: number;
  /** The transaction's or retryable write's number in its session. */
  readonly txnNumber?: bigint;
}

/** A command of the server. */
export interface Command {
  readonly name: string;
  /** May be part of a multi-document transaction. */
  readonly inTransaction: boolean;
  /** @throws MongoError for anything in the command that isn't understood, before it does anything. */
  run(body: Document, call: Call): Reply | Promise<Reply>;
}

interface CommandDefinition<T extends FieldTable> {
  readonly name: string;
  readonly inTransaction?: boolean;
  /** Fields it doesn't name are of no consequence, as in a greeting, where newer drivers tell ever more of themselves. */
  readonly openEnded?: boolean;
  /** Besides the field that bears the command's own name. */
  readonly fields: T;
  /** `target` is the value of the field named like the command: mostly a collection. */
  readonly run: (fields: Fields<T>, call: Call, target: unknown) => Reply | Promise<Reply>;
}

/** Fields that every command may have; the dispatcher has read those that matter. */
const GENERIC = [
  '$db',
  '$clusterTime',
  '$readPreference',
  'lsid',
  'readConcern',
  'writeConcern',
  'maxTimeMS',
  'comment',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'txnNumber',
  'autocommit',
  'startTransaction',
  'stmtId',
  'stmtIds',
];

/** Makes a command that refuses every field it doesn't name. */
export function defineCommand<T extends FieldTable>(definition: CommandDefinition<T>): Command {
  const { name, fields, run } = definition;
  const table = { ...fields, [name]: anything };
  return {
    name,
    inTransaction: definition.inTransaction ?? false,
    run(body, call) {
      const isSpare = (field: string) => definition.openEnded === true && !Object.hasOwn(table, field);
      const own = Object.fromEntries(
        Object.entries(body).filter(([field]) => !GENERIC.includes(field) && !isSpare(field)),
      );
      const parsed = parseFields(name, own, table) as Fields<T>;
      return run(parsed, call, body[name]);
    },
  };
}

/** An answer of plain fields. */
export function reply(fields: Document = {}): Reply {
  return { fields: { ...fields, ok: 1 } };
}
