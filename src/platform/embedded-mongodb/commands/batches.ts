import type { DatabaseState } from '../engine/index.js';
import type { Reply } from '../protocol/reply.js';
import { takeBatch, type OpenCursor, type ResultSource } from '../sessions/cursors.js';
import type { Call } from './command.js';

/** MongoDB's size of the first batch where the client doesn't say. */
const FIRST_BATCH = 101;

/** How a result is to be cut. */
export interface Batching {
  readonly namespace: string;
  readonly batchSize: number | undefined;
  /** No cursor stays open, whatever is left. */
  readonly singleBatch?: boolean | undefined;
}

/** The first batch of a result; the rest stays with a cursor, if there is a rest. */
export function firstBatch(call: Call, state: DatabaseState, result: Batching & { source: ResultSource }): Reply {
  const { source, namespace, batchSize = FIRST_BATCH, singleBatch = false } = result;
  const { documents, held } = takeBatch({ source }, state, batchSize);
  const ended = singleBatch || (held === undefined && source.exhausted);
  const cursorId = ended ? 0n : call.server.cursors.add({ ...cursorOf(call), namespace, source, held }).id;
  return { fields: { ok: 1 }, batch: { name: 'firstBatch', documents, cursorId, namespace } };
}

function cursorOf({ access, session }: Call): Pick<OpenCursor, 'transaction' | 'session'> {
  return { transaction: access.transaction, session };
}

/** An empty result. */
export function emptyBatch(namespace: string): Reply {
  return { fields: { ok: 1 }, batch: { name: 'firstBatch', documents: [], cursorId: 0n, namespace } };
}

/** A result that is at hand as a whole. */
export function wholeResult(documents: readonly Uint8Array[]): ResultSource {
  const iterator = documents.values();
  let given = 0;
  return {
    get exhausted() {
      return given >= documents.length;
    },
    *read() {
      for (const bytes of iterator) {
        given += 1;
        yield bytes;
      }
    },
  };
}
