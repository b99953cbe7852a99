import { Types, type Connection, type Model } from 'mongoose';
import { isDuplicateKey } from '../../platform/database/database-errors.js';
import { isId } from '../../platform/database/ids.js';
import { outOfDate } from '../../platform/database/out-of-date.js';
import type { Assessment, ModerationCase } from './case.js';
import { opensAnew } from './case-changes.js';
import { caseModel, fromCase, toCase, type StoredCase } from './case-model.js';
import { caseOpeningModel, openingOf, type StoredCaseOpening } from './case-opening-model.js';

interface Reweighed {
  readonly before: ModerationCase;
  readonly assessment: Assessment;
}

export interface CaseStore {
  /** Null when there is none, or when `id` cannot be one. */
  findById(id: string): Promise<ModerationCase | null>;
  findByComment(commentId: string): Promise<ModerationCase | null>;
  /** The open ones on these comments, in no order. */
  findOpenOn(commentIds: readonly string[]): Promise<readonly ModerationCase[]>;
  /** Notes that it opened. Has the surrounding transaction start over when the comment has just got its case from elsewhere. */
  insert(opened: ModerationCase): Promise<void>;
  /** Notes it where this opens the case. Has the surrounding transaction start over when version or claim are no longer those of `before`. */
  replace(before: ModerationCase, after: ModerationCase): Promise<void>;
  /** Sets what cases were found to weigh, where they are as in `before`; returns how many were. */
  reweigh(changes: readonly Reweighed[]): Promise<number>;
  /** Moves an article's cases to another section. */
  setSection(articleId: string, section: string): Promise<void>;
}

export function createCaseStore(connection: Connection): CaseStore {
  const model = caseModel(connection);
  return { ...readsOf(model), ...writesOf(model, caseOpeningModel(connection)) };
}

function readsOf(model: Model<StoredCase>): Pick<CaseStore, 'findById' | 'findByComment' | 'findOpenOn'> {
  return {
    async findById(id) {
      if (!isId(id)) return null;
      const stored = await model.findOne({ _id: new Types.ObjectId(id) }).lean<StoredCase | null>();
      return stored && toCase(stored);
    },
    async findByComment(commentId) {
      const stored = await model.findOne({ commentId: new Types.ObjectId(commentId) }).lean<StoredCase | null>();
      return stored && toCase(stored);
    },
    async findOpenOn(commentIds) {
      if (commentIds.length === 0) return [];
      const ids = commentIds.map((id) => new Types.ObjectId(id));
      const found = await model.find({ commentId: { $in: ids }, state: 'open' }).lean<StoredCase[]>();
      return found.map(toCase);
    },
  };
}

function writesOf(
  model: Model<StoredCase>,
  openings: Model<StoredCaseOpening>,
): Pick<CaseStore, 'insert' | 'replace' | 'reweigh' | 'setSection'> {
  return {
    async insert(opened) {
      try {
        await model.create(fromCase(opened));
      } catch (error) {
        throw isDuplicateKey(error) ? outOfDate('The case of this comment') : error;
      }
      if (opened.state === 'open') await openings.create(openingOf(fromCase(opened)));
    },
    async replace(before, after) {
      const { _id, version, claimUntil } = fromCase(before);
      const { matchedCount } = await model.replaceOne({ _id, version, claimUntil }, fromCase(after));
      if (matchedCount === 0) throw outOfDate('This case');
      if (opensAnew(before, after)) await openings.create(openingOf(fromCase(after)));
    },
    async reweigh(changes) {
      if (changes.length === 0) return 0;
      const updates = changes.map(({ before, assessment }) => ({
        updateOne: {
          filter: { _id: new Types.ObjectId(before.id), version: before.version, 'weighed.at': before.weighed.at },
          update: { $set: assessment },
        },
      }));
      const { modifiedCount } = await model.bulkWrite(updates, { ordered: false });
      return modifiedCount;
    },
    async setSection(articleId, section) {
      await model.updateMany({ articleId: new Types.ObjectId(articleId), section: { $ne: section } }, { section });
    },
  };
}
