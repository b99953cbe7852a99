import { Types, type Connection, type Model, type QueryFilter } from 'mongoose';
import { isId } from '../../platform/database/ids.js';
import type { Claim, ModerationCase } from './case.js';
import { inLane } from './case-list-store.js';
import { caseModel, claimFields, toCase, type StoredCase } from './case-model.js';
import type { Lane } from './case-view.js';

const BY_PRIORITY = { priority: -1, _id: -1 } as const;
const AFTER = { returnDocument: 'after' } as const;

/** When a case is asked for, and which ones are not wanted. */
interface Search {
  readonly now: Date;
  /** Ids of cases that the claimant has been given and can't decide. */
  readonly passed: readonly string[];
}

/** Leases on cases. Each change is one atomic write: of several editors at once, exactly one gets a case. */
export interface ClaimStore {
  /**
   * Leases the first case by priority that is open, in one of the lanes, held by nobody and on another's comment; null
   * when none is left.
   */
  takeNext(lanes: readonly Lane[], claim: Claim, search: Search): Promise<ModerationCase | null>;
  /** Leases or renews this case; null when it is not open, or held by another. */
  take(id: string, claim: Claim, now: Date): Promise<ModerationCase | null>;
  /** Ends this editor's claim, if there is one. */
  release(id: string, editorId: string): Promise<void>;
}

export function createClaimStore(connection: Connection): ClaimStore {
  const model = caseModel(connection);
  return {
    async takeNext(lanes, claim, search) {
      const free = freeFor(claim.editorId, search);
      // A lane that had a case a moment ago may come out empty when others are quicker; then the lanes are asked again.
      for (;;) {
        const lane = await bestLane(model, lanes, free);
        if (lane === null) return null;
        const taken = await takeFrom(model, lane, { claim, free });
        if (taken !== null) return toCase(taken);
      }
    },
    async take(id, claim, now) {
      if (!isId(id)) return null;
      const fields = claimFields(claim);
      const free = [{ claimedBy: fields.claimedBy }, { claimUntil: { $lte: now } }];
      const taken = await model
        .findOneAndUpdate({ _id: new Types.ObjectId(id), state: 'open', $or: free }, { $set: fields }, AFTER)
        .lean<StoredCase | null>();
      return taken && toCase(taken);
    },
    async release(id, editorId) {
      const claimedBy = new Types.ObjectId(editorId);
      await model.updateOne({ _id: new Types.ObjectId(id), claimedBy }, { $set: claimFields(null) });
    },
  };
}

type Free = QueryFilter<StoredCase>;

function freeFor(editorId: string, { now, passed }: Search): Free {
  const unwanted = passed.length === 0 ? {} : { _id: { $nin: passed.map((id) => new Types.ObjectId(id)) } };
  return { claimUntil: { $lte: now }, authorId: { $ne: new Types.ObjectId(editorId) }, ...unwanted };
}

interface LaneTop {
  readonly lane: Lane | null;
  readonly priority: number;
}

/** The lane whose first free case has the highest priority; null when none has any. */
async function bestLane(model: Model<StoredCase>, lanes: readonly Lane[], free: Free): Promise<Lane | null> {
  const tops = await Promise.all(lanes.map((lane) => topOf(model, lane, free)));
  const none: LaneTop = { lane: null, priority: -Infinity };
  return tops.reduce((best, top) => (top.priority > best.priority ? top : best), none).lane;
}

async function topOf(model: Model<StoredCase>, lane: Lane, free: Free): Promise<LaneTop> {
  const top = await model
    .findOne({ ...inLane('open', lane), ...free }, { priority: 1 })
    .sort(BY_PRIORITY)
    .lean<Pick<StoredCase, 'priority'> | null>();
  return { lane, priority: top?.priority ?? -Infinity };
}

function takeFrom(model: Model<StoredCase>, lane: Lane, { claim, free }: { claim: Claim; free: Free }) {
  return model
    .findOneAndUpdate({ ...inLane('open', lane), ...free }, { $set: claimFields(claim) }, AFTER)
    .sort(BY_PRIORITY)
    .lean<StoredCase | null>();
}
