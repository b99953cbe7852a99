import type { Clock } from '../../platform/clock.js';
import type { Viewer } from '../../platform/http/permissions.js';
import type { ModerationCase, Queue } from './case.js';
import { lanesToClaim } from './case-view.js';
import type { ClaimStore } from './claim-store.js';

export interface ClaimCasesDeps {
  readonly claimStore: Pick<ClaimStore, 'takeNext'>;
  readonly clock: Clock;
  /** How long a claim lasts, in ms. */
  readonly leaseMs: number;
}

interface ClaimWish {
  readonly queue?: Queue | undefined;
  readonly section?: string | undefined;
  readonly limit: number;
}

/** Leases to `viewer` the next cases that nobody holds, most harm first; fewer than `limit` when that is all. */
export async function claimCases(
  { claimStore, clock, leaseMs }: ClaimCasesDeps,
  viewer: Viewer,
  { limit, ...wish }: ClaimWish,
): Promise<readonly ModerationCase[]> {
  const lanes = lanesToClaim(viewer, wish);
  const now = clock.now();
  const claim = { editorId: viewer.id, expiresAt: new Date(now.getTime() + leaseMs) };
  const claimed: ModerationCase[] = [];
  while (claimed.length < limit) {
    const next = await claimStore.takeNext(lanes, claim, now);
    if (next === null) break;
    claimed.push(next);
  }
  return claimed;
}
