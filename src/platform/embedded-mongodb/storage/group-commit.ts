import { Layer, LayeredView, type Change } from './layered-view.js';
import { LONGEST_KEY, type Snapshot, type Store } from './store.js';
import type { WritableView } from './view.js';
import { WritableOver } from './writable-view.js';

type Undo = readonly [key: string, previous: Change | undefined];

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The latest state, and the one way to change it. Writes go to a layer in memory, where readers see them at once; at
 * the end of the turn all that was written goes to the disk in one transaction with one flush, and what is written in
 * the meantime goes with the next. After a failed commit nothing more is accepted: the disk's state is what holds.
 */
export class GroupCommit {
  /** The latest state, with the writes that aren't on the disk yet. */
  readonly view: WritableView;
  readonly #store: Store;
  readonly #beforeSeal: (view: WritableView) => void;
  /** The newest first. The first takes writes; the others are on their way to the disk. */
  #layers: readonly [Layer, ...Layer[]] = [new Layer()];
  #waiters: Waiter[] = [];
  #running: Promise<void> | undefined;
  #failure: Error | undefined;
  #undo: Undo[] | undefined;

  /** `beforeSeal` is called before what was written is fixed, to add what is written once a commit, such as counts. */
  constructor(store: Store, beforeSeal: (view: WritableView) => void) {
    this.#store = store;
    this.#beforeSeal = beforeSeal;
    this.view = new WritableOver(new LayeredView(() => this.#layers, store.latest), (key, change) => {
      this.#set(key, change);
    });
  }

  /**
   * Runs `work` so that, if it throws, none of its writes remains.
   * @throws Error within another attempt, which could then not be undone.
   */
  attempt<T>(work: () => T): T {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#undo !== undefined) throw new Error('A write was begun within another');
    this.#undo = [];
    try {
      return work();
    } catch (error) {
      for (const [key, previous] of this.#undo.reverse()) this.#restore(key, previous);
      throw error;
    } finally {
      this.#undo = undefined;
    }
  }

  /** Resolves when all that has been written so far is on the disk. */
  durable(): Promise<void> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    const onDisk = this.#layers.length === 1 && this.#layers[0].size === 0;
    if (onDisk && this.#running === undefined) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** A lasting picture of the latest state, to be released. */
  snapshot(): Snapshot {
    this.#seal();
    const layers = this.#layers.slice(1);
    const base = this.#store.snapshot();
    return { ...base, view: new LayeredView(() => layers, base.view) };
  }

  async #run(): Promise<void> {
    try {
      while (this.#waiters.length > 0) {
        // Everything that arrives in this turn shares the commit.
        await new Promise(setImmediate);
        await this.#commitSealed();
      }
    } finally {
      this.#running = undefined;
    }
  }

  async #commitSealed(): Promise<void> {
    this.#seal();
    const waiters = this.#waiters;
    this.#waiters = [];
    const sealed = this.#layers.slice(1);
    try {
      if (sealed.length > 0) await this.#store.commit(oldestFirst(sealed));
      this.#layers = [this.#layers[0], ...this.#layers.slice(1).filter((layer) => !sealed.includes(layer))];
      for (const { resolve } of waiters) resolve();
    } catch (error) {
      this.#fail(error, waiters);
    }
  }

  #fail(error: unknown, waiters: readonly Waiter[]): void {
    this.#failure = asError(error);
    for (const { reject } of [...waiters, ...this.#waiters]) reject(this.#failure);
    this.#waiters = [];
    this.#layers = [new Layer()];
  }

  #seal(): void {
    if (this.#layers[0].size === 0) return;
    this.#beforeSeal(this.view);
    this.#layers = [new Layer(), ...this.#layers];
  }

  #set(key: string, change: Change): void {
    if (key.length > LONGEST_KEY) throw new RangeError(`A key of ${key.length} bytes is too long`);
    const [active] = this.#layers;
    this.#undo?.push([key, active.get(key)]);
    active.set(key, change);
  }

  #restore(key: string, previous: Change | undefined): void {
    const [active] = this.#layers;
    if (previous === undefined) active.forget(key);
    else active.set(key, previous);
  }
}

function* oldestFirst(layers: readonly Layer[]): Generator<readonly [string, Change]> {
  for (const layer of layers.toReversed()) yield* layer.all();
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
