import { foreseeSettled, type ForeseeSettledDeps } from '../../flags/index.js';
import type { Viewer } from '../../platform/http/permissions.js';
import { AppError } from '../../platform/errors.js';
import { nextStatus } from './decision.js';
import type { DecisionChange } from './decision-change.js';
import { examineCase, type ExamineCaseDeps } from './examine-case.js';
import { NONE_SETTLED, settlingOf } from './settling.js';
import type { RuledCase } from './ruling.js';

export interface ForeseeDecisionDeps extends ExamineCaseDeps {
  readonly flagStore: ExamineCaseDeps['flagStore'] & ForeseeSettledDeps['flagStore'];
}

/** What `takeDecision` would change at this moment. Throws what it would throw for the case; changes nothing. */
export async function foreseeDecision(
  deps: ForeseeDecisionDeps,
  viewer: Viewer,
  { seen, ruling }: RuledCase,
): Promise<DecisionChange> {
  const { subject, comment } = await examineCase(deps, viewer, seen);
  if (subject.appeal !== null) throw new AppError('appeal_waits');
  const settling = settlingOf({ subject, ...ruling });
  const flags = settling === null ? NONE_SETTLED : await foreseeSettled(deps, settling);
  return { commentStatus: { from: comment.status, to: nextStatus(ruling.action, comment.status) }, flags };
}
