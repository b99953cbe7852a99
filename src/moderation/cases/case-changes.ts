import type { FlagReason } from '../../flags/index.js';
import { reopeningCause, type ReopeningCause } from '../evidence/reopening.js';
import { SEVERITIES } from '../rules/rule.js';
import type { CaseAppeal, Evidence, ModerationCase } from './case.js';
import { nextPlace, type CaseEvent } from './case-rules.js';
import { noEvidence, reasonsOf, withFlag, withoutReporter } from './evidence.js';
import type { Moment } from './scales.js';
import { assess, coordinatedFlags, dueAt, factsOf, severityIn, type Knowledge } from './weighing.js';

/** The comment that a case is opened for. */
export type CaseSubject = Pick<
  ModerationCase,
  'commentId' | 'articleId' | 'articleSlug' | 'section' | 'authorId' | 'revision'
> & { readonly readersBefore: number };

/** A moment, and what is known by then; null: nothing is looked up, and the probability stays as it was. */
export interface Weighing extends Moment {
  readonly known: Knowledge | null;
}

interface Change {
  readonly event: CaseEvent;
  readonly evidence?: Evidence;
  readonly revision?: number;
  readonly flags?: number;
}

interface NewFlag {
  readonly reason: FlagReason;
  readonly reporterIsNew: boolean;
  readonly revision: number;
}

/** An editor's verdict that closes a case. */
interface Verdict {
  readonly action: 'keep' | 'remove';
  readonly now: Date;
  /** How many readers the article has had by then. */
  readonly readers: number;
}

/** A case with nothing in it yet: what a first event is applied to, not something to store. */
export function blankCase(id: string, { readersBefore, ...subject }: CaseSubject, now: Date): ModerationCase {
  return {
    id,
    ...subject,
    queue: 'reported',
    state: 'decided',
    version: 0,
    flagCount: 0,
    evidence: noEvidence(readersBefore),
    kept: null,
    appeal: null,
    probability: 0,
    severity: SEVERITIES[0],
    priority: 0,
    weighed: { readers: readersBefore, exposure: 0, at: now, flags: 0 },
    coordinated: null,
    openedAt: now,
    dueAt: now,
    claim: null,
  };
}

/** A flag on the comment of a case. Whether the case of a kept one so opens again, `causeToOpen` says. */
export function flagged(before: ModerationCase, flag: NewFlag, at: Weighing): ModerationCase {
  const evidence = withFlag(before.evidence, flag.reason, flag.reporterIsNew);
  const isToOpen = before.state === 'open' || causeToOpen(before, flag, at) !== null;
  const change = { evidence, revision: flag.revision, flags: 1 };
  return isToOpen ? weighed(changed(before, { ...change, event: 'flagged' }, at), at) : noted(before, change, at);
}

/** Why a flag opens a case that is decided; null where it only waits there for more. */
export function causeToOpen(before: ModerationCase, flag: NewFlag, at: Weighing): ReopeningCause | 'flagged' | null {
  const { kept } = before;
  if (kept === null) return 'flagged';
  const evidence = withFlag(before.evidence, flag.reason, flag.reporterIsNew);
  const edited = flag.revision > kept.revision;
  const newReason = !kept.reasons.includes(flag.reason);
  if (at.known === null) return edited ? 'edited' : newReason ? 'new_reason' : null;
  const subject = { ...before, evidence };
  const facts = { ...factsOf(subject, at.known, at), background: 'kept' as const };
  const group = coordinatedFlags(subject, at.known, at)?.group ?? [];
  return reopeningCause({ facts, group, newReason, edited }, { now: at.now, settings: at.scales.evidence });
}

/** One reporter took back all their pending flags, which gave these reasons. */
export function unflagged(before: ModerationCase, reasons: readonly FlagReason[], at: Weighing): ModerationCase {
  const evidence = withoutReporter(before.evidence, reasons);
  const change = { evidence, flags: -reasons.length };
  if (before.state === 'decided') return noted(before, change, at);
  // A hidden comment would stay so for ever, so its case goes on.
  const isOver = evidence.reporters === 0 && !evidence.hidden;
  const event = isOver ? 'last_flag_withdrawn' : 'flag_withdrawn';
  return weighed(changed(before, { ...change, event }, at), at);
}

/** Screening holds this revision of the comment. */
export function held(before: ModerationCase, revision: number, at: Weighing): ModerationCase {
  return weighed(changed(before, { event: 'held', evidence: { ...before.evidence, held: true }, revision }, at), at);
}

/** A legal notice names this revision of the comment. */
export function noticed(before: ModerationCase, revision: number, at: Weighing): ModerationCase {
  const evidence = { ...before.evidence, notices: (before.evidence.notices ?? 0) + 1 };
  return weighed(changed(before, { event: 'noticed', evidence, revision }, at), at);
}

/** The flags that it is weighed by hid the comment. */
export function hidden(before: ModerationCase, at: Weighing): ModerationCase {
  return weighed({ ...before, evidence: { ...before.evidence, hidden: true } }, at);
}

/** The author made another revision, and it is shown or held as the one before. */
export function edited(before: ModerationCase, revision: number, at: Pick<Moment, 'now'>): ModerationCase {
  return changed(before, { event: 'edited', revision }, at);
}

/** The author took the comment back: nothing is left to decide. */
export function withdrawn(before: ModerationCase, at: Pick<Moment, 'now'>): ModerationCase {
  const evidence = noEvidence(before.evidence.readersBefore);
  return { ...changed(before, { event: 'withdrawn', evidence }, at), kept: null };
}

/** An editor kept or removed the comment; the evidence so far is spent, and the assessment stays as it was. */
export function decided(before: ModerationCase, { action, now, readers }: Verdict): ModerationCase {
  const after = changed(before, { event: 'decided', evidence: noEvidence(readers) }, { now });
  const reasons = new Set([...(before.kept?.reasons ?? []), ...reasonsOf(before.evidence.reasons)]);
  return { ...after, kept: action === 'keep' ? { revision: before.revision, reasons: [...reasons] } : null };
}

/** Whether a change made a case wait that didn't; one that waits again as before, by a reversal, has never ceased to. */
export function opensAnew(before: ModerationCase, after: ModerationCase): boolean {
  return before.state === 'decided' && after.state === 'open' && after.openedAt > before.openedAt;
}

/** An editor hands the case on; it stays open for the next. */
export function escalated(before: ModerationCase, at: Pick<Moment, 'now'>): ModerationCase {
  return { ...changed(before, { event: 'escalated' }, at), claim: null };
}

/** A party has a decision looked at again. Whoever held the case holds it no more, as it may not be theirs to decide. */
export function appealed(before: ModerationCase, appeal: CaseAppeal, at: Weighing): ModerationCase {
  return weighed({ ...changed(before, { event: 'appealed' }, at), appeal, claim: null }, at);
}

/** For a case that stays decided, on the assessment that it was closed on. */
function noted(before: ModerationCase, change: Omit<Change, 'event'>, at: Moment): ModerationCase {
  return changed(before, { ...change, event: 'flags_noted' }, at);
}

function changed(before: ModerationCase, change: Change, { now }: Pick<Moment, 'now'>): ModerationCase {
  const place = nextPlace(before, change.event);
  if (place === null) throw new Error(`A case that is ${before.state} in ${before.queue} cannot be ${change.event}.`);
  const opens = before.state === 'decided' && place.state === 'open';
  return {
    ...before,
    ...place,
    version: before.version + 1,
    evidence: change.evidence ?? before.evidence,
    revision: change.revision ?? before.revision,
    flagCount: before.flagCount + (change.flags ?? 0),
    openedAt: opens ? now : before.openedAt,
    appeal: place.state === 'open' && place.queue === 'appealed' ? before.appeal : null,
    claim: place.state === 'decided' ? null : before.claim,
  };
}

/** A case as it is weighed by what it holds and what is known; one that is decided stays as it was. */
export function weighed(next: ModerationCase, { known, ...moment }: Weighing): ModerationCase {
  if (next.state === 'decided') return next;
  const assessment = known === null ? withSeverity(next, moment) : assess(next, known, moment);
  return { ...next, ...assessment, dueAt: dueAt(next.openedAt, assessment.severity, moment.scales) };
}

function withSeverity(before: ModerationCase, { scales }: Moment) {
  const severity = severityIn(before, scales.rules);
  return { severity, priority: before.priority + Math.log(severity / before.severity) };
}
