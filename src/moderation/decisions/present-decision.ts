import type { Decision } from './decision.js';

/** A decision as editors see it. */
export function presentDecision(decision: Decision) {
  const { id, batchId, caseId, commentId, revision, action, reason, rulesVersion, note, explanation } = decision;
  const {
    decidedBy,
    decidedAt,
    reversedAt,
    reversedBy,
    reversalNote,
    flagsUnfounded = null,
    onAppeal = null,
  } = decision;
  return {
    ...{ id, batchId, caseId, commentId, revision, action, reason, rulesVersion, note, explanation },
    ...{ decidedBy, decidedAt, reversedAt, reversedBy, reversalNote, flagsUnfounded, onAppeal },
  };
}
