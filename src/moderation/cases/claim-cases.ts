import type { Clock } from '../../platform/clock.js';
import type { Viewer } from '../../platform/http/permissions.js';
import type { ModerationCase, Queue } from './case.js';
import { lanesToClaim } from './case-view.js';
import { claimOrder } from '../evidence/claim-order.js';
import type { ClaimCountStore } from './claim-count-store.js';
import type { ClaimStore } from './claim-store.js';
import { appealRefusal, partialityOf, type ImpartialDeps } from './impartial.js';
import type { ReadScales } from './scales.js';

export interface ClaimCasesDeps extends ImpartialDeps {
  readonly claimStore: Pick<ClaimStore, 'takeNext' | 'release'>;
  readonly claimCountStore: ClaimCountStore;
  readonly readScales: ReadScales;
  readonly clock: Clock;
  /** How long a claim lasts, in ms. */
  readonly leaseMs: number;
}

interface ClaimWish {
  readonly queue?: Queue | undefined;
  readonly section?: string | undefined;
  readonly limit: number;
}

/**
 * Leases to `viewer` the next cases that nobody holds, most harm first, but now and then (settings) the one that is due
 * first; fewer than `limit` when that is all. Cases that the viewer is a party to are passed over.
 */
export async function claimCases(
  deps: ClaimCasesDeps,
  viewer: Viewer,
  { limit, ...wish }: ClaimWish,
): Promise<readonly ModerationCase[]> {
  const { claimStore, clock, leaseMs } = deps;
  const lanes = lanesToClaim(viewer, wish);
  const { evidence } = await deps.readScales(null);
  const now = clock.now();
  const claim = { editorId: viewer.id, expiresAt: new Date(now.getTime() + leaseMs) };
  const claimed: ModerationCase[] = [];
  const passed: string[] = [];
  while (claimed.length < limit) {
    const order = claimOrder(await deps.claimCountStore.count(viewer.id), evidence);
    const next = await claimStore.takeNext(lanes, claim, { now, passed, order });
    if (next === null) break;
    if (appealRefusal(viewer, next) === null && (await partialityOf(deps, viewer, next)) === null) {
      claimed.push(next);
    } else {
      passed.push(next.id);
      await claimStore.release(next.id, viewer.id);
    }
  }
  return claimed;
}
