import type { Comment } from '../../comments/index.js';
import { held } from './case-changes.js';
import { knowCase } from './know-cases.js';
import { caseOn, momentIn, saveCase, type NoteDeps } from './note.js';

/** Puts a comment that screening holds before the editors. */
export async function noteHeld(deps: NoteDeps, comment: Comment): Promise<void> {
  const before = await caseOn(deps, comment);
  const { revision } = comment;
  const known = await knowCase(deps, before);
  const after = held(before, revision, { ...(await momentIn(deps, before.section)), known });
  await saveCase(deps, comment, { before, after });
  await deps.auditLog.record({
    actor: { type: 'system', id: 'screening' },
    act: 'comment.held',
    subject: { type: 'comment', id: comment.id },
    details: { caseId: after.id, revision },
  });
}
