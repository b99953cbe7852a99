import { AppError, type ErrorCode } from '../../platform/errors.js';
import type { Viewer } from '../../platform/http/permissions.js';
import type { InTurn } from '../../platform/turns.js';
import type { Decision } from './decision.js';
import type { DecisionStore } from './decision-store.js';
import { refusalOfOne } from './refusal-of-one.js';
import { reverseDecision, type ReversalInput, type ReverseDecisionDeps } from './reverse-decision.js';

export interface ReverseBatchDeps extends ReverseDecisionDeps {
  readonly decisionStore: ReverseDecisionDeps['decisionStore'] & Pick<DecisionStore, 'listBatch'>;
  readonly inTurn: InTurn;
}

interface BatchReversalInput {
  readonly batchId: string;
  /** To other editors. */
  readonly note: string | null;
}

/** What became of one decision; `unchanged` where it had been reversed before. */
export type ReversalResult = { readonly decisionId: string; readonly caseId: string } & (
  | { readonly status: 'reversed' | 'unchanged'; readonly decision: Decision }
  | { readonly status: 'refused'; readonly code: ErrorCode }
);

/**
 * Reverses decisions that were taken together, each in a transaction of its own and by the rules of a single reversal.
 * The undo window of all of them begins with the last. Again it does what is left. Decisions on cases outside the viewer's sections are left out; throws `not_found` where
 * there is none else.
 */
export async function reverseBatch(
  deps: ReverseBatchDeps,
  viewer: Viewer,
  { batchId, note }: BatchReversalInput,
): Promise<readonly ReversalResult[]> {
  const askedAt = deps.clock.now();
  return deps.inTurn(`decisions of ${viewer.id}`, async () => {
    const decisions = await deps.decisionStore.listBatch(batchId);
    // Many take their time, either way: nobody is to be late for the first ones because of the others.
    const undoWindow = { beganAt: decisions.at(-1)?.decidedAt ?? askedAt, askedAt };
    const results: ReversalResult[] = [];
    for (const decision of decisions) results.push(await resultOf(deps, viewer, { decision, note, undoWindow }));
    const known = results.filter((result) => result.status !== 'refused' || result.code !== 'not_found');
    if (known.length === 0) throw new AppError('not_found');
    return known;
  });
}

interface Reversible extends Omit<ReversalInput, 'decisionId'> {
  readonly decision: Decision;
}

async function resultOf(
  deps: ReverseBatchDeps,
  viewer: Viewer,
  { decision, ...reversal }: Reversible,
): Promise<ReversalResult> {
  const { id: decisionId, caseId } = decision;
  try {
    const reversed = await reverseDecision(deps, viewer, { decisionId, ...reversal });
    return { decisionId, caseId, status: 'reversed', decision: reversed };
  } catch (error) {
    const code = refusalOfOne(error);
    if (code !== 'decision_reversed') return { decisionId, caseId, status: 'refused', code };
    const present = await deps.decisionStore.findById(decisionId);
    return { decisionId, caseId, status: 'unchanged', decision: present ?? decision };
  }
}
