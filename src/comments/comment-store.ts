import { Types, type Connection, type Model, type QueryFilter } from 'mongoose';
import { isId } from '../platform/database/ids.js';
import { outOfDate } from '../platform/database/out-of-date.js';
import type { Comment } from './comment.js';
import { commentModel, fromComment, toComment, type StoredComment } from './comment-model.js';
import { listsOf, type CommentLists } from './comment-list-store.js';

/** What changes of a comment after it was posted, its counts apart. */
export type CommentChanges = Partial<Pick<Comment, 'status' | 'revision' | 'bodyHtml' | 'editedAt' | 'listed'>>;

/** Which state of a comment a change is meant for. */
type Expected = Pick<Comment, 'id' | 'revision' | 'status'>;

export interface CommentStore extends CommentLists {
  insert(comment: Comment): Promise<void>;
  /** Null when there is none, or when `id` cannot be one. */
  findById(id: string): Promise<Comment | null>;
  /** By id; comments that are not there are left out. */
  findMany(ids: readonly string[]): Promise<ReadonlyMap<string, Comment>>;
  /** The comment after the change; null, and nothing done, when its revision or status is no longer as expected. */
  change(expected: Expected, changes: CommentChanges): Promise<Comment | null>;
  setListed(id: string, listed: boolean): Promise<void>;
  /**
   * Notes that its case is opened, which so cannot miss an edit or a withdrawal at the same moment: one of the two
   * starts its transaction over. So does this one when revision or status are no longer as expected.
   */
  noteCase(expected: Expected, at: Date): Promise<void>;
  /** The comment after `delta` was added; null when there is none, or when it has another status than `status`. */
  addReplies(id: string, delta: number, status?: Comment['status']): Promise<Comment | null>;
  addRecommendations(id: string, delta: number): Promise<void>;
  /** Sets counts that a recount has found. */
  setCounts(id: string, counts: Pick<Comment, 'replies' | 'recommendations' | 'listed'>): Promise<void>;
  /** Empties those of these comments that were withdrawn. */
  eraseWithdrawn(ids: readonly string[]): Promise<void>;
  /** Moves an article's comments to another section; those that are there are left alone. */
  setSection(articleId: string, section: string): Promise<void>;
}

export function createCommentStore(connection: Connection): CommentStore {
  const model = commentModel(connection);
  return { ...readsOf(model), ...listsOf(model), ...writesOf(model), ...countsOf(model) };
}

function readsOf(model: Model<StoredComment>): Pick<CommentStore, 'findById' | 'findMany'> {
  return {
    async findById(id) {
      if (!isId(id)) return null;
      const stored = await model.findOne({ _id: new Types.ObjectId(id) }).lean<StoredComment | null>();
      return stored && toComment(stored);
    },
    async findMany(ids) {
      const known = [...new Set(ids)].filter(isId).map((id) => new Types.ObjectId(id));
      if (known.length === 0) return new Map();
      const found = await model.find({ _id: { $in: known } }).lean<StoredComment[]>();
      return new Map(found.map((stored) => [stored._id.toHexString(), toComment(stored)]));
    },
  };
}

type Writes = 'insert' | 'change' | 'setListed' | 'noteCase' | 'setSection' | 'eraseWithdrawn';

function writesOf(model: Model<StoredComment>): Pick<CommentStore, Writes> {
  return {
    async insert(comment) {
      await model.create(fromComment(comment));
    },
    async change(expected, changes) {
      const stored = await model
        .findOneAndUpdate(filterOf(expected), { $set: changes }, { returnDocument: 'after' })
        .lean<StoredComment | null>();
      return stored && toComment(stored);
    },
    async setListed(id, listed) {
      await model.updateOne({ _id: new Types.ObjectId(id) }, { $set: { listed } });
    },
    async noteCase(expected, at) {
      const { matchedCount } = await model.updateOne(filterOf(expected), { $set: { caseOpenedAt: at } });
      if (matchedCount === 0) throw outOfDate('The comment');
    },
    async eraseWithdrawn(ids) {
      const withdrawn = { _id: { $in: ids.map((id) => new Types.ObjectId(id)) }, status: 'withdrawn' as const };
      await model.updateMany(withdrawn, { $set: { bodyHtml: '' } });
    },
    async setSection(articleId, section) {
      await model.updateMany(
        { articleId: new Types.ObjectId(articleId), section: { $ne: section } },
        { $set: { section } },
      );
    },
  };
}

function filterOf({ id, revision, status }: Expected): QueryFilter<StoredComment> {
  return { _id: new Types.ObjectId(id), revision, status };
}

type Counts = Pick<CommentStore, 'addReplies' | 'addRecommendations' | 'setCounts'>;

function countsOf(model: Model<StoredComment>): Counts {
  return {
    async addReplies(id, delta, status) {
      const filter: QueryFilter<StoredComment> = {
        _id: new Types.ObjectId(id),
        ...(status === undefined ? {} : { status }),
      };
      const stored = await model
        .findOneAndUpdate(filter, { $inc: { replies: delta } }, { returnDocument: 'after' })
        .lean<StoredComment | null>();
      return stored && toComment(stored);
    },
    async addRecommendations(id, delta) {
      await model.updateOne({ _id: new Types.ObjectId(id) }, { $inc: { recommendations: delta } });
    },
    async setCounts(id, counts) {
      await model.updateOne({ _id: new Types.ObjectId(id) }, { $set: counts });
    },
  };
}
