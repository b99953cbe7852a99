import { MongoError } from '../errors.js';
import { droppedPrefix, numberOf } from '../storage/key-space.js';
import { GroupCommit } from '../storage/group-commit.js';
import { Store } from '../storage/store.js';
import { afterPrefix, type View } from '../storage/view.js';
import { loadCatalog, saveCatalog, type Catalog } from './catalog.js';
import { CatalogEditor } from './catalog-changes.js';
import { engineContext, type EngineContext } from './context.js';
import { LockedByTransaction, Locks } from './locks.js';
import { ReadState, type StateSource } from './read-state.js';
import { SizeChanges, Statistics } from './statistics.js';
import { Transaction, type TransactionChanges } from './transaction.js';
import type { DatabaseState, EngineOptions, EngineTransaction } from './types.js';
import { SingleWriteGuard } from './write-guard.js';
import { WriteState } from './write-state.js';

const TRANSACTION_LIFETIME_MS = 60_000;

/** Open at once; each has a snapshot, of which the store can't have any number. */
const MOST_TRANSACTIONS = 1000;

/** The latest state and the ways to change it, without the work in the background; see `Engine`. */
export class EngineCore {
  readonly #store: Store;
  readonly #commits: GroupCommit;
  readonly #context: EngineContext;
  readonly #statistics: Statistics;
  readonly #locks = new Locks();
  readonly #state: ReadState;
  readonly #transactions = new Set<EngineTransaction>();
  readonly #lifetimeMs: number;
  readonly #discarded: () => void;
  #catalog: Catalog;
  #lastNumber: number;
  #closing = false;

  /** `discarded` is told that something is left to be removed in the background. */
  constructor(options: EngineOptions, discarded: () => void) {
    this.#discarded = discarded;
    this.#store = new Store(options.dataDir);
    this.#context = engineContext(options.decode, options.compileFilter);
    this.#statistics = new Statistics(this.#store.latest);
    this.#commits = new GroupCommit(this.#store, (view) => {
      this.#statistics.save(view);
    });
    this.#catalog = loadCatalog(this.#store.latest);
    this.#lastNumber = greatestNumber(this.#catalog, this.#store.latest);
    this.#lifetimeMs = options.transactionLifetimeMs ?? TRANSACTION_LIFETIME_MS;
    this.#state = new ReadState(this.#source());
  }

  read<T>(work: (state: DatabaseState) => T): T {
    return work(this.#state);
  }

  async write<T>(work: (state: WriteState) => T): Promise<T> {
    const result = await this.#apply(work);
    await this.#commits.durable();
    return result;
  }

  begin(): EngineTransaction {
    if (this.#transactions.size >= MOST_TRANSACTIONS) throw tooManyTransactions();
    const transaction = new Transaction({
      context: this.#context,
      snapshot: this.#commits.snapshot(),
      catalog: this.#catalog,
      latestCatalog: () => this.#catalog,
      locks: this.#locks,
      nextNumber: () => this.#nextNumber(),
      lifetimeMs: this.#lifetimeMs,
      adopt: (changes) => this.#adopt(changes),
      ended: () => this.#transactions.delete(transaction),
    });
    this.#transactions.add(transaction);
    return transaction;
  }

  #source(): StateSource {
    return {
      context: this.#context,
      view: this.#commits.view,
      catalog: () => this.#catalog,
      sizeOf: (number) => this.#statistics.of(number),
    };
  }

  /** Again and again, until no open transaction stands in the way. */
  async #apply<T>(work: (state: WriteState) => T): Promise<T> {
    for (;;) {
      try {
        return this.#attempt(work);
      } catch (error) {
        if (!(error instanceof LockedByTransaction)) throw error;
        await error.ended;
      }
    }
  }

  #attempt<T>(work: (state: WriteState) => T): T {
    if (this.#closing) throw new MongoError('ShutdownInProgress', 'The server is shutting down.');
    const editor = new CatalogEditor(this.#catalog);
    const sizes = new SizeChanges();
    const state = new WriteState({
      ...this.#source(),
      view: this.#commits.view,
      catalog: () => editor.current,
      editor,
      sizes,
      guard: new SingleWriteGuard(this.#locks),
      nextNumber: () => this.#nextNumber(),
      discarded: this.#discarded,
    });
    return this.#commits.attempt(() => {
      const result = work(state);
      saveCatalog(this.#catalog, editor.current, this.#commits.view);
      this.#catalog = editor.current;
      this.#statistics.apply(sizes);
      return result;
    });
  }

  /** Makes a transaction's changes part of the latest state. */
  #adopt({ layer, sizes, catalog }: TransactionChanges): Promise<void> {
    this.#commits.attempt(() => {
      for (const [key, { value }] of layer.all()) {
        this.#locks.note(key);
        if (value === undefined) this.#commits.view.remove(key);
        else this.#commits.view.put(key, value);
      }
      const after = catalog.reduce((current, change) => change(current), this.#catalog);
      saveCatalog(this.#catalog, after, this.#commits.view);
      this.#catalog = after;
      this.#statistics.apply(sizes);
    });
    return this.#commits.durable();
  }

  #nextNumber(): number {
    this.#lastNumber += 1;
    return this.#lastNumber;
  }

  /** Writes that come later, or were waiting for a transaction, are refused with `ShutdownInProgress`. */
  async close(): Promise<void> {
    this.#closing = true;
    for (const transaction of this.#transactions) transaction.abort();
    await this.#commits.durable();
    await this.#store.close();
  }
}

/** Labelled so that a driver tries again, when others have ended. */
function tooManyTransactions(): MongoError {
  return new MongoError('TemporarilyUnavailable', `More than ${MOST_TRANSACTIONS} transactions are open.`, {
    labels: ['TransientTransactionError'],
  });
}

/** Numbers of what is there, and of what is still to be removed. */
function greatestNumber(catalog: Catalog, view: View): number {
  const used = catalog.all().flatMap(({ id, indexes }) => [id, ...indexes.map((index) => index.id)]);
  const range = { from: droppedPrefix, to: afterPrefix(droppedPrefix) };
  const dropped = Array.from(view.keys(range), numberOf);
  return [...used, ...dropped].reduce((greatest, number) => Math.max(greatest, number), 0);
}
