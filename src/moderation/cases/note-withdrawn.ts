import type { Comment } from '../../comments/index.js';
import { settleFlags, type SettleFlagsDeps } from '../../flags/index.js';
import { withdrawn } from './case-changes.js';
import { momentOf, systemAct, type NoteDeps } from './note.js';

/** Closes the case of a comment that its author took back; flags on it stay without a verdict. */
export async function noteWithdrawn(deps: NoteDeps & SettleFlagsDeps, comment: Comment): Promise<void> {
  const before = await deps.caseStore.findByComment(comment.id);
  if (before?.state !== 'open') return;
  const after = withdrawn(before, await momentOf(deps));
  await deps.caseStore.replace(before, after);
  const { id: commentId, revision } = comment;
  await settleFlags(deps, { commentId, revision, decisionId: null, outcomeOf: () => 'unsettled' });
  await deps.auditLog.record(systemAct('comments', 'case.closed', after));
}
