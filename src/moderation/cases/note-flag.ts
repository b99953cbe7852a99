import type { NotedFlag } from '../../flags/index.js';
import type { ModerationCase } from './case.js';
import { causeToOpen, flagged, hidden, type Weighing } from './case-changes.js';
import { hideIfSure, type HideDeps } from './hide-if-sure.js';
import { isToBeWeighed, knowCase, withNewFlag } from './know-cases.js';
import { caseOn, momentIn, saveCase, type NoteDeps } from './note.js';

export type NoteFlagDeps = NoteDeps & HideDeps;

/**
 * Weighs a flag in the comment's case, and hides the comment where the flags leave no doubt. The case of a comment that
 * was kept opens again when there is cause, which the audit log is told; else the flag waits there for more.
 */
export async function noteFlag(deps: NoteFlagDeps, noted: NotedFlag): Promise<void> {
  const { comment, reporterIsNew } = noted;
  const before = await caseOn(deps, comment);
  const flag = { reason: noted.flag.reason, reporterIsNew, revision: comment.revision };
  const at = await weighingOf(deps, before, noted);
  const noticed = flagged(before, flag, at);
  // The comment before the case, as everything takes them.
  const left = noticed.state === 'open' ? await hideIfSure(deps, { comment, subject: noticed, at }) : comment;
  const after = left.status === 'hidden' ? hidden(noticed, at) : noticed;
  await saveCase(deps, left, { before, after });
  if (before.version === 0 || before.state === 'open' || after.state === 'decided') return;
  const { id, commentId, version } = after;
  await deps.auditLog.record({
    actor: { type: 'system', id: 'flags' },
    act: 'case.reopened',
    subject: { type: 'case', id },
    details: { commentId, version, cause: causeToOpen(before, flag, at) },
  });
}

/** Looks up what is known, unless the case is one of a crowd's and was weighed a short while ago. */
async function weighingOf(deps: NoteFlagDeps, before: ModerationCase, noted: NotedFlag): Promise<Weighing> {
  const moment = await momentIn(deps, before.section);
  const reporters = before.evidence.reporters + (noted.reporterIsNew ? 1 : 0);
  const flag = { ...noted, reason: noted.flag.reason, revision: noted.comment.revision };
  const opens = before.state === 'decided' && causeToOpen(before, flag, { ...moment, known: null }) !== null;
  if (!opens && !isToBeWeighed(reporters)) return { ...moment, known: null };
  return { ...moment, known: withNewFlag(await knowCase(deps, before), noted) };
}
