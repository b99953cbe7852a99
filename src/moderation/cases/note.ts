import type { AuditLog, NewAuditEntry } from '../../audit/index.js';
import type { Comment, CommentStore } from '../../comments/index.js';
import type { Clock } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { ModerationCase } from './case.js';
import { blankCase, type Moment, type ReadScales } from './case-changes.js';
import type { CaseStore } from './case-store.js';

/** What the parts need that keep cases up with what happens to comments. Each is called within a transaction. */
export interface NoteDeps {
  readonly caseStore: Pick<CaseStore, 'findByComment' | 'insert' | 'replace'>;
  readonly commentStore: Pick<CommentStore, 'noteCase'>;
  readonly auditLog: AuditLog;
  readonly readScales: ReadScales;
  readonly clock: Clock;
}

export async function momentOf({ clock, readScales }: Pick<NoteDeps, 'clock' | 'readScales'>): Promise<Moment> {
  return { now: clock.now(), scales: await readScales() };
}

/** Applies a change to the comment's case, which is opened by it where there was none. */
export async function changeOrOpen(
  { caseStore, commentStore }: Pick<NoteDeps, 'caseStore' | 'commentStore'>,
  comment: Comment,
  { change, at }: { readonly change: (before: ModerationCase) => ModerationCase; readonly at: Moment },
): Promise<{ readonly before: ModerationCase | null; readonly after: ModerationCase }> {
  const before = await caseStore.findByComment(comment.id);
  const after = change(before ?? blankCase(newId(), subjectOf(comment), at));
  if (before === null) {
    // The comment before the case, as everything takes them: who waits for the other is clear.
    await commentStore.noteCase(comment, at.now);
    await caseStore.insert(after);
  } else {
    await caseStore.replace(before, after);
  }
  return { before, after };
}

/** An act of the service itself on a case. */
export function systemAct(
  part: string,
  act: 'case.reopened' | 'case.closed',
  { id, commentId, version }: ModerationCase,
): NewAuditEntry {
  return { actor: { type: 'system', id: part }, act, subject: { type: 'case', id }, details: { commentId, version } };
}

function subjectOf({ id, articleId, articleSlug, section, authorId, revision }: Comment) {
  return { commentId: id, articleId, articleSlug, section, authorId, revision };
}
