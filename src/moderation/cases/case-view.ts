import type { Viewer } from '../../platform/http/permissions.js';
import { QUEUES, type ModerationCase, type Queue } from './case.js';

/** Part of the cases of one state that a single index range covers: one queue, of one section or of all (null). */
export interface Lane {
  readonly queue: Queue;
  readonly section: string | null;
}

interface Wish {
  readonly queue?: Queue | undefined;
  readonly section?: string | undefined;
}

/** The lanes that make up what `viewer` asks for; none when all of it lies outside their sections. */
export function lanesOf(viewer: Viewer, { queue, section }: Wish): readonly Lane[] {
  const sections = sectionsOf(viewer, section);
  const queues = queue === undefined ? QUEUES : [queue];
  return queues.flatMap((each) => sections.map((of) => ({ queue: each, section: of })));
}

/**
 * As `lanesOf`, for who takes the next case. An escalated case waits for an editor, so a moderator, who may have
 * escalated it, gets one only by naming that queue.
 */
export function lanesToClaim(viewer: Viewer, wish: Wish): readonly Lane[] {
  const lanes = lanesOf(viewer, wish);
  if (wish.queue !== undefined || viewer.role !== 'moderator') return lanes;
  return lanes.filter(({ queue }) => queue !== 'escalated');
}

/** Whether a case lies within the sections that `viewer` works on. */
export function isWithin(viewer: Viewer, { section }: Pick<ModerationCase, 'section'>): boolean {
  return viewer.sections === null || viewer.sections.includes(section);
}

function sectionsOf(viewer: Viewer, wished: string | undefined): readonly (string | null)[] {
  if (wished === undefined) return viewer.sections === null ? [null] : [...new Set(viewer.sections)];
  return isWithin(viewer, { section: wished }) ? [wished] : [];
}
