import { MongoError } from '../errors.js';
import { sessionId } from '../sessions/session-id.js';
import { defineCommand, reply, type Call, type Command } from './command.js';
import * as field from './fields.js';

function transactionOf({ session, txnNumber }: Call) {
  if (session === undefined || txnNumber === undefined) {
    throw new MongoError('InvalidOptions', 'A transaction is ended by a command with lsid, txnNumber and autocommit.');
  }
  return { session, txnNumber, starts: false };
}

const commitTransaction = defineCommand({
  name: 'commitTransaction',
  fields: { recoveryToken: field.document },
  async run(_fields, call) {
    await call.server.sessions.commit(transactionOf(call));
    return reply();
  },
});

const abortTransaction = defineCommand({
  name: 'abortTransaction',
  fields: { recoveryToken: field.document },
  run(_fields, call) {
    call.server.sessions.abort(transactionOf(call));
    return reply();
  },
});

const endSessions = defineCommand({
  name: 'endSessions',
  fields: {},
  run(_fields, { server }, target) {
    for (const id of idsIn(target, 'endSessions')) {
      server.sessions.close(id);
      server.cursors.closeOfSession(id);
    }
    return reply();
  },
});

/** A session lives as long as something in it does; there is nothing to keep alive. */
const refreshSessions = defineCommand({
  name: 'refreshSessions',
  fields: {},
  run(_fields, _call, target) {
    idsIn(target, 'refreshSessions');
    return reply();
  },
});

function idsIn(target: unknown, name: string): string[] {
  return (field.documents(target, name) ?? []).map(sessionId);
}

/** Commands about sessions and their transactions. */
export const sessionCommands: readonly Command[] = [commitTransaction, abortTransaction, endSessions, refreshSessions];
