import { Types, type Connection, type Model } from 'mongoose';
import { isDuplicateKey } from '../../platform/database/database-errors.js';
import { isId } from '../../platform/database/ids.js';
import { outOfDate } from '../../platform/database/out-of-date.js';
import { withoutTelling, type BroadcastCases, type Broadcast } from './broadcast-cases.js';
import type { Assessment, ModerationCase } from './case.js';
import { opensAnew } from './case-changes.js';
import { caseModel, COUNTED, fromCase, toCase, toWritten, type StoredCase } from './case-model.js';
import { nameOfChange, newsOf, newsOfLeaving, newsOfWeights } from './case-news.js';
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

type Writes = Pick<CaseStore, 'insert' | 'replace' | 'reweigh' | 'setSection'>;

/** Every write says what is to be told of it, so that none can be forgotten. */
export function createCaseStore(connection: Connection, broadcast: BroadcastCases = withoutTelling): CaseStore {
  const model = caseModel(connection);
  return { ...readsOf(model), ...writesOf({ model, openings: caseOpeningModel(connection) }, broadcast) };
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

interface Models {
  readonly model: Model<StoredCase>;
  readonly openings: Model<StoredCaseOpening>;
}

function writesOf(models: Models, broadcast: BroadcastCases): Writes {
  const { model } = models;
  return {
    insert: (opened) => broadcast(() => insertInto(models, opened)),
    replace: (before, after) => broadcast(() => replaceIn(models, before, after)),
    reweigh: (changes) => (changes.length === 0 ? Promise.resolve(0) : broadcast(() => reweighIn(model, changes))),
    setSection: (articleId, section) => broadcast(() => moveIn(model, articleId, section)),
  };
}

async function insertInto({ model, openings }: Models, opened: ModerationCase): Promise<Broadcast<void>> {
  try {
    await model.create({ ...fromCase(opened), changes: 1 });
  } catch (error) {
    throw isDuplicateKey(error) ? outOfDate('The case of this comment') : error;
  }
  if (opened.state === 'open') await openings.create(openingOf(fromCase(opened)));
  return { result: undefined, news: (now) => [newsOf('case.opened', { subject: opened, change: 1 }, now)] };
}

async function replaceIn(
  { model, openings }: Models,
  before: ModerationCase,
  after: ModerationCase,
): Promise<Broadcast<void>> {
  const { _id, version, claimUntil } = fromCase(before);
  const written = await model
    .findOneAndUpdate({ _id, version, claimUntil }, { $set: fromCase(after), ...COUNTED }, { returnDocument: 'after' })
    .lean<StoredCase | null>();
  if (written === null) throw outOfDate('This case');
  if (opensAnew(before, after)) await openings.create(openingOf(fromCase(after)));
  return { result: undefined, news: (now) => [newsOf(nameOfChange(before, after), toWritten(written), now)] };
}

async function reweighIn(model: Model<StoredCase>, changes: readonly Reweighed[]): Promise<Broadcast<number>> {
  const updates = changes.map(({ before, assessment }) => ({
    updateOne: {
      filter: { _id: new Types.ObjectId(before.id), version: before.version, 'weighed.at': before.weighed.at },
      update: { $set: assessment, ...COUNTED },
    },
  }));
  const { modifiedCount } = await model.bulkWrite(updates, { ordered: false });
  // Which ones they were, no engine says.
  const at = new Map(changes.map(({ before, assessment }) => [before.id, assessment.weighed.at.getTime()]));
  const ids = changes.map(({ before }) => new Types.ObjectId(before.id));
  const found = modifiedCount === 0 ? [] : await model.find({ _id: { $in: ids } }).lean<StoredCase[]>();
  const written = found.map(toWritten).filter(({ subject: { id, weighed } }) => at.get(id) === weighed.at.getTime());
  return { result: modifiedCount, news: () => newsOfWeights(written) };
}

async function moveIn(model: Model<StoredCase>, articleId: string, section: string): Promise<Broadcast<void>> {
  const elsewhere = { articleId: new Types.ObjectId(articleId), section: { $ne: section } };
  const found = await model.find(elsewhere, { articleSlug: 1, section: 1 }).lean<StoredCase[]>();
  if (found.length === 0) return { result: undefined, news: () => [] };
  await model.updateMany(elsewhere, { $set: { section }, ...COUNTED });
  const open = { _id: { $in: found.map(({ _id }) => _id) }, state: 'open' as const };
  const moved = (await model.find(open).lean<StoredCase[]>()).map(toWritten);
  const left = new Map(found.map(({ section: old, articleSlug }) => [old, articleSlug]));
  return {
    result: undefined,
    news: (now) => [
      ...[...left].map(([old, articleSlug]) => newsOfLeaving(old, articleSlug)),
      ...moved.map((each) => newsOf('case.changed', each, now)),
    ],
  };
}
