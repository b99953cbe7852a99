import type { Comment } from '../../comments/index.js';
import { edited } from './case-changes.js';
import { momentOf, type NoteDeps } from './note.js';

/** Lets an editor who has the case before them know, by its version, that the text is another one. */
export async function noteEdited(deps: NoteDeps, comment: Comment): Promise<void> {
  const before = await deps.caseStore.findByComment(comment.id);
  if (before !== null) await deps.caseStore.replace(before, edited(before, comment.revision, await momentOf(deps)));
}
