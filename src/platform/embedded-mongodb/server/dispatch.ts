import { BSONError } from 'bson';
import type { Access, Call, Command, ServerContext } from '../commands/command.js';
import { checkDatabaseName } from '../commands/namespaces.js';
import { commands } from '../commands/table.js';
import type { EngineTransaction } from '../engine/index.js';
import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import type { Reply } from '../protocol/reply.js';
import { isPlainObject, numberIn } from '../query/values.js';
import { writeOnce } from '../sessions/retryable-writes.js';
import { sessionId } from '../sessions/session-id.js';
import { transactionKey } from '../sessions/sessions.js';
import { logError, type Log } from './log.js';

/** Where a command comes from. */
export interface Origin {
  readonly server: ServerContext;
  readonly connectionId: number;
  readonly log: Log;
}

/** The fields by which a command names its session, and the write or transaction it is. */
interface SessionFields {
  readonly session?: string;
  readonly txnNumber?: bigint;
  readonly inTransaction: boolean;
  readonly starts: boolean;
}

const ENDS_TRANSACTION = new Set(['commitTransaction', 'abortTransaction']);

/** Runs one command and gives its answer, an error's too; never throws. */
export async function execute(body: Document, origin: Origin): Promise<Reply> {
  const [name = ''] = Object.keys(body);
  try {
    const command = commands.get(name);
    if (command === undefined) throw new MongoError('CommandNotFound', `no such command: '${name}'`);
    return await runCommand(command, body, origin);
  } catch (error) {
    return errorReply(asMongoError(error, name, origin.log));
  }
}

async function runCommand(command: Command, body: Document, origin: Origin): Promise<Reply> {
  const session = sessionFields(body);
  const call = { ...basics(body, origin), ...identity(session) };
  if (!session.inTransaction || ENDS_TRANSACTION.has(command.name)) {
    return command.run(body, { ...call, access: plainAccess(origin.server, session) });
  }
  return runInTransaction(command, body, { call, session });
}

interface TransactionCall {
  readonly call: Omit<Call, 'access'>;
  readonly session: SessionFields;
}

async function runInTransaction(command: Command, body: Document, { call, session }: TransactionCall): Promise<Reply> {
  const { session: id, txnNumber } = session;
  if (id === undefined || txnNumber === undefined) {
    throw new MongoError('InvalidOptions', 'A transaction needs lsid and txnNumber.');
  }
  const transaction = call.server.sessions.transaction({ session: id, txnNumber, starts: session.starts });
  try {
    if (!command.inTransaction) {
      const message = `Cannot run '${command.name}' in a multi-document transaction.`;
      throw new MongoError('OperationNotSupportedInTransaction', message);
    }
    return await command.run(body, { ...call, access: transactionAccess(transaction, transactionKey(id, txnNumber)) });
  } catch (error) {
    // As in MongoDB, any error of a command ends the transaction it is part of.
    transaction.abort();
    throw error;
  }
}

function basics(body: Document, { server, connectionId }: Origin): Omit<Call, 'access'> {
  const { $db: database, maxTimeMS } = body as { $db?: unknown; maxTimeMS?: unknown };
  if (typeof database !== 'string') throw new MongoError('IDLFailedToParse', "A command must have a string '$db'.");
  checkDatabaseName(database);
  const limit = maxTimeMS === undefined ? 0 : Number(numberIn(maxTimeMS) ?? NaN);
  if (!Number.isInteger(limit) || limit < 0)
    throw new MongoError('BadValue', 'maxTimeMS must be a non-negative integer');
  return { server, connectionId, database, ...(limit > 0 && { deadline: Date.now() + limit }) };
}

function sessionFields(body: Document): SessionFields {
  const { lsid, txnNumber, autocommit, startTransaction } = body as Readonly<Record<string, unknown>>;
  const number = txnNumber === undefined ? undefined : numberIn(txnNumber);
  if ((txnNumber !== undefined || autocommit !== undefined) && (lsid === undefined || number === undefined)) {
    throw new MongoError('InvalidOptions', 'Transaction numbers are only allowed with a session and as a number.');
  }
  if (autocommit !== undefined && autocommit !== false) {
    throw new MongoError('InvalidOptions', "'autocommit' may only be false");
  }
  if (startTransaction !== undefined && (startTransaction !== true || autocommit !== false)) {
    throw new MongoError('InvalidOptions', "'startTransaction' must be true, with 'autocommit: false'");
  }
  return {
    ...(isPlainObject(lsid) && { session: sessionId(lsid) }),
    ...(number !== undefined && { txnNumber: BigInt(number) }),
    inTransaction: autocommit === false,
    starts: startTransaction === true,
  };
}

function identity({ session, txnNumber }: SessionFields): Pick<Call, 'session' | 'txnNumber'> {
  return { ...(session !== undefined && { session }), ...(txnNumber !== undefined && { txnNumber }) };
}

function plainAccess({ engine }: ServerContext, { session, txnNumber }: SessionFields): Access {
  return {
    read: (work) => engine.read(work),
    write: (work) => {
      if (session === undefined || txnNumber === undefined) return engine.write(work);
      return engine.write((state) => writeOnce(state, { session, txnNumber }, work));
    },
  };
}

function transactionAccess(transaction: EngineTransaction, key: string): Access {
  return {
    transaction: key,
    read: (work) => transaction.run(work),
    write: (work) => {
      const reply = transaction.run(work);
      if (reply.fields.writeErrors !== undefined) transaction.abort();
      return Promise.resolve(reply);
    },
  };
}

function asMongoError(error: unknown, command: string, log: Log): MongoError {
  if (error instanceof MongoError) return error;
  if (error instanceof BSONError) return new MongoError('BadValue', error.message);
  logError(log, `The command '${command}' failed.`, error);
  return new MongoError('InternalError', 'The server failed to run the command; its log says why.');
}

function errorReply({ message, code, codeName, labels, fields }: MongoError): Reply {
  const errorLabels = labels.length > 0 && { errorLabels: labels };
  return { fields: { ok: 0, errmsg: message, code, codeName, ...errorLabels, ...fields } };
}
