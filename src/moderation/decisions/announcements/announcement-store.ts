import { Types, type Connection } from 'mongoose';
import type { Announcement } from './announcement.js';
import { announcementModel, fromAnnouncement, toAnnouncement, type StoredAnnouncement } from './announcement-model.js';

/** A process's hold on an announcement: `lease` names it, and it ends at `until`. */
interface Lease {
  readonly lease: string;
  readonly until: Date;
}

type Held = Pick<Announcement, 'id' | 'lease'>;

export interface AnnouncementStore {
  /** In the place of what there may be of that decision. */
  put(announcement: Announcement): Promise<void>;
  /** Takes back one that nobody has been told of; false where somebody has, or there is none. */
  removeUntold(decisionId: string): Promise<boolean>;
  /** Leases what is due longest; null when nothing is. One atomic write: of several processes at once, one gets it. */
  takeNext(now: Date, lease: Lease): Promise<Announcement | null>;
  /** Notes who was told last, and holds on until then; false when the lease is over, or the decision was reversed. */
  advance(held: Held, after: string, until: Date): Promise<boolean>;
  /** Takes out what has been told to all; does nothing when the lease is over. */
  finish(held: Held): Promise<void>;
}

export function createAnnouncementStore(connection: Connection): AnnouncementStore {
  const model = announcementModel(connection);
  const held = ({ id, lease }: Held) => ({ _id: new Types.ObjectId(id), lease });
  return {
    async put(announcement) {
      const { _id, ...fields } = fromAnnouncement(announcement);
      await model.replaceOne({ _id }, fields, { upsert: true });
    },
    async removeUntold(decisionId) {
      const untold = { _id: new Types.ObjectId(decisionId), kind: 'outcome' as const, after: null };
      return (await model.deleteOne(untold)).deletedCount === 1;
    },
    async takeNext(now, { lease, until }) {
      const taken = await model
        .findOneAndUpdate({ dueAt: { $lte: now } }, { $set: { lease, dueAt: until } }, { returnDocument: 'after' })
        .sort({ dueAt: 1, _id: 1 })
        .lean<StoredAnnouncement | null>();
      return taken && toAnnouncement(taken);
    },
    async advance(announcement, after, until) {
      const change = { $set: { after: new Types.ObjectId(after), dueAt: until } };
      return (await model.updateOne(held(announcement), change)).matchedCount === 1;
    },
    async finish(announcement) {
      await model.deleteOne(held(announcement));
    },
  };
}
