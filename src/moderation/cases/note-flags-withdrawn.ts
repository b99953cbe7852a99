import type { FlagReason } from '../../flags/index.js';
import { unflagged } from './case-changes.js';
import { momentOf, systemAct, type NoteDeps } from './note.js';

/** Takes one reporter's pending flags out of the case, which closes when it was open for flags alone and has none. */
export async function noteFlagsWithdrawn(
  deps: NoteDeps,
  commentId: string,
  reasons: readonly FlagReason[],
): Promise<void> {
  const before = await deps.caseStore.findByComment(commentId);
  if (before?.state !== 'open') return;
  const after = unflagged(before, reasons, await momentOf(deps));
  await deps.caseStore.replace(before, after);
  if (after.state === 'decided') await deps.auditLog.record(systemAct('flags', 'case.closed', after));
}
