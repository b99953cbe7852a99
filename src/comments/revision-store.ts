import { Types, type Connection } from 'mongoose';
import type { Revision } from './comment.js';
import { revisionModel, type StoredRevision } from './revision-model.js';

/** Append-only. */
export interface RevisionStore {
  insert(revision: Revision): Promise<void>;
  /** Every text that a comment had, the first one first. */
  listAll(commentId: string): Promise<readonly Revision[]>;
}

export function createRevisionStore(connection: Connection): RevisionStore {
  const model = revisionModel(connection);
  return {
    async insert({ commentId, ...revision }) {
      await model.create({ commentId: new Types.ObjectId(commentId), ...revision });
    },
    async listAll(commentId) {
      const found = await model
        .find({ commentId: new Types.ObjectId(commentId) }, { _id: 0 })
        .sort({ revision: 1 })
        .lean<StoredRevision[]>();
      return found.map((stored) => ({ ...stored, commentId: stored.commentId.toHexString() }));
    },
  };
}
