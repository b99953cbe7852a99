import { MongoError } from '../errors.js';

/** Thrown where a write meets what an open transaction has changed: to be tried again when that has ended. */
export class LockedByTransaction extends Error {
  readonly ended: Promise<void>;

  constructor(ended: Promise<void>) {
    super('Changed by an open transaction');
    this.ended = ended;
  }
}

/** Who may hold locks: an open transaction. */
export interface Holder {
  /** The number of writes noted before its snapshot. */
  readonly since: number;
  readonly ended: Promise<void>;
}

/**
 * What open transactions have changed, and what others have changed since the oldest of them began. Only in memory:
 * what isn't committed when the process ends never was.
 */
export class Locks {
  /** Open transactions, with the keys they hold. */
  readonly #open = new Map<Holder, string[]>();
  readonly #keys = new Map<string, Holder>();
  readonly #collections = new Map<number, Set<Holder>>();
  /** Keys in the order of their latest write. */
  readonly #recent = new Map<string, number>();
  #writes = 0;

  get writes(): number {
    return this.#writes;
  }

  begin(holder: Holder): void {
    this.#open.set(holder, []);
  }

  /** @throws LockedByTransaction */
  requireFree(key: string): void {
    const holder = this.#keys.get(key);
    if (holder !== undefined) throw new LockedByTransaction(holder.ended);
  }

  /** @throws LockedByTransaction where a transaction has written into the collection. */
  requireUnused(collection: number): void {
    const [holder] = this.#collections.get(collection) ?? [];
    if (holder !== undefined) throw new LockedByTransaction(holder.ended);
  }

  /** Notes a write outside transactions, or one that is being committed. */
  note(key: string): void {
    this.#writes += 1;
    if (this.#open.size === 0) return;
    this.#recent.delete(key);
    this.#recent.set(key, this.#writes);
  }

  /** @throws MongoError `WriteConflict` where another transaction holds the key, or it was written since the snapshot. */
  take(key: string, holder: Holder): void {
    const other = this.#keys.get(key);
    if (other === holder) return;
    if (other !== undefined || (this.#recent.get(key) ?? 0) > holder.since) throw writeConflict();
    this.#keys.set(key, holder);
    this.#open.get(holder)?.push(key);
  }

  use(collection: number, holder: Holder): void {
    const users = this.#collections.get(collection);
    if (users === undefined) this.#collections.set(collection, new Set([holder]));
    else users.add(holder);
  }

  end(holder: Holder): void {
    for (const key of this.#open.get(holder) ?? []) this.#keys.delete(key);
    this.#open.delete(holder);
    for (const [collection, users] of this.#collections) {
      users.delete(holder);
      if (users.size === 0) this.#collections.delete(collection);
    }
    this.#forget();
  }

  /** Drops what no open transaction can conflict with. */
  #forget(): void {
    const oldest = Math.min(...Array.from(this.#open.keys(), ({ since }) => since));
    for (const [key, write] of this.#recent) {
      if (write > oldest) return;
      this.#recent.delete(key);
    }
  }
}

export function writeConflict(): MongoError {
  return new MongoError(
    'WriteConflict',
    'Caused by :: Write conflict during plan execution and yielding is disabled. :: Please retry your operation or multi-document transaction.',
    { labels: ['TransientTransactionError'] },
  );
}
