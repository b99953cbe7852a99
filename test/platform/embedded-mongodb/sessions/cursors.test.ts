import { describe, expect, it } from '@jest/globals';
import type { DatabaseState } from '../../../../src/platform/embedded-mongodb/engine/index.js';
import { wholeResult } from '../../../../src/platform/embedded-mongodb/commands/batches.js';
import { CursorStore, takeBatch } from '../../../../src/platform/embedded-mongodb/sessions/cursors.js';

/** A result at hand reads no state. */
const STATE = {} as DatabaseState;
const TEN_MINUTES = 10 * 60_000;

function sizes(documents: readonly Uint8Array[]): number[] {
  return documents.map(({ length }) => length);
}

describe('a batch', () => {
  it('ends at its size, and the next goes on from there', () => {
    const source = wholeResult([1, 2, 3].map((length) => new Uint8Array(length)));
    expect(sizes(takeBatch({ source }, STATE, 2).documents)).toEqual([1, 2]);
    expect(source.exhausted).toBe(false);
    expect(sizes(takeBatch({ source }, STATE, 2).documents)).toEqual([3]);
    expect(source.exhausted).toBe(true);
  });

  it('ends before it is too large for a message, and holds what did not fit', () => {
    const source = wholeResult([9, 9].map((megabytes) => new Uint8Array(megabytes * 1024 * 1024)));
    const first = takeBatch({ source }, STATE, 10);
    expect(first.documents).toHaveLength(1);
    expect(takeBatch({ source, held: first.held }, STATE, 10).documents).toHaveLength(1);
  });
});

describe('open cursors', () => {
  const cursor = {
    namespace: 'news.comments',
    source: wholeResult([]),
    transaction: 't',
    session: 's',
    held: undefined,
  };

  it.each<[string, (store: CursorStore, id: bigint) => void]>([
    ['they are closed', (store, id) => store.close(id)],
    ['their transaction ends', (store) => store.closeOfTransaction('t')],
    ['their session ends', (store) => store.closeOfSession('s')],
    ['nobody reads them for ten minutes', (store) => store.closeIdle(Date.now() + TEN_MINUTES + 1)],
  ])('are gone when %s', (_name, end) => {
    const store = new CursorStore();
    const { id } = store.add(cursor);
    expect(store.get(id).namespace).toBe('news.comments');
    end(store, id);
    expect(() => store.get(id)).toThrow(expect.objectContaining({ code: 43 }));
    expect(store.size).toBe(0);
  });
});
