import type { ModerationCase } from './case.js';
import type { CaseStore } from './case-store.js';
import { knowCases, type KnowCasesDeps } from './know-cases.js';
import type { ReadScales } from './scales.js';
import { assess } from './weighing.js';

export interface ReweighCasesDeps extends KnowCasesDeps {
  readonly caseStore: Pick<CaseStore, 'reweigh'>;
  readonly readScales: ReadScales;
}

/**
 * Weighs open cases by what is known at this moment. No version rises: what an editor decides on is the same, only its
 * place in the queue isn't. A case that changes meanwhile is left alone, as it has been weighed by that. Returns how many
 * were written.
 */
export async function reweighCases(deps: ReweighCasesDeps, subjects: readonly ModerationCase[]): Promise<number> {
  if (subjects.length === 0) return 0;
  const known = await knowCases(deps, subjects);
  const now = deps.clock.now();
  const changes = [];
  for (const before of subjects) {
    const knowledge = known.get(before.commentId);
    const scales = await deps.readScales(before.section);
    if (knowledge !== undefined) changes.push({ before, assessment: assess(before, knowledge, { now, scales }) });
  }
  return deps.caseStore.reweigh(changes);
}
