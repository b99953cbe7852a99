import { mkdirSync } from 'node:fs';
import { open, type RangeOptions, type RootDatabase, type Transaction } from 'lmdb';
import type { Change } from './layered-view.js';
import type { Entry, KeyRange, View } from './view.js';

/** A state that stays as it is until released. */
export interface Snapshot {
  readonly view: View;
  readonly release: () => void;
}

type Database = RootDatabase<Uint8Array, string>;

/** In bytes: what lmdb takes with its pages of 4,096 bytes. */
export const LONGEST_KEY = 1978;

/** Snapshots open at once, and the reader of the latest state. Beyond them lmdb refuses to read anything. */
const MOST_READERS = 1100;

/** Keys are written as they are, a byte for each character. */
const binaryStrings = {
  writeKey: (key: string, target: Buffer, start: number): number => start + target.write(key, start, 'latin1'),
  readKey: (source: Buffer, start: number, end: number): string => source.toString('latin1', start, end),
};

/** Address space, not disk: large enough that the map need not be moved while snapshots are open. */
const MAP_SIZE = process.platform === 'linux' || process.platform === 'darwin' ? 2 ** 38 : undefined;

/** The data on disk: one ordered lmdb database, of which readers see the last committed state. */
export class Store {
  readonly latest: View;
  readonly #database: Database;

  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.#database = open<Uint8Array, string>({
      path: directory,
      encoding: 'binary',
      keyEncoder: binaryStrings,
      cache: false,
      pageSize: 4096,
      maxReaders: MOST_READERS,
      // A commit is acknowledged after it is flushed, and never built upon before.
      overlappingSync: false,
      ...(MAP_SIZE === undefined ? {} : { mapSize: MAP_SIZE }),
    });
    this.latest = new StoredView(this.#database, {});
  }

  snapshot(): Snapshot {
    this.#database.resetReadTxn();
    const transaction = this.#database.useReadTransaction();
    return {
      view: new StoredView(this.#database, { transaction }),
      release: () => {
        transaction.done();
      },
    };
  }

  /** Writes all changes in one lmdb transaction; resolves when they are flushed to disk. Later changes win. */
  async commit(changes: Iterable<readonly [string, Change]>): Promise<void> {
    await this.#database.batch(() => {
      for (const [key, { value }] of changes) {
        if (value === undefined) void this.#database.remove(key);
        else void this.#database.put(key, value);
      }
    });
    this.#database.resetReadTxn();
  }

  async close(): Promise<void> {
    await this.#database.close();
  }
}

class StoredView implements View {
  readonly #database: Database;
  readonly #options: { readonly transaction?: Transaction };

  constructor(database: Database, options: { readonly transaction?: Transaction }) {
    this.#database = database;
    this.#options = options;
  }

  get(key: string): Uint8Array | undefined {
    return this.#database.get(key, this.#options);
  }

  range(range: KeyRange): Iterable<Entry> {
    return this.#database.getRange(this.#rangeOptions(range));
  }

  keys(range: KeyRange): Iterable<string> {
    return this.#database.getKeys(this.#rangeOptions(range));
  }

  count({ from, to }: KeyRange): number {
    return from < to ? this.#database.getKeysCount(this.#rangeOptions({ from, to })) : 0;
  }

  /** lmdb-js begins a reverse range at `start` and ends before `end`; here both are meant the other way round. */
  #rangeOptions({ from, to, reverse }: KeyRange): RangeOptions {
    if (reverse !== true) return { start: from, end: to, ...this.#options };
    return { start: to, end: from, exclusiveStart: true, inclusiveEnd: true, reverse: true, ...this.#options };
  }
}
