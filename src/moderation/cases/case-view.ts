import type { FlagReason } from '../../flags/index.js';
import type { Viewer } from '../../platform/http/permissions.js';
import { QUEUES, type ModerationCase, type Queue } from './case.js';

/** Part of the cases of one state that a single index range covers: one queue, of one section or of all (null). */
export interface Lane {
  readonly queue: Queue;
  readonly section: string | null;
}

/** Part of the cases of one state that a single index range covers: as a lane does, or by one more thing than the queue. */
export type CaseRange = Lane | { readonly queue: Queue; readonly reason: FlagReason } | { readonly authorId: string };

interface Wish {
  readonly queue?: Queue | undefined;
  readonly section?: string | undefined;
}

/** Which cases somebody asks for; what is left out narrows nothing. */
export interface CaseFilter extends Wish {
  /** Of a pending flag on the comment. */
  readonly reason?: FlagReason | undefined;
  readonly authorId?: string | undefined;
}

/** The lanes that make up what `viewer` asks for; none when all of it lies outside their sections. */
export function lanesOf(viewer: Viewer, { queue, section }: Wish): readonly Lane[] {
  const sections = sectionsOf(viewer, section);
  const queues = queue === undefined ? QUEUES : [queue];
  return queues.flatMap((each) => sections.map((of) => ({ queue: each, section: of })));
}

/**
 * The ranges to look for these cases in, few of which hold much else: what else they hold, `isWanted` tells. None when
 * all that is asked for lies outside the viewer's sections.
 */
export function rangesOf(viewer: Viewer, { queue, section, reason, authorId }: CaseFilter): readonly CaseRange[] {
  const lanes = lanesOf(viewer, { queue, section });
  if (lanes.length === 0 || (authorId === undefined && reason === undefined)) return lanes;
  if (authorId !== undefined) return [{ authorId }];
  return reason === undefined
    ? lanes
    : (queue === undefined ? QUEUES : [queue]).map((each) => ({ queue: each, reason }));
}

/** Whether a case is one that `viewer` asks for and works on. */
export function isWanted(viewer: Viewer, filter: CaseFilter, subject: ModerationCase): boolean {
  const { queue = subject.queue, section = subject.section, authorId = subject.authorId, reason } = filter;
  return (
    isWithin(viewer, subject) &&
    subject.queue === queue &&
    subject.section === section &&
    subject.authorId === authorId &&
    (reason === undefined || (subject.evidence.reasons[reason] ?? 0) > 0)
  );
}

/**
 * As `lanesOf`, for who takes the next case. An escalated case waits for an editor, so a moderator, who may have
 * escalated it, gets one only by naming that queue. An appeal is never theirs.
 */
export function lanesToClaim(viewer: Viewer, wish: Wish): readonly Lane[] {
  const lanes = lanesOf(viewer, wish).filter(({ queue }) => queue !== 'appealed' || decidesAppeals(viewer));
  if (wish.queue !== undefined || viewer.role !== 'moderator') return lanes;
  return lanes.filter(({ queue }) => queue !== 'escalated');
}

/** Whether appeals are for `viewer` to decide, of those that they had no part in. */
export function decidesAppeals({ role }: Pick<Viewer, 'role'>): boolean {
  return role === 'editor' || role === 'admin';
}

/** Whether a case lies within the sections that `viewer` works on. */
export function isWithin(viewer: Viewer, { section }: Pick<ModerationCase, 'section'>): boolean {
  return viewer.sections === null || viewer.sections.includes(section);
}

/** The sections of what `viewer` asks for; null where it is all of them, none where it lies outside their own. */
export function sectionsOf(viewer: Viewer, wished: string | undefined): readonly (string | null)[] {
  if (wished === undefined) return viewer.sections === null ? [null] : [...new Set(viewer.sections)];
  return isWithin(viewer, { section: wished }) ? [wished] : [];
}
