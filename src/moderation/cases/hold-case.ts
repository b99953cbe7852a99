import type { Clock } from '../../platform/clock.js';
import { AppError } from '../../platform/errors.js';
import type { Viewer } from '../../platform/http/permissions.js';
import type { ModerationCase } from './case.js';
import type { ClaimStore } from './claim-store.js';
import { decidesAppeals } from './case-view.js';
import { findCase, type FindCaseDeps } from './find-case.js';
import { ensureMayDecide, type ImpartialDeps } from './impartial.js';

export interface HoldCaseDeps extends FindCaseDeps, ImpartialDeps {
  readonly claimStore: Pick<ClaimStore, 'take'>;
  readonly clock: Clock;
  /** How long a claim lasts, in ms. */
  readonly leaseMs: number;
}

/**
 * Leases one case to `viewer`, or renews the lease. Throws `not_found`, `own_comment` and `own_flag` for a party to it,
 * `editor_needed` and `took_part` for an appeal that isn't theirs to decide, `claimed_by_another` and `case_decided`.
 */
export async function holdCase(deps: HoldCaseDeps, viewer: Viewer, id: string): Promise<ModerationCase> {
  const found = await findCase(deps, viewer, id);
  await ensureMayDecide(deps, viewer, found);
  const now = deps.clock.now();
  const claim = { editorId: viewer.id, expiresAt: new Date(now.getTime() + deps.leaseMs) };
  const taken = await deps.claimStore.take(found.id, claim, { now, decidesAppeals: decidesAppeals(viewer) });
  if (taken !== null) return taken;
  const present = await findCase(deps, viewer, id);
  await ensureMayDecide(deps, viewer, present);
  const { state } = present;
  throw new AppError(state === 'open' ? 'claimed_by_another' : 'case_decided');
}
