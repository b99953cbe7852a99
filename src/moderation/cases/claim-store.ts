import { Types, type Connection, type Model, type QueryFilter } from 'mongoose';
import { isId } from '../../platform/database/ids.js';
import type { Claim, ModerationCase } from './case.js';
import { inLane } from './case-list-store.js';
import { caseModel, claimFields, toCase, type StoredCase } from './case-model.js';
import type { Lane } from './case-view.js';

/** Each finds its first case at the beginning of an index range. */
const SORTS = { priority: { priority: -1, _id: -1 }, due: { dueAt: 1, _id: 1 } } as const;
const AFTER = { returnDocument: 'after' } as const;

/** When a case is asked for, and which ones are not wanted. */
interface Search {
  readonly now: Date;
  /** Ids of cases that the claimant has been given and can't decide. */
  readonly passed: readonly string[];
  /** What the first one is. */
  readonly order: keyof typeof SORTS;
}

interface Claimant {
  readonly now: Date;
  readonly decidesAppeals: boolean;
}

/** Leases on cases. Each change is one atomic write: of several editors at once, exactly one gets a case. */
export interface ClaimStore {
  /**
   * Leases the first case by an order that is open, in one of the lanes, held by nobody, on another's comment, and no
   * appeal that the claimant had a part in; null when none is left.
   */
  takeNext(lanes: readonly Lane[], claim: Claim, search: Search): Promise<ModerationCase | null>;
  /** Leases or renews this case; null when it is not open, held by another, or an appeal that isn't the claimant's. */
  take(id: string, claim: Claim, by: Claimant): Promise<ModerationCase | null>;
  /** Ends this editor's claim, if there is one. */
  release(id: string, editorId: string): Promise<void>;
  /** Ends all claims of this editor. */
  releaseAll(editorId: string, now: Date): Promise<void>;
}

export function createClaimStore(connection: Connection): ClaimStore {
  const model = caseModel(connection);
  return {
    async takeNext(lanes, claim, search) {
      const free = freeFor(claim.editorId, search);
      // A lane that had a case a moment ago may come out empty when others are quicker; then the lanes are asked again.
      for (;;) {
        const lane = await bestLane(model, lanes, { free, order: search.order });
        if (lane === null) return null;
        const taken = await takeFrom(model, lane, { claim, free, order: search.order });
        if (taken !== null) return toCase(taken);
      }
    },
    async take(id, claim, { now, decidesAppeals }) {
      if (!isId(id)) return null;
      const fields = claimFields(claim);
      const free = [{ claimedBy: fields.claimedBy }, { claimUntil: { $lte: now } }];
      const open = { state: 'open' as const, ...(decidesAppeals ? {} : { queue: { $ne: 'appealed' as const } }) };
      const filter = { _id: new Types.ObjectId(id), ...open, ...withoutPart(claim.editorId), $or: free };
      const taken = await model.findOneAndUpdate(filter, { $set: fields }, AFTER).lean<StoredCase | null>();
      return taken && toCase(taken);
    },
    async release(id, editorId) {
      const claimedBy = new Types.ObjectId(editorId);
      await model.updateOne({ _id: new Types.ObjectId(id), claimedBy }, { $set: claimFields(null) });
    },
    async releaseAll(editorId, now) {
      const held = { claimedBy: new Types.ObjectId(editorId), claimUntil: { $gt: now } };
      await model.updateMany(held, { $set: claimFields(null) });
    },
  };
}

type Free = QueryFilter<StoredCase>;

function freeFor(editorId: string, { now, passed }: Search): Free {
  const unwanted = passed.length === 0 ? {} : { _id: { $nin: passed.map((id) => new Types.ObjectId(id)) } };
  const others = { authorId: { $ne: new Types.ObjectId(editorId) }, ...withoutPart(editorId) };
  return { claimUntil: { $lte: now }, ...others, ...unwanted };
}

/** Everything but appeals of what this editor had a part in; a case without an appeal has nobody there. */
function withoutPart(editorId: string): Free {
  return { 'appeal.tookPart': { $ne: new Types.ObjectId(editorId) } };
}

interface Wanted {
  readonly free: Free;
  readonly order: keyof typeof SORTS;
}

interface LaneTop {
  readonly lane: Lane | null;
  /** Lower goes first. */
  readonly key: number;
}

/** The lane whose first free case comes first; null when none has any. */
async function bestLane(model: Model<StoredCase>, lanes: readonly Lane[], wanted: Wanted): Promise<Lane | null> {
  const tops = await Promise.all(lanes.map((lane) => topOf(model, lane, wanted)));
  const none: LaneTop = { lane: null, key: Infinity };
  return tops.reduce((best, top) => (top.key < best.key ? top : best), none).lane;
}

async function topOf(model: Model<StoredCase>, lane: Lane, { free, order }: Wanted): Promise<LaneTop> {
  const top = await model
    .findOne({ ...inLane('open', lane), ...free }, { priority: 1, dueAt: 1 })
    .sort(SORTS[order])
    .lean<Pick<StoredCase, 'priority' | 'dueAt'> | null>();
  if (top === null) return { lane, key: Infinity };
  return { lane, key: order === 'due' ? top.dueAt.getTime() : -top.priority };
}

function takeFrom(model: Model<StoredCase>, lane: Lane, { claim, free, order }: Wanted & { claim: Claim }) {
  return model
    .findOneAndUpdate({ ...inLane('open', lane), ...free }, { $set: claimFields(claim) }, AFTER)
    .sort(SORTS[order])
    .lean<StoredCase | null>();
}
