import { Types, type Connection } from 'mongoose';
import type { Revision, Signal } from './comment.js';
import { revisionModel, type StoredRevision } from './revision-model.js';

type RevisionText = Pick<Revision, 'commentId' | 'revision' | 'bodyHtml' | 'createdAt'>;

/** Append-only, but for what erasure takes. */
export interface RevisionStore {
  insert(revision: Revision): Promise<void>;
  /** Every text that a comment had, the first one first. */
  listAll(commentId: string): Promise<readonly Revision[]>;
  /** Every text that these comments had, in no order. */
  listTexts(commentIds: readonly string[]): Promise<readonly RevisionText[]>;
  /** Empties every text that these comments had, and forgets what screening found in it. */
  erase(commentIds: readonly string[]): Promise<void>;
  /** What screening found in these revisions, by the ids of their comments. */
  findSignals(
    subjects: readonly { readonly id: string; readonly revision: number }[],
  ): Promise<ReadonlyMap<string, readonly Signal[]>>;
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
    async listTexts(commentIds) {
      if (commentIds.length === 0) return [];
      const found = await model
        .find({ commentId: { $in: commentIds.map((id) => new Types.ObjectId(id)) } })
        .select({ _id: 0, commentId: 1, revision: 1, bodyHtml: 1, createdAt: 1 })
        .lean<Pick<StoredRevision, 'commentId' | 'revision' | 'bodyHtml' | 'createdAt'>[]>();
      return found.map((stored) => ({ ...stored, commentId: stored.commentId.toHexString() }));
    },
    async erase(commentIds) {
      const ids = commentIds.map((id) => new Types.ObjectId(id));
      await model.updateMany({ commentId: { $in: ids } }, { $set: { bodyHtml: '', signals: [] } });
    },
    async findSignals(subjects) {
      if (subjects.length === 0) return new Map();
      const revisions = new Map(subjects.map(({ id, revision }) => [id, revision]));
      const found = await model
        .find({ commentId: { $in: [...revisions.keys()].map((id) => new Types.ObjectId(id)) } })
        .select({ _id: 0, commentId: 1, revision: 1, signals: 1 })
        .lean<Pick<StoredRevision, 'commentId' | 'revision' | 'signals'>[]>();
      return new Map(
        found
          .map(({ commentId, ...stored }) => ({ id: commentId.toHexString(), ...stored }))
          .filter(({ id, revision }) => revisions.get(id) === revision)
          .map(({ id, signals }) => [id, signals]),
      );
    },
  };
}
