import type { Comment } from '../../comments/index.js';
import { edited } from './case-changes.js';
import type { NoteDeps } from './note.js';

type NoteEditedDeps = Pick<NoteDeps, 'caseStore' | 'clock'>;

/** Lets an editor who has the case before them know, by its version, that the text is another one. */
export async function noteEdited({ caseStore, clock }: NoteEditedDeps, comment: Comment): Promise<void> {
  const before = await caseStore.findByComment(comment.id);
  if (before !== null) await caseStore.replace(before, edited(before, comment.revision, { now: clock.now() }));
}
