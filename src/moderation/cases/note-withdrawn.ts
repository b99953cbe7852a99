import type { Comment } from '../../comments/index.js';
import { settleFlags, type SettledFlags, type SettleFlagsDeps } from '../../flags/index.js';
import type { ModerationCase } from './case.js';
import { withdrawn } from './case-changes.js';
import { closedBy, type NoteDeps } from './note.js';

type NoteWithdrawnDeps = Pick<NoteDeps, 'caseStore' | 'auditLog'> & SettleFlagsDeps;

/** Closes the case of a comment that its author took back; flags on it, if any wait, stay without a verdict. */
export async function noteWithdrawn(deps: NoteWithdrawnDeps, comment: Comment): Promise<SettledFlags | null> {
  const before = await deps.caseStore.findByComment(comment.id);
  if (before === null || !hasToBeClosed(before)) return null;
  const after = withdrawn(before, { now: deps.clock.now() });
  await deps.caseStore.replace(before, after);
  const { id: commentId, revision } = comment;
  const settled = await settleFlags(deps, { commentId, revision, decisionId: null, outcomeOf: () => 'unsettled' });
  if (before.state === 'open') await deps.auditLog.record(closedBy('comments', after));
  return settled;
}

/** Also a decided one, when flags have come since. */
function hasToBeClosed({ state, evidence }: ModerationCase): boolean {
  return state === 'open' || evidence.reporters > 0;
}
