import { AppError } from '../../platform/errors.js';
import type { Viewer } from '../../platform/http/permissions.js';
import type { ModerationCase } from './case.js';
import type { CaseStore } from './case-store.js';
import { isWithin } from './case-view.js';

export interface FindCaseDeps {
  readonly caseStore: Pick<CaseStore, 'findById'>;
}

/** Throws `not_found` also for a case outside the sections that `viewer` works on: it isn't there for them. */
export async function findCase({ caseStore }: FindCaseDeps, viewer: Viewer, id: string): Promise<ModerationCase> {
  const found = await caseStore.findById(id);
  if (found === null || !isWithin(viewer, found)) throw new AppError('not_found');
  return found;
}
