import type { DatabaseState } from '../engine/index.js';
import { MongoError } from '../errors.js';

const IDLE_MS = 10 * 60_000;

/** A batch holds at most this many bytes of documents, besides one that is larger alone. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

/** Gives the documents of a result, encoded, batch by batch. */
export interface ResultSource {
  /** Goes on where the last batch ended, on the state handed in. */
  read(state: DatabaseState): Iterator<Uint8Array>;
  readonly exhausted: boolean;
}

/** A result that a client is reading. */
export interface OpenCursor {
  readonly id: bigint;
  readonly namespace: string;
  readonly source: ResultSource;
  /** The transaction it was opened in; it can be read only there. */
  readonly transaction: string | undefined;
  readonly session: string | undefined;
  /** A document read from the source that didn't fit into the batch. */
  held?: Uint8Array | undefined;
  usedAt: number;
}

/** The results being read, by their ids. One that nobody reads for ten minutes is closed. */
export class CursorStore {
  private readonly open = new Map<bigint, OpenCursor>();
  private next = BigInt(Date.now()) << 20n;

  add(cursor: Pick<OpenCursor, 'namespace' | 'source' | 'transaction' | 'session' | 'held'>): OpenCursor {
    this.next += 1n;
    const added: OpenCursor = { ...cursor, id: this.next, usedAt: Date.now() };
    this.open.set(added.id, added);
    return added;
  }

  /** @throws MongoError `CursorNotFound`. */
  get(id: bigint): OpenCursor {
    const cursor = this.open.get(id);
    if (cursor === undefined) throw new MongoError('CursorNotFound', `cursor id ${id} not found`);
    cursor.usedAt = Date.now();
    return cursor;
  }

  /** Tells whether there was one. */
  close(id: bigint): boolean {
    return this.open.delete(id);
  }

  closeOfTransaction(transaction: string): void {
    this.closeWhere((cursor) => cursor.transaction === transaction);
  }

  closeOfSession(session: string): void {
    this.closeWhere((cursor) => cursor.session === session);
  }

  closeIdle(now = Date.now()): void {
    this.closeWhere((cursor) => now - cursor.usedAt > IDLE_MS);
  }

  get size(): number {
    return this.open.size;
  }

  private closeWhere(test: (cursor: OpenCursor) => boolean): void {
    for (const cursor of this.open.values()) if (test(cursor)) this.open.delete(cursor.id);
  }
}

interface Batch {
  readonly documents: Uint8Array[];
  /** The document that would have made the batch too large. */
  readonly held: Uint8Array | undefined;
}

/** Takes up to `size` documents, and no more bytes than fit into a message. */
export function takeBatch(
  { source, held }: Pick<OpenCursor, 'source' | 'held'>,
  state: DatabaseState,
  size: number,
): Batch {
  const documents = held === undefined ? [] : [held];
  let bytes = held?.length ?? 0;
  if (documents.length >= size || source.exhausted) return { documents, held: undefined };
  const iterator = source.read(state);
  try {
    while (documents.length < size) {
      const { value, done } = iterator.next() as IteratorResult<Uint8Array, undefined>;
      if (done === true) break;
      bytes += value.length;
      if (bytes > MAX_BATCH_BYTES && documents.length > 0) return { documents, held: value };
      documents.push(value);
    }
  } finally {
    iterator.return?.();
  }
  return { documents, held: undefined };
}
