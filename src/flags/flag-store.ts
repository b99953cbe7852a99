import { Types, type Connection, type Model, type QueryFilter } from 'mongoose';
import { isDuplicateKey } from '../platform/database/database-errors.js';
import { outOfDate } from '../platform/database/out-of-date.js';
import { slotOf, type Slot } from '../platform/database/slots.js';
import type { Flag, FlagReason, SettledOutcome } from './flag.js';
import type { SettledTally } from './reporters/reporter-record.js';
import { flagModel, fromFlag, toFlag, type StoredFlag } from './flag-model.js';

/** The last flag of the page before: those raised earlier follow. */
type FlagKeyset = Pick<Flag, 'id' | 'createdAt'>;

interface FlagPage {
  readonly after: FlagKeyset | null;
  readonly limit: number;
}

/** What pending flags with some reasons have become. */
interface Settlement {
  readonly reasons: readonly FlagReason[];
  readonly outcome: SettledOutcome;
  /** Null where no decision settles them. */
  readonly decisionId: string | null;
  readonly settledAt: Date;
}

export interface SettledBy {
  readonly commentId: string;
  /** Null: by none; pending flags are among these. */
  readonly decisionId: string | null;
}

/** From one moment, which it leaves out, until another, which it takes in. */
interface Span {
  readonly from: Date;
  readonly to: Date;
}

interface DismissedPage {
  /** The place of the last one of the page before. */
  readonly after: { readonly at: Date; readonly id: string } | null;
  readonly limit: number;
}

export interface FlagStore {
  /** What one reader has raised on a comment, on any of its revisions; withdrawn flags are among them. */
  findByReporter(commentId: string, reporterId: string): Promise<readonly Flag[]>;
  /** Has the surrounding transaction start over when this reader has just flagged this revision. */
  insert(flag: Flag): Promise<void>;
  /** Puts the flag in place of its withdrawn self; starts the transaction over when that is withdrawn no more. */
  revive(flag: Flag): Promise<void>;
  /** Withdraws one reader's pending flags on a comment. */
  withdraw(commentId: string, reporterId: string, at: Date): Promise<void>;
  /** Settles the pending flags on a comment, up to a revision, that give one of these reasons; returns how many. */
  settle(commentId: string, revision: number, settlement: Settlement): Promise<number>;
  /** Gives the flags on a comment that a decision settled another outcome. */
  unsettle(commentId: string, decisionId: string, fields: Pick<Flag, 'outcome' | 'settledAt'>): Promise<void>;
  /** All pending flags on these comments, in no order. */
  listPending(commentIds: readonly string[]): Promise<readonly Flag[]>;
  /** The flags on a comment that a decision settled, in no order. */
  listSettledBy(commentId: string, decisionId: string): Promise<readonly Flag[]>;
  /** Those that a decision settled, or that none did, by reporters past `after`, in the order of the reporters' ids. */
  listSettledPast(settled: SettledBy, after: string | null, limit: number): Promise<readonly Flag[]>;
  /** One reader's newest that are pending. */
  listPendingBy(reporterId: string, limit: number): Promise<readonly Flag[]>;
  /** Those of one reporter that decisions dismissed, by when, newest first. */
  listDismissedBy(reporterId: string, page: DismissedPage): Promise<readonly Flag[]>;
  /** Those of one reporter that were upheld or dismissed in that time, in no order. */
  listJudged(reporterId: string, span: Span): Promise<readonly Flag[]>;
  /** The newest on one comment, by anybody; withdrawn ones are among them. */
  listOnComment(commentId: string, limit: number): Promise<readonly Flag[]>;
  /** One reader's, newest first. */
  listByReporter(reporterId: string, page: FlagPage): Promise<readonly Flag[]>;
  /** Accounts that have flagged, in rising order, some of those past `after`; none when that is all. */
  listReporterIds(after: string | null, limit: number): Promise<readonly string[]>;
  /** Settled flags of these reporters; one without any is left out. */
  tallySettled(reporterIds: readonly string[]): Promise<ReadonlyMap<string, SettledTally>>;
  /** How many were raised from one moment until before another, taken back or not, by section and quarter of an hour. */
  countRaised(from: Date, to: Date): Promise<readonly (Slot & { readonly section: string })[]>;
  /** One reader's newest under one article. */
  listByReporterOn(articleId: string, reporterId: string, limit: number): Promise<readonly Flag[]>;
}

export function createFlagStore(connection: Connection): FlagStore {
  const model = flagModel(connection);
  return { ...readsOf(model), ...talliesOf(model), ...writesOf(model) };
}

type Tallies = 'listReporterIds' | 'tallySettled' | 'listJudged' | 'countRaised';
type Writes = 'insert' | 'revive' | 'withdraw' | 'settle' | 'unsettle';

function readsOf(model: Model<StoredFlag>): Omit<FlagStore, Writes | Tallies> {
  const newest = async (filter: QueryFilter<StoredFlag>, limit: number) => {
    const found = await model.find(filter).sort({ createdAt: -1, _id: -1 }).limit(limit).lean<StoredFlag[]>();
    return found.map(toFlag);
  };
  return {
    async findByReporter(commentId, reporterId) {
      const found = await model.find(pairOf(commentId, reporterId)).lean<StoredFlag[]>();
      return found.map(toFlag);
    },
    async listPending(commentIds) {
      if (commentIds.length === 0) return [];
      const ids = commentIds.map((id) => new Types.ObjectId(id));
      const found = await model.find({ commentId: { $in: ids }, outcome: 'pending' }).lean<StoredFlag[]>();
      return found.map(toFlag);
    },
    async listSettledBy(commentId, decisionId) {
      const found = await model.find(settledBy(commentId, decisionId)).lean<StoredFlag[]>();
      return found.map(toFlag);
    },
    async listSettledPast({ commentId, decisionId }, after, limit) {
      const past = after === null ? {} : { reporterId: { $gt: new Types.ObjectId(after) } };
      const found = await model
        .find({ ...settledBy(commentId, decisionId), ...past })
        .sort({ reporterId: 1, revision: 1 })
        .limit(limit)
        .lean<StoredFlag[]>();
      return found.map(toFlag);
    },
    listPendingBy: (reporterId, limit) =>
      newest({ reporterId: new Types.ObjectId(reporterId), outcome: 'pending' }, limit),
    async listDismissedBy(reporterId, { after, limit }) {
      const dismissed = { reporterId: new Types.ObjectId(reporterId), outcome: 'dismissed' as const };
      const found = await model
        .find({ ...dismissed, decisionId: { $ne: null }, ...settledBefore(after) })
        .sort({ settledAt: -1, _id: -1 })
        .limit(limit)
        .lean<StoredFlag[]>();
      return found.map(toFlag);
    },
    listOnComment: (commentId, limit) => newest({ commentId: new Types.ObjectId(commentId) }, limit),
    listByReporter: (reporterId, { after, limit }) =>
      newest({ reporterId: new Types.ObjectId(reporterId), ...olderThan(after) }, limit),
    listByReporterOn: (articleId, reporterId, limit) =>
      newest({ reporterId: new Types.ObjectId(reporterId), articleId: new Types.ObjectId(articleId) }, limit),
  };
}

const FIRST_ID = '0'.repeat(24);

interface Tally {
  readonly _id: { readonly reporterId: Types.ObjectId; readonly outcome: 'upheld' | 'dismissed' };
  readonly count: number;
}

function talliesOf(model: Model<StoredFlag>): Pick<FlagStore, Tallies> {
  return {
    async listReporterIds(after, limit) {
      const found = await model
        .find({ reporterId: { $gt: new Types.ObjectId(after ?? FIRST_ID) } }, { reporterId: 1 })
        .sort({ reporterId: 1 })
        .limit(limit)
        .lean<Pick<StoredFlag, 'reporterId'>[]>();
      return [...new Set(found.map(({ reporterId }) => reporterId.toHexString()))];
    },
    async tallySettled(ids) {
      const reporterId = { $in: ids.map((id) => new Types.ObjectId(id)) };
      const found = await model.aggregate<Tally>([
        { $match: { reporterId, outcome: { $in: ['upheld', 'dismissed'] } } },
        { $group: { _id: { reporterId: '$reporterId', outcome: '$outcome' }, count: { $sum: 1 } } },
      ]);
      const tallies = new Map<string, SettledTally>();
      for (const { _id, count } of found) {
        const id = _id.reporterId.toHexString();
        tallies.set(id, { upheld: 0, dismissed: 0, ...tallies.get(id), [_id.outcome]: count });
      }
      return tallies;
    },
    async listJudged(reporterId, { from, to }) {
      const judged = {
        outcome: { $in: ['upheld' as const, 'dismissed' as const] },
        settledAt: { $gt: from, $lte: to },
      };
      const found = await model.find({ reporterId: new Types.ObjectId(reporterId), ...judged }).lean<StoredFlag[]>();
      return found.map(toFlag);
    },
    countRaised: (from, to) =>
      model.aggregate([
        { $match: { createdAt: { $gte: from, $lt: to } } },
        { $group: { _id: { section: '$section', slot: slotOf('$createdAt') }, count: { $sum: 1 } } },
        { $project: { _id: 0, section: '$_id.section', slot: '$_id.slot', count: 1 } },
      ]),
  };
}

function writesOf(model: Model<StoredFlag>): Pick<FlagStore, Writes> {
  return {
    async insert(flag) {
      try {
        await model.create(fromFlag(flag));
      } catch (error) {
        throw isDuplicateKey(error) ? outOfDate('This flag') : error;
      }
    },
    async revive(flag) {
      const { _id, ...fields } = fromFlag(flag);
      const { matchedCount } = await model.updateOne({ _id, outcome: 'withdrawn' }, { $set: fields });
      if (matchedCount === 0) throw outOfDate('This flag');
    },
    async withdraw(commentId, reporterId, at) {
      const pending = { ...pairOf(commentId, reporterId), outcome: 'pending' as const };
      await model.updateMany(pending, { $set: { outcome: 'withdrawn', settledAt: at } });
    },
    async settle(commentId, revision, { reasons, decisionId, ...settled }) {
      const { modifiedCount } = await model.updateMany(
        {
          commentId: new Types.ObjectId(commentId),
          revision: { $lte: revision },
          outcome: 'pending',
          reason: { $in: reasons },
        },
        { $set: { ...settled, decisionId: decisionId === null ? null : new Types.ObjectId(decisionId) } },
      );
      return modifiedCount;
    },
    async unsettle(commentId, decisionId, fields) {
      await model.updateMany(settledBy(commentId, decisionId), { $set: { ...fields, decisionId: null } });
    },
  };
}

function pairOf(commentId: string, reporterId: string) {
  return { commentId: new Types.ObjectId(commentId), reporterId: new Types.ObjectId(reporterId) };
}

function settledBy(commentId: string, decisionId: string | null) {
  const by = decisionId === null ? null : new Types.ObjectId(decisionId);
  return { commentId: new Types.ObjectId(commentId), decisionId: by };
}

/** The bound is said twice, so that every engine starts its index scan there. */
function olderThan(after: FlagKeyset | null): QueryFilter<StoredFlag> {
  if (after === null) return {};
  const { createdAt, id } = after;
  return {
    createdAt: { $lte: createdAt },
    $or: [{ createdAt: { $lt: createdAt } }, { createdAt, _id: { $lt: new Types.ObjectId(id) } }],
  };
}

/** As `olderThan`, by when flags were settled. */
function settledBefore(after: DismissedPage['after']): QueryFilter<StoredFlag> {
  if (after === null) return {};
  const { at, id } = after;
  return {
    settledAt: { $lte: at },
    $or: [{ settledAt: { $lt: at } }, { settledAt: at, _id: { $lt: new Types.ObjectId(id) } }],
  };
}
