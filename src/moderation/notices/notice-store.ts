import { Types, type Connection } from 'mongoose';
import { isDuplicateKey } from '../../platform/database/database-errors.js';
import { isId } from '../../platform/database/ids.js';
import { outOfDate } from '../../platform/database/out-of-date.js';
import type { Notice, NoticeAnswer, NoticeState } from './notice.js';
import { fromNotice, noticeModel, toNotice, type StoredNotice } from './notice-model.js';

interface NoticePage {
  /** The id of the last one of the page before; null for the first page. */
  readonly after: string | null;
  readonly limit: number;
}

export interface NoticeStore {
  /** Has the surrounding transaction start over when another has the same reference. */
  insert(notice: Notice): Promise<void>;
  /** Null when there is none, or when `id` cannot be one. */
  findById(id: string): Promise<Notice | null>;
  /** In the order in which they came. */
  list(state: NoticeState, page: NoticePage): Promise<readonly Notice[]>;
  /** The first ones on one case. */
  listOnCase(caseId: string, limit: number): Promise<readonly Notice[]>;
  /** Answers an open one; false when it is not open any more. */
  answer(id: string, answer: NoticeAnswer): Promise<boolean>;
  /** Has those wait again that were answered by a decision which no longer stands. */
  reopenDecidedBy(decisionId: string): Promise<void>;
}

export function createNoticeStore(connection: Connection): NoticeStore {
  const model = noticeModel(connection);
  return {
    async insert(notice) {
      try {
        await model.create(fromNotice(notice));
      } catch (error) {
        throw isDuplicateKey(error) ? outOfDate('The reference of a notice') : error;
      }
    },
    async findById(id) {
      if (!isId(id)) return null;
      const stored = await model.findOne({ _id: new Types.ObjectId(id) }).lean<StoredNotice | null>();
      return stored && toNotice(stored);
    },
    async list(state, { after, limit }) {
      const past = after === null ? {} : { _id: { $gt: new Types.ObjectId(after) } };
      const found = await model
        .find({ state, ...past })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<StoredNotice[]>();
      return found.map(toNotice);
    },
    async listOnCase(caseId, limit) {
      const found = await model
        .find({ caseId: new Types.ObjectId(caseId) })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<StoredNotice[]>();
      return found.map(toNotice);
    },
    async answer(id, { decisionId, answeredBy, ...answer }) {
      const change = {
        ...answer,
        state: 'answered' as const,
        decisionId: decisionId === null ? null : new Types.ObjectId(decisionId),
        answeredBy: answeredBy === null ? null : new Types.ObjectId(answeredBy),
      };
      const { matchedCount } = await model.updateOne({ _id: new Types.ObjectId(id), state: 'open' }, { $set: change });
      return matchedCount === 1;
    },
    async reopenDecidedBy(decisionId) {
      await model.updateMany(
        { decisionId: new Types.ObjectId(decisionId) },
        { $set: { state: 'open', decisionId: null } },
      );
    },
  };
}
