import type { Viewer } from '../../platform/http/permissions.js';
import type { Decision } from './decision.js';
import { makeRuling, type MakeRulingDeps, type RulingInput } from './ruling.js';
import { takeDecision, type TakeDecisionDeps } from './take-decision.js';

export type DecideCaseDeps = TakeDecisionDeps & MakeRulingDeps;

export interface DecisionInput extends RulingInput {
  readonly caseId: string;
  /** The version of the case that the editor saw. */
  readonly version: number;
}

/**
 * Decides a case, or hands it on. The comment's status, the case, its flags, the decision and the audit entry change
 * together or not at all. Of simultaneous decisions one is taken. Throws `not_found`, `validation_failed` for a reason
 * or a sanction that doesn't fit, `own_comment` and `own_flag` for a party to it, `editor_needed` and `took_part` for an appeal, `case_changed` when the case has moved
 * on since that version, and `claimed_by_another`; `forbidden` for a sanction that isn't this viewer's to impose.
 */
export async function decideCase(
  deps: DecideCaseDeps,
  viewer: Viewer,
  { caseId, version, ...input }: DecisionInput,
): Promise<Decision> {
  const ruling = await makeRuling(deps, input);
  const { decision } = await takeDecision(deps, viewer, { seen: { caseId, version }, ruling, batchId: null });
  return decision;
}
