import { MongoError } from '../errors.js';
import { Layer, LayeredView } from '../storage/layered-view.js';
import type { Snapshot } from '../storage/store.js';
import type { WritableView } from '../storage/view.js';
import { WritableOver } from '../storage/writable-view.js';
import type { Catalog } from './catalog.js';
import { CatalogEditor, type CatalogChange } from './catalog-changes.js';
import type { EngineContext } from './context.js';
import type { Holder, Locks } from './locks.js';
import { savedSize, SizeChanges, type Size } from './statistics.js';
import type { EngineTransaction, WritableDatabaseState } from './types.js';
import { TransactionGuard } from './write-guard.js';
import { WriteState } from './write-state.js';

/** What a transaction needs of its engine. */
export interface TransactionSource {
  readonly context: EngineContext;
  readonly snapshot: Snapshot;
  readonly catalog: Catalog;
  readonly latestCatalog: () => Catalog;
  readonly locks: Locks;
  readonly nextNumber: () => number;
  readonly lifetimeMs: number;
  /** Makes the changes part of the latest state at once; resolves when they are durable. */
  readonly adopt: (changes: TransactionChanges) => Promise<void>;
  /** Called when the transaction is over, either way. */
  readonly ended: () => void;
}

/** All that a transaction has written. */
export interface TransactionChanges {
  readonly layer: Layer;
  readonly sizes: SizeChanges;
  readonly catalog: readonly CatalogChange[];
}

/** See `EngineTransaction`. Writes are held in memory until the commit; one that is left alone is aborted after a time. */
export class Transaction implements EngineTransaction {
  readonly #source: TransactionSource;
  readonly #layer = new Layer();
  readonly #sizes = new SizeChanges();
  readonly #editor: CatalogEditor;
  readonly #state: WriteState;
  readonly #holder: Holder;
  readonly #timer: NodeJS.Timeout;
  #open = true;
  #release: () => void = () => undefined;

  constructor(source: TransactionSource) {
    this.#source = source;
    this.#editor = new CatalogEditor(source.catalog);
    const ended = new Promise<void>((resolve) => {
      this.#release = resolve;
    });
    this.#holder = { since: source.locks.writes, ended };
    source.locks.begin(this.#holder);
    this.#state = this.#newState();
    this.#timer = setTimeout(() => {
      this.abort();
    }, source.lifetimeMs).unref();
  }

  get open(): boolean {
    return this.#open;
  }

  run<T>(work: (state: WritableDatabaseState) => T): T {
    this.#requireOpen();
    try {
      return work(this.#state);
    } catch (error) {
      this.abort();
      throw error;
    }
  }

  async commit(): Promise<void> {
    this.#requireOpen();
    let durable: Promise<void>;
    try {
      durable = this.#source.adopt({ layer: this.#layer, sizes: this.#sizes, catalog: this.#editor.changes });
    } finally {
      this.#end();
    }
    await durable;
  }

  abort(): void {
    if (this.#open) this.#end();
  }

  #end(): void {
    this.#open = false;
    clearTimeout(this.#timer);
    this.#source.locks.end(this.#holder);
    this.#source.snapshot.release();
    this.#source.ended();
    this.#release();
  }

  #requireOpen(): void {
    if (!this.#open)
      throw new MongoError('NoSuchTransaction', 'Transaction has been aborted.', {
        labels: ['TransientTransactionError'],
      });
  }

  #newState(): WriteState {
    const { context, snapshot, catalog, locks, latestCatalog, nextNumber } = this.#source;
    return new WriteState({
      context,
      view: this.#view(),
      catalog: () => this.#editor.current,
      editor: this.#editor,
      sizes: this.#sizes,
      sizeOf: (number) => sum(savedSize(snapshot.view, number), this.#sizes.of(number)),
      guard: new TransactionGuard(locks, this.#holder, { snapshot: catalog, latest: latestCatalog }),
      nextNumber,
      discarded: () => undefined,
    });
  }

  #view(): WritableView {
    const layers = [this.#layer];
    return new WritableOver(new LayeredView(() => layers, this.#source.snapshot.view), (key, change) => {
      this.#layer.set(key, change);
    });
  }
}

function sum(a: Size, b: Size): Size {
  return { count: a.count + b.count, bytes: a.bytes + b.bytes };
}
