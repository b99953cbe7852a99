import { Long } from 'bson';
import { MongoError } from '../errors.js';
import { numberIn } from '../query/values.js';
import { takeBatch } from '../sessions/cursors.js';
import { defineCommand, reply } from './command.js';
import * as field from './fields.js';
import { fullName, namespace } from './namespaces.js';

const getMoreFields = { collection: field.required(field.text), batchSize: field.amount };

export const getMore = defineCommand({
  name: 'getMore',
  inTransaction: true,
  fields: getMoreFields,
  run({ collection, batchSize = 0 }, call, target) {
    const { cursors } = call.server;
    const id = cursorId(target);
    const cursor = cursors.get(id);
    const name = fullName(namespace(call.database, collection));
    if (cursor.namespace !== name) {
      throw new MongoError('Unauthorized', `Requested getMore on namespace '${name}', but cursor belongs to another.`);
    }
    if (cursor.transaction !== call.access.transaction) {
      throw new MongoError('Location50741', `Cursor ${id} was not created in this transaction.`);
    }
    return call.access.read((state) => {
      const { documents, held } = takeBatch(cursor, state, batchSize === 0 ? Infinity : batchSize);
      cursor.held = held;
      const ended = held === undefined && cursor.source.exhausted;
      if (ended) cursors.close(id);
      const batch = { name: 'nextBatch', documents, cursorId: ended ? 0n : id, namespace: name } as const;
      return { fields: { ok: 1 }, batch };
    });
  },
});

const killCursorsFields = { cursors: field.required(field.list) };

export const killCursors = defineCommand({
  name: 'killCursors',
  inTransaction: true,
  fields: killCursorsFields,
  run({ cursors: ids }, call) {
    const killed = ids.map(cursorId).map((id) => ({ id: Long.fromBigInt(id), known: call.server.cursors.close(id) }));
    return reply({
      cursorsKilled: killed.filter(({ known }) => known).map(({ id }) => id),
      cursorsNotFound: killed.filter(({ known }) => !known).map(({ id }) => id),
      cursorsAlive: [],
      cursorsUnknown: [],
    });
  },
});

function cursorId(value: unknown): bigint {
  const number = numberIn(value);
  if (number === undefined) throw new MongoError('TypeMismatch', 'A cursor id must be a number');
  return BigInt(number);
}
