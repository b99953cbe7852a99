import type { Connection } from 'mongoose';
import { slotAt, SLOT_MS, type Slot } from '../../platform/database/slots.js';
import { readerTallyModel, type StoredReaderTally } from './reader-tally-model.js';

/** Readers over time, by section and quarter of an hour. */
export interface ReaderTallyStore {
  /** By section; one write for each, right whichever processes count at once. */
  add(readers: ReadonlyMap<string, number>, now: Date): Promise<void>;
  /** From one moment until before another, both on a quarter of an hour. */
  countRead(from: Date, to: Date): Promise<readonly (Slot & { readonly section: string })[]>;
  /** The beginning of the first quarter of an hour that had any; null where none has. */
  firstRead(): Promise<Date | null>;
}

export function createReaderTallyStore(connection: Connection): ReaderTallyStore {
  const model = readerTallyModel(connection);
  return {
    async add(readers, now) {
      if (readers.size === 0) return;
      const slot = slotAt(now);
      const updates = [...readers].map(([section, count]) => ({
        updateOne: { filter: { slot, section }, update: { $inc: { readers: count } }, upsert: true },
      }));
      await model.bulkWrite(updates, { ordered: false });
    },
    async countRead(from, to) {
      const found = await model
        .find({ slot: { $gte: slotAt(from), $lt: slotAt(to) } }, { _id: 0 })
        .lean<StoredReaderTally[]>();
      return found.map(({ slot, section, readers }) => ({ slot, section, count: readers }));
    },
    async firstRead() {
      const first = await model
        .findOne({ slot: { $gte: 0 } })
        .sort({ slot: 1 })
        .lean<StoredReaderTally | null>();
      return first && new Date(first.slot * SLOT_MS);
    },
  };
}
