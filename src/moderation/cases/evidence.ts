import type { FlagReason } from '../../flags/index.js';
import { severityOf, type RuleSet, type Severity } from '../rules/rule.js';
import type { Evidence } from './case.js';

/** Of a comment that no flag says anything of. */
const UNFLAGGED_SEVERITY: Severity = 2;

/** Nothing yet. `readersBefore`: as many readers had the article until now. */
export function noEvidence(readersBefore: number): Evidence {
  return { held: false, hidden: false, reporters: 0, reasons: {}, readersBefore };
}

/** Whether anybody says what would be wrong with the comment. */
export function isAccused({ reporters, notices = 0 }: Evidence): boolean {
  return reporters > 0 || notices > 0;
}

/** The worst of what the flags may mean; a legal notice says that the law is broken. */
export function worstSeverity({ reasons, notices = 0 }: Evidence, rules: RuleSet): Severity {
  const said: readonly FlagReason[] = notices > 0 ? [...reasonsOf(reasons), 'legal'] : reasonsOf(reasons);
  const severities = said.map((reason) => severityOf(rules, reason));
  return severities.reduce<Severity | null>((a, b) => (a !== null && a > b ? a : b), null) ?? UNFLAGGED_SEVERITY;
}

export function reasonsOf(reasons: Evidence['reasons']): readonly FlagReason[] {
  return (Object.keys(reasons) as FlagReason[]).filter((reason) => (reasons[reason] ?? 0) > 0);
}

export function withFlag(evidence: Evidence, reason: FlagReason, reporterIsNew: boolean): Evidence {
  return {
    ...evidence,
    reporters: evidence.reporters + (reporterIsNew ? 1 : 0),
    reasons: { ...evidence.reasons, [reason]: (evidence.reasons[reason] ?? 0) + 1 },
  };
}

/** Without the pending flags of one reporter, who gave these reasons. */
export function withoutReporter(evidence: Evidence, given: readonly FlagReason[]): Evidence {
  const left = Object.entries(evidence.reasons).map(
    ([reason, count]) => [reason, count - given.filter((other) => other === reason).length] as const,
  );
  return {
    ...evidence,
    reporters: Math.max(0, evidence.reporters - 1),
    reasons: Object.fromEntries(left.filter(([, count]) => count > 0)),
  };
}
