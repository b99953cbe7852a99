import type { Comment } from '../../comments/index.js';
import { held } from './case-changes.js';
import { changeOrOpen, momentOf, type NoteDeps } from './note.js';

/** Puts a comment that screening holds before the editors. */
export async function noteHeld(deps: NoteDeps, comment: Comment): Promise<void> {
  const at = await momentOf(deps);
  const { revision } = comment;
  const { after } = await changeOrOpen(deps, comment, { change: (subject) => held(subject, revision, at), at });
  await deps.auditLog.record({
    actor: { type: 'system', id: 'screening' },
    act: 'comment.held',
    subject: { type: 'comment', id: comment.id },
    details: { caseId: after.id, revision },
  });
}
