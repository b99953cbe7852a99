import { Types, type Connection, type Model } from 'mongoose';
import { isId } from '../../platform/database/ids.js';
import type { Claim, ModerationCase } from './case.js';
import { inLane } from './case-list-store.js';
import { caseModel, claimFields, toCase, type StoredCase } from './case-model.js';
import type { Lane } from './case-view.js';

const BY_PRIORITY = { priority: -1, _id: -1 } as const;
const AFTER = { returnDocument: 'after' } as const;

/** Leases on cases. Each change is one atomic write: of several editors at once, exactly one gets a case. */
export interface ClaimStore {
  /** Leases the first case by priority that is open, in one of the lanes and held by nobody; null when none is left. */
  takeNext(lanes: readonly Lane[], claim: Claim, now: Date): Promise<ModerationCase | null>;
  /** Leases or renews this case; null when it is not open, or held by another. */
  take(id: string, claim: Claim, now: Date): Promise<ModerationCase | null>;
  /** Ends this editor's claim, if there is one. */
  release(id: string, editorId: string): Promise<void>;
}

export function createClaimStore(connection: Connection): ClaimStore {
  const model = caseModel(connection);
  return {
    async takeNext(lanes, claim, now) {
      // A lane that had a case a moment ago may come out empty when others are quicker; then the lanes are asked again.
      for (;;) {
        const lane = await bestLane(model, lanes, now);
        if (lane === null) return null;
        const taken = await takeFrom(model, lane, { claim, now });
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

interface LaneTop {
  readonly lane: Lane | null;
  readonly priority: number;
}

/** The lane whose first free case has the highest priority; null when none has any. */
async function bestLane(model: Model<StoredCase>, lanes: readonly Lane[], now: Date): Promise<Lane | null> {
  const tops = await Promise.all(lanes.map((lane) => topOf(model, lane, now)));
  const none: LaneTop = { lane: null, priority: -Infinity };
  return tops.reduce((best, top) => (top.priority > best.priority ? top : best), none).lane;
}

async function topOf(model: Model<StoredCase>, lane: Lane, now: Date): Promise<LaneTop> {
  const top = await model
    .findOne({ ...inLane('open', lane), claimUntil: { $lte: now } }, { priority: 1 })
    .sort(BY_PRIORITY)
    .lean<Pick<StoredCase, 'priority'> | null>();
  return { lane, priority: top?.priority ?? -Infinity };
}

function takeFrom(model: Model<StoredCase>, lane: Lane, { claim, now }: { claim: Claim; now: Date }) {
  return model
    .findOneAndUpdate({ ...inLane('open', lane), claimUntil: { $lte: now } }, { $set: claimFields(claim) }, AFTER)
    .sort(BY_PRIORITY)
    .lean<StoredCase | null>();
}
