import { MongoError } from '../errors.js';
import { namespaceOf, type Catalog } from './catalog.js';
import { writeConflict, type Holder, type Locks } from './locks.js';
import type { CollectionInfo } from './types.js';

/** Asked before each write, so that transactions and other writes keep apart. */
export interface WriteGuard {
  /** The key of a document, a unique value, or a collection's name. */
  beforeKey(key: string): void;
  beforeDocument(collection: CollectionInfo): void;
  /** A collection or index is about to go or to change. */
  beforeChange(collection: CollectionInfo): void;
}

/** For a write outside transactions: it waits for those that hold what it wants. */
export class SingleWriteGuard implements WriteGuard {
  readonly #locks: Locks;

  constructor(locks: Locks) {
    this.#locks = locks;
  }

  beforeKey(key: string): void {
    this.#locks.requireFree(key);
    this.#locks.note(key);
  }

  beforeDocument(): void {
    // Documents are guarded one by one.
  }

  beforeChange(collection: CollectionInfo): void {
    this.#locks.requireUnused(collection.id);
  }
}

/** All collections when a transaction began, and as they are. */
export interface TransactionCatalogs {
  readonly snapshot: Catalog;
  readonly latest: () => Catalog;
}

/** For a transaction: it takes what it writes, and gives up where it can't have it. */
export class TransactionGuard implements WriteGuard {
  readonly #locks: Locks;
  readonly #holder: Holder;
  readonly #catalogs: TransactionCatalogs;

  constructor(locks: Locks, holder: Holder, catalogs: TransactionCatalogs) {
    this.#locks = locks;
    this.#holder = holder;
    this.#catalogs = catalogs;
  }

  beforeKey(key: string): void {
    this.#locks.take(key, this.#holder);
  }

  /** A collection that is gone, or got or lost an index since the snapshot, can't be written to as it was. */
  beforeDocument(collection: CollectionInfo): void {
    const { snapshot, latest } = this.#catalogs;
    const { database, name } = collection;
    // A collection that the transaction itself makes is in neither.
    const before = snapshot.collection(database, name);
    const after = latest().collection(database, name);
    if (before?.id !== after?.id || before?.version !== after?.version) throw writeConflict();
    this.#locks.use(collection.id, this.#holder);
  }

  beforeChange(collection: CollectionInfo): void {
    throw new MongoError(
      'OperationNotSupportedInTransaction',
      `Cannot change collection ${namespaceOf(collection)} or its indexes in a multi-document transaction.`,
    );
  }
}
