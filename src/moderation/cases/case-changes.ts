import type { FlagReason } from '../../flags/index.js';
import type { RuleSet } from '../rules/rule.js';
import type { Assessment, Evidence, ModerationCase } from './case.js';
import { nextPlace, type CaseEvent } from './case-rules.js';
import { assess, NO_EVIDENCE, withFlag, withoutReporter } from './evidence.js';

/** What a case is weighed by. `dueMs`: from opening to due time, for severity 1 to 4 in this order. */
export interface Scales {
  readonly rules: RuleSet;
  readonly dueMs: readonly number[];
}

/** The scales in force at present. */
export type ReadScales = () => Promise<Scales>;

/** When a change happens, and by which scales it is weighed. */
export interface Moment {
  readonly now: Date;
  readonly scales: Scales;
}

/** The comment that a case is opened for. */
export type CaseSubject = Pick<
  ModerationCase,
  'commentId' | 'articleId' | 'articleSlug' | 'section' | 'authorId' | 'revision'
>;

interface Change {
  readonly event: CaseEvent;
  readonly evidence: Evidence;
  readonly revision?: number;
  readonly flags?: number;
}

interface NewFlag {
  readonly reason: FlagReason;
  readonly reporterIsNew: boolean;
  readonly revision: number;
}

/** A case with nothing in it yet: what a first event is applied to, not something to store. */
export function blankCase(id: string, subject: CaseSubject, { now, scales }: Moment): ModerationCase {
  return {
    id,
    ...subject,
    queue: 'reported',
    state: 'decided',
    version: 0,
    flagCount: 0,
    evidence: NO_EVIDENCE,
    ...timed(assess(NO_EVIDENCE, scales.rules), now, scales),
    openedAt: now,
    claim: null,
  };
}

export function flagged(before: ModerationCase, flag: NewFlag, at: Moment): ModerationCase {
  const evidence = withFlag(before.evidence, flag.reason, flag.reporterIsNew);
  return changed(before, { event: 'flagged', evidence, revision: flag.revision, flags: 1 }, at);
}

/** One reporter took back all their pending flags, which gave these reasons. */
export function unflagged(before: ModerationCase, reasons: readonly FlagReason[], at: Moment): ModerationCase {
  const evidence = withoutReporter(before.evidence, reasons);
  const flags = -reasons.length;
  if (evidence.reporters === 0) return changed(before, { event: 'last_flag_withdrawn', evidence, flags }, at);
  return weighed({ ...before, flagCount: before.flagCount + flags, evidence }, at);
}

/** Screening holds this revision of the comment. */
export function held(before: ModerationCase, revision: number, at: Moment): ModerationCase {
  return changed(before, { event: 'held', evidence: { ...before.evidence, held: true }, revision }, at);
}

/** The author made another revision, and it is shown or held as the one before. */
export function edited(before: ModerationCase, revision: number, at: Moment): ModerationCase {
  return changed(before, { event: 'edited', evidence: before.evidence, revision }, at);
}

/** The author took the comment back: nothing is left to decide. */
export function withdrawn(before: ModerationCase, at: Moment): ModerationCase {
  return asWeighed(changed(before, { event: 'withdrawn', evidence: NO_EVIDENCE }, at), before);
}

/** An editor kept or removed the comment; the evidence so far is spent. */
export function decided(before: ModerationCase, at: Moment): ModerationCase {
  return asWeighed(changed(before, { event: 'decided', evidence: NO_EVIDENCE }, at), before);
}

/** An editor hands the case on; it stays open for the next. */
export function escalated(before: ModerationCase, at: Moment): ModerationCase {
  return { ...changed(before, { event: 'escalated', evidence: before.evidence }, at), claim: null };
}

/** A closed case keeps the assessment that it was closed on. */
function asWeighed(after: ModerationCase, before: ModerationCase): ModerationCase {
  const { probability, severity, priority, dueAt } = before;
  return { ...after, probability, severity, priority, dueAt };
}

function changed(before: ModerationCase, change: Change, at: Moment): ModerationCase {
  const place = nextPlace(before, change.event);
  if (place === null) throw new Error(`A case that is ${before.state} in ${before.queue} cannot be ${change.event}.`);
  const opens = before.state === 'decided' && place.state === 'open';
  return weighed(
    {
      ...before,
      ...place,
      evidence: change.evidence,
      revision: change.revision ?? before.revision,
      flagCount: before.flagCount + (change.flags ?? 0),
      openedAt: opens ? at.now : before.openedAt,
      claim: place.state === 'decided' ? null : before.claim,
    },
    at,
  );
}

/** The next version of a case, weighed by what it holds. */
export function weighed(next: ModerationCase, { scales }: Moment): ModerationCase {
  const assessment = assess(next.evidence, scales.rules);
  return { ...next, version: next.version + 1, ...timed(assessment, next.openedAt, scales) };
}

function timed(assessment: Assessment, openedAt: Date, { dueMs }: Scales): Assessment & { readonly dueAt: Date } {
  const waitMs = dueMs[assessment.severity - 1] ?? 0;
  return { ...assessment, dueAt: new Date(openedAt.getTime() + waitMs) };
}
