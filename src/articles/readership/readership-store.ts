import type { Connection } from 'mongoose';
import { readershipAt, exposureOfOne, UNREAD, type Readership } from './readership.js';
import { readershipModel, type StoredReadership } from './readership-model.js';

/** Readers by the slug of the article that they read. */
type ReaderCounts = ReadonlyMap<string, number>;

export interface ReadershipStore {
  find(slug: string, now: Date): Promise<Readership>;
  /** By slug; an article that nobody read is left out. */
  findMany(slugs: readonly string[], now: Date): Promise<ReadonlyMap<string, Readership>>;
  /** One write for each article, right whichever processes count at once. */
  add(counts: ReaderCounts, now: Date): Promise<void>;
}

/** `halfLifeMs`: how long it takes for the exposure of an article that nobody reads any more to fall by half. */
export function createReadershipStore(connection: Connection, halfLifeMs: number): ReadershipStore {
  const model = readershipModel(connection);
  const findMany: ReadershipStore['findMany'] = async (slugs, now) => {
    const found = await model.find({ _id: { $in: slugs } }).lean<StoredReadership[]>();
    return new Map(found.map((stored) => [stored._id, readershipAt(stored, now, halfLifeMs)]));
  };
  return {
    findMany,
    find: async (slug, now) => (await findMany([slug], now)).get(slug) ?? UNREAD,
    async add(counts, now) {
      if (counts.size === 0) return;
      const updates = [...counts].map(([slug, readers]) => ({
        updateOne: { filter: { _id: slug }, update: [added(readers, now, halfLifeMs)], upsert: true },
      }));
      await model.collection.bulkWrite(updates as never, { ordered: false });
    },
  };
}

/** Lets the exposure decay until now, and adds what the new readers make. */
function added(readers: number, now: Date, halfLifeMs: number) {
  const before = { $ifNull: ['$exposure', 0] };
  const ms = { $max: [0, { $subtract: [now, { $ifNull: ['$exposureAt', now] }] }] };
  const left = { $pow: [2, { $divide: [{ $multiply: [-1, ms] }, halfLifeMs] }] };
  return {
    $set: {
      readers: { $add: [{ $ifNull: ['$readers', 0] }, readers] },
      exposure: { $add: [{ $multiply: [before, left] }, readers * exposureOfOne(halfLifeMs)] },
      exposureAt: now,
    },
  };
}
