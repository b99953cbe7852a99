import { EJSON } from 'bson';
import { MongoServerError, type Db, type Document } from 'mongodb';
import { exactly } from './exactly.js';
import type { Operation } from './operations.js';

/** What an engine answered, in a form that two engines' answers can be compared in. */
export type Answer = { readonly errorCode: number | string } | Readonly<Record<string, unknown>>;

/** Sends one operation; an error of the server is an answer too, any other error is thrown. */
export async function answerOf(database: Db, operation: Operation): Promise<Answer> {
  try {
    const reply = await database.command(operation.command, { promoteValues: false });
    return readReply(operation, reply);
  } catch (error) {
    if (!(error instanceof MongoServerError)) throw error;
    return { errorCode: error.code ?? 'none' };
  }
}

function readReply(operation: Operation, reply: Document): Answer {
  const [name] = Object.keys(operation.command);
  if (name === 'find' || name === 'aggregate') return { documents: inOrder(batchOf(reply), operation.order) };
  if (name === 'distinct') return { values: inOrder((reply.values as unknown[]).map(byValue), 'none') };
  if (name === 'count') return { n: Number(reply.n) };
  if (name === 'findAndModify') return { value: exactly(reply.value ?? null) };
  if (name === 'createIndexes') return { created: true };
  return summary(reply);
}

function batchOf(reply: Document): readonly unknown[] {
  const cursor = reply.cursor as { readonly firstBatch: readonly unknown[]; readonly id: unknown };
  if (Number(cursor.id) !== 0) throw new Error('A result went beyond its first batch; ask for larger batches.');
  return cursor.firstBatch;
}

function inOrder(values: readonly unknown[], order: Operation['order']): readonly string[] {
  const texts = values.map(exactly);
  return order === 'promised' ? texts : texts.sort();
}

/** Counts of a write, upserted ids, and per failed statement its place and code. */
function summary(reply: Document): Answer {
  const errors = (reply.writeErrors ?? []) as readonly Document[];
  return {
    n: Number(reply.n ?? 0),
    nModified: Number(reply.nModified ?? 0),
    updatedExisting: reply.updatedExisting ?? null,
    upserted: exactly(reply.upserted ?? []),
    errors: errors.map((error) => `${Number(error.index)}: ${Number(error.code)}`),
  };
}

/** Numbers without their type: which of 1 and 1.0 stands for both in `distinct` is left open. */
function byValue(value: unknown): unknown {
  const text = EJSON.stringify(value, { relaxed: true });
  return EJSON.parse(text, { relaxed: true });
}
