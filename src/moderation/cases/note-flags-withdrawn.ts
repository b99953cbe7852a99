import type { WithdrawnFlags } from '../../flags/index.js';
import { unflagged } from './case-changes.js';
import { isToBeWeighed, knowCase, withoutFlagsOf } from './know-cases.js';
import { momentIn, closedBy, type NoteDeps } from './note.js';

/** Takes one reporter's pending flags out of the case, which closes when it was open for flags alone and has none. */
export async function noteFlagsWithdrawn(deps: NoteDeps, withdrawn: WithdrawnFlags): Promise<void> {
  const { commentId, reporterId, reasons } = withdrawn;
  const before = await deps.caseStore.findByComment(commentId);
  if (before === null) return;
  const isRead = before.state === 'open' && isToBeWeighed(before.evidence.reporters - 1);
  const known = isRead ? withoutFlagsOf(await knowCase(deps, before), reporterId) : null;
  const after = unflagged(before, reasons, { ...(await momentIn(deps, before.section)), known });
  await deps.caseStore.replace(before, after);
  if (before.state === 'open' && after.state === 'decided') await deps.auditLog.record(closedBy('flags', after));
}
