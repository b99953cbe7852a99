import type { Readership } from '../../articles/index.js';
import type { Flag, ReporterRecord } from '../../flags/index.js';
import { DAY_MS, HOUR_MS } from '../../platform/clock.js';
import { findCoordinatedFlags, type CoordinatedFlags } from '../evidence/coordinated-flags.js';
import type { EvidenceSettings } from '../evidence/evidence-settings.js';
import type { TimedFlag } from '../evidence/flag-burst.js';
import type { Background } from '../evidence/flag-shares.js';
import type { Reporter } from '../evidence/reporter.js';
import { weighCase, type CaseFacts, type WeighedCase } from '../evidence/weigh-case.js';
import { afterWorkingTime } from '../evidence/working-hours.js';
import type { RuleSet, Severity } from '../rules/rule.js';
import type { Assessment, Coordination, ModerationCase } from './case.js';
import { isAccused, worstSeverity } from './evidence.js';
import type { Moment, Scales } from './scales.js';

/** What is known of a case beyond itself. */
export interface Knowledge {
  /** The pending ones on its comment. */
  readonly flags: readonly Flag[];
  /** By id, of those who raised them. */
  readonly reporters: ReadonlyMap<string, ReporterRecord>;
  /** Of its article, at present. */
  readonly readership: Readership;
}

type Weighable = Pick<ModerationCase, 'commentId' | 'evidence' | 'kept' | 'appeal'>;

/** What the evidence in a case comes to, and the sum that says why. */
export function weigh(subject: Weighable, known: Knowledge, moment: Moment): WeighedCase {
  return weighCase(factsOf(subject, known, moment), { now: moment.now, settings: moment.scales.evidence });
}

/** The same as a case keeps it. */
export function assess(subject: Weighable, known: Knowledge, moment: Moment): Assessment {
  const { probability, priority, flags } = weigh(subject, known, moment);
  const severity = severityIn(subject, moment.scales.rules);
  const weighed = { ...known.readership, at: moment.now, flags };
  return { probability, priority, severity, weighed, coordinated: coordinationOf(subject, known, moment) };
}

function coordinationOf(subject: Weighable, known: Knowledge, moment: Moment): Coordination | null {
  const found = coordinatedFlags(subject, known, moment);
  return found && { kind: found.kind, reporters: found.group.length, score: found.score };
}

export function factsOf(subject: Weighable, known: Knowledge, moment: Moment): CaseFacts {
  const { commentId, evidence } = subject;
  return {
    reporters: reportersOf(commentId, known, moment),
    readers: Math.max(0, known.readership.readers - evidence.readersBefore),
    exposure: known.readership.exposure,
    severity: severityIn(subject, moment.scales.rules),
    background: backgroundOf(subject),
    hidden: evidence.hidden,
    model: 0,
  };
}

/** The worst of what flags and notices may mean, or what an appealed decision is about where that is worse. */
export function severityIn({ evidence, appeal }: Pick<Weighable, 'evidence' | 'appeal'>, rules: RuleSet): Severity {
  if (appeal === null) return worstSeverity(evidence, rules);
  const flagged = isAccused(evidence) ? worstSeverity(evidence, rules) : appeal.severity;
  return flagged > appeal.severity ? flagged : appeal.severity;
}

function backgroundOf({ evidence, kept }: Weighable): Background {
  if (evidence.held) return 'held';
  return kept === null ? 'posted' : 'kept';
}

/** The flags that seem to be agreed on; null where none do. */
export function coordinatedFlags(subject: Weighable, known: Knowledge, moment: Moment): CoordinatedFlags | null {
  const { reporters, exposure } = factsOf(subject, known, moment);
  return findCoordinatedFlags({ reporters, exposure, flags: firstFlags(known) }, moment.scales.evidence);
}

/** The first pending flag of each reporter. */
function firstFlags({ flags }: Knowledge): readonly TimedFlag[] {
  const first = new Map<string, Date>();
  for (const { reporterId, createdAt } of flags) {
    const before = first.get(reporterId);
    if (before === undefined || createdAt < before) first.set(reporterId, createdAt);
  }
  return [...first].map(([reporterId, at]) => ({ reporterId, at }));
}

function reportersOf(commentId: string, { flags, reporters }: Knowledge, moment: Moment): readonly Reporter[] {
  const ids = [...new Set(flags.map(({ reporterId }) => reporterId))];
  return ids.flatMap((id) => {
    const record = reporters.get(id);
    return record === undefined ? [] : [toReporter(record, commentId, moment)];
  });
}

function toReporter(record: ReporterRecord, commentId: string, { now, scales }: Moment): Reporter {
  const { id, upheld, dismissed, registeredAt, hasPublishedComment, mutedUntil } = record;
  const muted = mutedUntil !== null && mutedUntil > now;
  const recentlyFlagged = recentOthers(record, commentId, since(now, scales.evidence));
  return { id, upheld, dismissed, registeredAt, hasPublishedComment, muted, recentlyFlagged };
}

function recentOthers({ recent }: ReporterRecord, commentId: string, from: Date): readonly string[] {
  const others = recent.filter((flagged) => flagged.commentId !== commentId && flagged.at >= from);
  return [...new Set(others.map((flagged) => flagged.commentId).reverse())];
}

function since(now: Date, { reporters }: EvidenceSettings): Date {
  return new Date(now.getTime() - reporters.overlapDays * DAY_MS);
}

/** When a case of this severity is to be decided, that was opened at `openedAt`. */
export function dueAt(openedAt: Date, severity: Assessment['severity'], { cases }: Scales): Date {
  return afterWorkingTime(openedAt, (cases.dueHours[severity - 1] ?? 0) * HOUR_MS, cases.workingHours);
}
