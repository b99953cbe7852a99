import type { Clock } from '../../platform/clock.js';
import { AppError } from '../../platform/errors.js';
import type { Viewer } from '../../platform/http/permissions.js';
import { isHeldByAnother } from './case.js';
import type { ClaimStore } from './claim-store.js';
import { findCase, type FindCaseDeps } from './find-case.js';

export interface ReleaseCaseDeps extends FindCaseDeps {
  readonly claimStore: Pick<ClaimStore, 'release'>;
  readonly clock: Clock;
}

/** Gives a case back to its queue; once more does nothing. Throws `not_found` and `claimed_by_another`. */
export async function releaseCase(deps: ReleaseCaseDeps, viewer: Viewer, id: string): Promise<void> {
  const found = await findCase(deps, viewer, id);
  if (isHeldByAnother(found, viewer.id, deps.clock.now())) throw new AppError('claimed_by_another');
  await deps.claimStore.release(found.id, viewer.id);
}
