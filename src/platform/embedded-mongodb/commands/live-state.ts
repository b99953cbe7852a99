import type { Cursor, DatabaseState, StoredDocument } from '../engine/index.js';

/**
 * Lets a pipeline go on from batch to batch, though each batch has its own state: scans are left when a batch ends, and
 * opened again on the next state where they stood.
 */
export class LiveState {
  private current: DatabaseState | undefined;
  private readonly scans = new Set<Iterator<StoredDocument>>();

  /** @throws Error between batches, when there is nothing to read from. */
  get state(): DatabaseState {
    if (this.current === undefined) throw new Error('A pipeline was read outside of a batch.');
    return this.current;
  }

  begin(state: DatabaseState): void {
    this.current = state;
  }

  end(): void {
    for (const scan of this.scans) scan.return?.();
    this.scans.clear();
    this.current = undefined;
  }

  /** The documents of a cursor, over as many batches as it takes. */
  *scan(cursor: Cursor): Iterable<StoredDocument> {
    let iterator: Iterator<StoredDocument> | undefined;
    while (!cursor.exhausted) {
      if (iterator === undefined || !this.scans.has(iterator)) {
        iterator = cursor.read(this.state)[Symbol.iterator]();
        this.scans.add(iterator);
      }
      const { value, done } = iterator.next() as IteratorResult<StoredDocument, undefined>;
      if (done === true) break;
      yield value;
    }
    if (iterator !== undefined) this.scans.delete(iterator);
  }
}
