import { Types, type Connection } from 'mongoose';
import { rejectionModel, type StoredRejection } from './rejection-model.js';

/** An author's rejected texts that have not been answered by holding one. They expire after a day. */
export interface RejectionStore {
  insert(authorId: string, rejectedAt: Date): Promise<void>;
  /** Takes all of an author's away if there are `count` since then. Of several at once, one gets true. */
  takeIfMany(authorId: string, since: Date, count: number): Promise<boolean>;
}

type Rejection = StoredRejection & { readonly _id: Types.ObjectId };

export function createRejectionStore(connection: Connection): RejectionStore {
  const model = rejectionModel(connection);
  return {
    async insert(authorId, rejectedAt) {
      await model.create({ authorId: new Types.ObjectId(authorId), rejectedAt });
    },
    async takeIfMany(author, since, count) {
      const authorId = new Types.ObjectId(author);
      const found = await model
        .find({ authorId, rejectedAt: { $gt: since } })
        .sort({ rejectedAt: -1 })
        .limit(count)
        .lean<Rejection[]>();
      if (found.length < count) return false;
      const { deletedCount } = await model.deleteMany({ authorId, _id: { $in: found.map(({ _id }) => _id) } });
      return deletedCount === count;
    },
  };
}
