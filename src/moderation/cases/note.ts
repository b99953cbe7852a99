import type { AuditLog, NewAuditEntry } from '../../audit/index.js';
import type { Comment } from '../../comments/index.js';
import type { Clock } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { ModerationCase } from './case.js';
import { blankCase, type Moment, type Scales } from './case-changes.js';
import type { CaseStore } from './case-store.js';

/** What the parts need that keep cases up with what happens to comments. Each is called within a transaction. */
export interface NoteDeps {
  readonly caseStore: Pick<CaseStore, 'findByComment' | 'insert' | 'replace'>;
  readonly auditLog: AuditLog;
  readonly scales: Scales;
  readonly clock: Clock;
}

export function momentOf({ clock, scales }: Pick<NoteDeps, 'clock' | 'scales'>): Moment {
  return { now: clock.now(), scales };
}

/** Applies a change to the comment's case, which is opened by it where there was none. */
export async function changeOrOpen(
  { caseStore }: Pick<NoteDeps, 'caseStore'>,
  comment: Comment,
  { change, at }: { readonly change: (before: ModerationCase) => ModerationCase; readonly at: Moment },
): Promise<{ readonly before: ModerationCase | null; readonly after: ModerationCase }> {
  const before = await caseStore.findByComment(comment.id);
  const after = change(before ?? blankCase(newId(), subjectOf(comment), at));
  await (before === null ? caseStore.insert(after) : caseStore.replace(before, after));
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
