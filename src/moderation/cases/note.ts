import type { AuditLog, NewAuditEntry } from '../../audit/index.js';
import type { Comment, CommentStore } from '../../comments/index.js';
import type { Clock } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { ModerationCase } from './case.js';
import { blankCase } from './case-changes.js';
import type { CaseStore } from './case-store.js';
import type { KnowCasesDeps } from './know-cases.js';
import type { Moment, ReadScales } from './scales.js';

/** What the parts need that keep cases up with what happens to comments. Each is called within a transaction. */
export interface NoteDeps extends KnowCasesDeps {
  readonly caseStore: Pick<CaseStore, 'findByComment' | 'insert' | 'replace'>;
  readonly commentStore: Pick<CommentStore, 'noteCase'>;
  readonly auditLog: AuditLog;
  readonly readScales: ReadScales;
  readonly clock: Clock;
}

export async function momentIn(
  { clock, readScales }: Pick<NoteDeps, 'clock' | 'readScales'>,
  section: string,
): Promise<Moment> {
  return { now: clock.now(), scales: await readScales(section) };
}

/** The comment's case, or a blank one where it has none yet. */
export async function caseOn({ caseStore, clock }: NoteDeps, comment: Comment): Promise<ModerationCase> {
  const found = await caseStore.findByComment(comment.id);
  return found ?? blankCase(newId(), subjectOf(comment), clock.now());
}

/** Writes what has become of a case that `caseOn` gave; `comment` as it is in the transaction by now. */
export async function saveCase(
  { caseStore, commentStore, clock }: NoteDeps,
  comment: Comment,
  { before, after }: { readonly before: ModerationCase; readonly after: ModerationCase },
): Promise<void> {
  if (before.version > 0) return caseStore.replace(before, after);
  // The comment before the case, as everything takes them: who waits for the other is clear.
  await commentStore.noteCase(comment, clock.now());
  await caseStore.insert(after);
}

/** That a part of the service closed a case by itself. */
export function closedBy(part: string, { id, commentId, version }: ModerationCase): NewAuditEntry {
  return {
    actor: { type: 'system', id: part },
    act: 'case.closed',
    subject: { type: 'case', id },
    details: { commentId, version },
  };
}

function subjectOf({ id, articleId, articleSlug, section, authorId, revision, readersBefore }: Comment) {
  return { commentId: id, articleId, articleSlug, section, authorId, revision, readersBefore };
}
