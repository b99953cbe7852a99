import type { NotedFlag } from '../../flags/index.js';
import { flagged } from './case-changes.js';
import { changeOrOpen, momentOf, systemAct, type NoteDeps } from './note.js';

/** Weighs a flag in the comment's case. A case that was decided opens again, which the audit log is told. */
export async function noteFlag(deps: NoteDeps, { comment, reason, reporterIsNew }: NotedFlag): Promise<void> {
  const at = await momentOf(deps);
  const { revision } = comment;
  const { before, after } = await changeOrOpen(deps, comment, {
    change: (subject) => flagged(subject, { reason, reporterIsNew, revision }, at),
    at,
  });
  if (before?.state === 'decided') await deps.auditLog.record(systemAct('flags', 'case.reopened', after));
}
