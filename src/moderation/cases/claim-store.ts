import { Types, type Connection, type Model, type QueryFilter } from 'mongoose';
import { isId } from '../../platform/database/ids.js';
import { createTurns } from '../../platform/turns.js';
import { withoutTelling, type Broadcast, type BroadcastCases } from './broadcast-cases.js';
import type { Claim, ModerationCase } from './case.js';
import { inLane } from './case-list-store.js';
import { caseModel, claimFields, COUNTED, toWritten, type StoredCase } from './case-model.js';
import { newsOf } from './case-news.js';
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

/** Leases on cases. Each change is one atomic write, and what is told of it: of several editors at once, one gets a case. */
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

export function createClaimStore(connection: Connection, broadcast: BroadcastCases = withoutTelling): ClaimStore {
  const model = caseModel(connection);
  const inTurn = createTurns();
  return {
    async takeNext(lanes, claim, search) {
      const free = freeFor(claim.editorId, search);
      // A lane that had a case a moment ago may come out empty when others are quicker; then the lanes are asked again.
      for (;;) {
        const lane = await bestLane(model, lanes, { free, order: search.order });
        if (lane === null) return null;
        const wanted = { claim, free, order: search.order };
        const take = async () => leaseOf('case.claimed', await takeFrom(model, lane, wanted));
        // All want the same first case, and each but one would have to begin again.
        const taken = await inTurn(lane.queue, () => broadcast(take));
        if (taken !== null) return taken;
      }
    },
    async take(id, claim, { now, decidesAppeals }) {
      if (!isId(id)) return null;
      const fields = claimFields(claim);
      const free = [{ claimedBy: fields.claimedBy }, { claimUntil: { $lte: now } }];
      const open = { state: 'open' as const, ...(decidesAppeals ? {} : { queue: { $ne: 'appealed' as const } }) };
      const wanted = { _id: new Types.ObjectId(id), ...open, ...withoutPart(claim.editorId), $or: free };
      return broadcast(async () => {
        const taken = model.findOneAndUpdate(wanted, { $set: fields, ...COUNTED }, AFTER);
        return leaseOf('case.claimed', await taken.lean<StoredCase | null>());
      });
    },
    async release(id, editorId) {
      const held = { _id: new Types.ObjectId(id), claimedBy: new Types.ObjectId(editorId) };
      await broadcast(async () => {
        const released = model.findOneAndUpdate(held, { $set: claimFields(null), ...COUNTED }, AFTER);
        return leaseOf('case.released', await released.lean<StoredCase | null>());
      });
    },
    async releaseAll(editorId, now) {
      const held = { claimedBy: new Types.ObjectId(editorId), claimUntil: { $gt: now } };
      await broadcast(() => releaseEach(model, held));
    },
  };
}

/** A lease that was taken or given back; nothing is told where there was none. */
function leaseOf(name: 'case.claimed' | 'case.released', stored: StoredCase | null): Broadcast<ModerationCase | null> {
  if (stored === null) return { result: null, news: () => [] };
  const written = toWritten(stored);
  return { result: written.subject, news: (now) => [newsOf(name, written, now)] };
}

async function releaseEach(model: Model<StoredCase>, held: QueryFilter<StoredCase>): Promise<Broadcast<void>> {
  const ids = (await model.find(held, { _id: 1 }).lean<StoredCase[]>()).map(({ _id }) => _id);
  if (ids.length === 0) return { result: undefined, news: () => [] };
  await model.updateMany({ ...held, _id: { $in: ids } }, { $set: claimFields(null), ...COUNTED });
  const released = await model.find({ _id: { $in: ids } }).lean<StoredCase[]>();
  return { result: undefined, news: (now) => released.map((each) => newsOf('case.released', toWritten(each), now)) };
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
    .findOneAndUpdate({ ...inLane('open', lane), ...free }, { $set: claimFields(claim), ...COUNTED }, AFTER)
    .sort(SORTS[order])
    .lean<StoredCase | null>();
}
