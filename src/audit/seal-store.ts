import mongoose, { Types, type Connection } from 'mongoose';
import { outOfDate } from '../platform/database/out-of-date.js';
import { auditEntryModel, type StoredAuditEntry } from './audit-model.js';
import type { LeafContent, Seal, SealedLeaf, SealRecord } from './seal.js';
import { sealModel, type StoredSeal } from './seal-model.js';

/** An entry as it is found in the log: all its fields, and what it says of its seal, which may be anything. */
export interface FoundEntry {
  readonly content: LeafContent;
  readonly seal: unknown;
}

/** Append-only, as the log: a seal is never changed, and an entry gets its seal once. */
export interface SealStore {
  /** The latest seal; null before the first. */
  head(): Promise<Seal | null>;
  find(number: number): Promise<Seal | null>;
  /** Those that there are, in no order. */
  findMany(numbers: readonly number[]): Promise<readonly Seal[]>;
  /** The seal that an entry stands in, with its leaves; null while it waits for one. */
  findOf(entryId: string): Promise<SealRecord | null>;
  /** Latest first, those before the number `before`. */
  list(before: number | null, limit: number): Promise<readonly Seal[]>;
  /** In their order, those after the number `after`. */
  listAfter(after: number, limit: number): Promise<readonly Seal[]>;
  /** Entries that wait for their seal, by id. */
  listUnsealed(limit: number): Promise<readonly LeafContent[]>;
  /**
   * Appends a seal and marks its entries, inside a transaction. Fails as a conflict when one of them was sealed
   * meanwhile, and with a duplicate key when there is a seal of this number.
   */
  append(seal: SealRecord): Promise<void>;
  /** Every seal, by number. */
  walk(): AsyncIterable<SealRecord>;
  /** Every entry: those without a seal, then those of each seal by id. */
  walkEntries(): AsyncIterable<FoundEntry>;
}

const WITHOUT_LEAVES = { entryIds: 0, leafHashes: 0 } as const;
const HASH_BYTES = 32;

export function createSealStore(connection: Connection): SealStore {
  return { ...readsOf(connection), ...walksOf(connection), append: appendTo(connection) };
}

function readsOf(connection: Connection): Omit<SealStore, 'append' | 'walk' | 'walkEntries'> {
  const seals = sealModel(connection);
  const entries = auditEntryModel(connection);
  const list = async (range: { $lt: number } | { $gt: number }, direction: 1 | -1, limit: number) => {
    const query = seals.find({ _id: range }, WITHOUT_LEAVES).sort({ _id: direction }).limit(limit);
    return (await query.lean<StoredSeal[]>()).map(toSeal);
  };
  return {
    head: async () => (await list({ $lt: Infinity }, -1, 1))[0] ?? null,
    async find(number) {
      const found = await seals.findById(number, WITHOUT_LEAVES).lean<StoredSeal | null>();
      return found && toSeal(found);
    },
    async findMany(numbers) {
      return (await seals.find({ _id: { $in: numbers } }, WITHOUT_LEAVES).lean<StoredSeal[]>()).map(toSeal);
    },
    async findOf(entryId) {
      const entry = await entries.findById(entryId, { seal: 1 }).lean<Pick<StoredAuditEntry, 'seal'> | null>();
      const found = entry === null ? null : await seals.findById(entry.seal).lean<StoredSeal | null>();
      return found && toSealRecord(found);
    },
    list: (before, limit) => list({ $lt: before ?? Infinity }, -1, limit),
    listAfter: (after, limit) => list({ $gt: after }, 1, limit),
    async listUnsealed(limit) {
      const found = await entries.find({ seal: null }).sort({ _id: 1 }).limit(limit).lean<StoredAuditEntry[]>();
      return found.map((stored) => toFoundEntry(stored).content);
    },
  };
}

function appendTo(connection: Connection): SealStore['append'] {
  const seals = sealModel(connection);
  const entries = auditEntryModel(connection);
  return async ({ number, leaves, ...seal }) => {
    const entryIds = leaves.map(({ entryId }) => new Types.ObjectId(entryId));
    await seals.create([{ _id: number, ...seal, entryIds, leafHashes: Buffer.concat(leaves.map(({ hash }) => hash)) }]);
    const marked = await entries.updateMany({ _id: { $in: entryIds }, seal: null }, { $set: { seal: number } });
    if (marked.matchedCount !== leaves.length) throw outOfDate('An entry of the log');
  };
}

function walksOf(connection: Connection): Pick<SealStore, 'walk' | 'walkEntries'> {
  const seals = sealModel(connection);
  const entries = auditEntryModel(connection);
  return {
    async *walk() {
      for await (const stored of seals.find().sort({ _id: 1 }).lean<StoredSeal[]>().cursor({ batchSize: 20 }))
        yield toSealRecord(stored);
    },
    async *walkEntries() {
      const inOrder = entries.find().sort({ seal: 1, _id: 1 }).lean<StoredAuditEntry[]>();
      for await (const stored of inOrder.cursor({ batchSize: 1000 })) yield toFoundEntry(stored);
    },
  };
}

function toSeal({ _id, firstIndex, size, root, previousHash, sealedAt, hash }: StoredSeal): Seal {
  return { number: _id, firstIndex, size, root, previousHash, sealedAt, hash };
}

function toSealRecord(stored: StoredSeal): SealRecord {
  return { ...toSeal(stored), leaves: leavesOf(stored) };
}

/** None where the lists are not as this service writes them: then they don't give the root. */
function leavesOf({ entryIds, leafHashes }: StoredSeal): readonly SealedLeaf[] {
  if (!Array.isArray(entryIds) || !(leafHashes instanceof mongoose.mongo.Binary)) return [];
  const hashes = Buffer.from(leafHashes.value());
  if (hashes.length !== entryIds.length * HASH_BYTES) return [];
  return entryIds.map((id, nth) => ({
    entryId: String(id),
    hash: hashes.subarray(nth * HASH_BYTES, (nth + 1) * HASH_BYTES),
  }));
}

/** Takes whatever lies there, also a field that no entry has: the leaf is of everything. */
function toFoundEntry({ _id, seal, ...fields }: StoredAuditEntry): FoundEntry {
  return { content: { ...fields, id: String(_id) }, seal };
}
