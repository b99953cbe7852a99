import type { Document } from 'bson';

/** A document together with the BSON bytes it is stored as; `document` is decoded on first use. */
export interface StoredDocument {
  readonly raw: Uint8Array;
  readonly document: Document;
}

/** `1` ascending, `-1` descending. */
export type Direction = 1 | -1;

/** A compound key such as `{ articleId: 1, createdAt: -1 }`, in its order. */
export type KeyPattern = Readonly<Record<string, Direction>>;

export interface IndexInfo {
  readonly id: number;
  readonly name: string;
  readonly key: KeyPattern;
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly hidden: boolean;
  readonly expireAfterSeconds?: number;
  readonly partialFilterExpression?: Document;
  /** Some indexed document holds an array on one of the key's paths. */
  readonly multikey: boolean;
  /** For each path of the key, the positions of its components that held an array: `[0]` for `tags`. */
  readonly multikeyPaths: readonly (readonly number[])[];
  /** Some key was too long and cut, so the index gives no order. */
  readonly cutKeys: boolean;
  /** False while the index is being filled; it is maintained by writes, but answers no query. */
  readonly ready: boolean;
}

/** Immutable; a later state may hold a newer one under the same namespace. */
export interface CollectionInfo {
  readonly id: number;
  readonly database: string;
  readonly name: string;
  /** 16 bytes. */
  readonly uuid: Uint8Array;
  /** The first is always `_id_`. */
  readonly indexes: readonly IndexInfo[];
  /** Raised when an index is added or dropped. */
  readonly version: number;
}

/** Sizes are in bytes. */
export interface CollectionStats {
  readonly count: number;
  readonly dataSize: number;
  readonly indexSizes: Readonly<Record<string, number>>;
}

/** A name or key pattern of an index, or `{ $natural: 1 | -1 }` for a scan of the collection. */
export type Hint = string | Document;

export interface FindQuery {
  /** The parsed and accepted filter, from which index bounds are taken. */
  readonly filter: Document;
  /** Paths and directions in order. */
  readonly sort?: KeyPattern;
  readonly skip?: number;
  /** 0 or undefined: no limit. */
  readonly limit?: number;
  readonly hint?: Hint;
  /** Decides on a whole document; not called where the bounds say exactly what the filter says. */
  readonly matches: (document: Document) => boolean;
}

export interface ScanStats {
  readonly keysExamined: number;
  readonly docsExamined: number;
  readonly returned: number;
}

/**
 * A query in progress. It keeps no snapshot: each `read` goes on from the last document given, on the state handed in.
 * A sort that no index serves is computed on the first `read` and then kept in memory (100 MB at most, else 292).
 */
export interface Cursor {
  /** The rest of the documents; may be left at any point and called again later. Throws 175 if the collection or index is gone. */
  read(state: DatabaseState): Iterable<StoredDocument>;
  readonly exhausted: boolean;
  readonly stats: ScanStats;
  /** The stages as `explain` names them, outermost first: `{ stage, inputStage }`. */
  readonly winningPlan: Document;
}

/** What a command sees: one consistent state, valid until the call it was handed to returns. */
export interface DatabaseState {
  databases(): readonly string[];
  collections(database: string): readonly CollectionInfo[];
  collection(database: string, name: string): CollectionInfo | undefined;
  stats(collection: CollectionInfo): CollectionStats;
  get(collection: CollectionInfo, id: unknown): StoredDocument | undefined;
  /** Plans the query. A hint that names no index: BadValue 2. */
  open(collection: CollectionInfo, query: FindQuery): Cursor;
  /** `open` and read on this state. Collect before writing: a document may otherwise be met again where it moved to. */
  find(collection: CollectionInfo, query: FindQuery): Iterable<StoredDocument>;
  /** Counts from index keys alone where the bounds say all; `skip` and `limit` count. */
  count(collection: CollectionInfo, query: FindQuery): number;
  /** A record kept beside the collections, e.g. the result of a retryable write. */
  record(key: string): Uint8Array | undefined;
  /** Records in the order of their keys. */
  records(prefix: string): Iterable<readonly [key: string, value: Uint8Array]>;
}

/** What `createIndexes` takes, already checked for unknown fields. */
export interface IndexSpec {
  readonly name: string;
  readonly key: KeyPattern;
  readonly unique?: boolean;
  readonly sparse?: boolean;
  readonly hidden?: boolean;
  readonly expireAfterSeconds?: number;
  readonly partialFilterExpression?: Document;
}

/**
 * A document given for writing. `raw` is stored as it is, so it must hold `_id` first and be within the size limit.
 * `document` is its decoded form.
 */
export type NewDocument = StoredDocument;

/**
 * Each method checks before it writes, so that one which throws a MongoError has done nothing, and the caller may go on
 * with the next document. Anything else that is thrown (a document locked by a transaction) must be let through.
 */
export interface WritableDatabaseState extends DatabaseState {
  /** Gives the existing one if there is one. */
  createCollection(database: string, name: string): CollectionInfo;
  dropCollection(collection: CollectionInfo): void;
  dropDatabase(database: string): void;
  dropIndex(collection: CollectionInfo, index: IndexInfo): void;
  /** For `collMod`: a TTL's seconds, or hidden. */
  changeIndex(
    collection: CollectionInfo,
    index: IndexInfo,
    change: Pick<Partial<IndexInfo>, 'expireAfterSeconds' | 'hidden'>,
  ): void;
  /** DuplicateKey 11000 with keyPattern and keyValue; in a transaction also WriteConflict 112. */
  insert(collection: CollectionInfo, document: NewDocument): void;
  /** `before` as read from this state; both have the same `_id`. Errors as `insert`. */
  replace(collection: CollectionInfo, change: { readonly before: StoredDocument; readonly after: NewDocument }): void;
  remove(collection: CollectionInfo, document: StoredDocument): void;
  putRecord(key: string, value: Uint8Array): void;
  removeRecord(key: string): void;
}

/** A multi-document transaction: reads its snapshot and its own writes; others see the writes when it commits. */
export interface EngineTransaction {
  /** Throws NoSuchTransaction 251 once ended. A WriteConflict 112 or any other error out of `work` aborts the transaction. */
  run<T>(work: (state: WritableDatabaseState) => T): T;
  readonly open: boolean;
  /** Resolves when durable. */
  commit(): Promise<void>;
  /** Does nothing once ended. */
  abort(): void;
}

export interface IndexCreation {
  readonly before: number;
  readonly after: number;
  readonly createdCollection: boolean;
}

export interface Engine {
  /** The latest state, which includes writes that are on their way to the disk. Synchronous. */
  read<T>(work: (state: DatabaseState) => T): T;
  /**
   * Runs `work` at once and resolves with its result when its writes are durable. If `work` throws, nothing it wrote
   * remains and the promise rejects. Where it meets a document that an open transaction has changed, it is run again
   * from the beginning after that transaction ended: it may run more than once, so its only effect must be on `state`.
   */
  write<T>(work: (state: WritableDatabaseState) => T): Promise<T>;
  /** The snapshot is taken here. @throws MongoError `TemporarilyUnavailable` where 1,000 transactions are open. */
  begin(): EngineTransaction;
  /** Creates the collection if needed, and fills the indexes in steps between other commands. Idempotent for equal specs; else 85 or 86. */
  createIndexes(
    namespace: { readonly database: string; readonly name: string },
    specs: readonly IndexSpec[],
  ): Promise<IndexCreation>;
  /** Waits for the writes under way and closes the files. */
  close(): Promise<void>;
}

/** Compiles a partial index's filter expression; the same that serves queries. Throws if it isn't allowed there. */
export type CompileFilter = (filter: Document) => (document: Document) => boolean;

export interface EngineOptions {
  /** Directory, made if missing. */
  readonly dataDir: string;
  /** Makes `StoredDocument.document`, on first use. It may keep BSON's number types or promote them; indexes understand both. */
  readonly decode: (raw: Uint8Array) => Document;
  readonly compileFilter: CompileFilter;
  /** How often expired documents are looked for; 60,000 ms by default, 0 for never. */
  readonly ttlIntervalMs?: number;
  /** After which an open transaction is aborted; 60,000 ms by default. */
  readonly transactionLifetimeMs?: number;
  /** Told of failures in the background, e.g. of the TTL sweep. */
  readonly onError?: (error: unknown) => void;
}
