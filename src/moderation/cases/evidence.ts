import type { FlagReason } from '../../flags/index.js';
import { severityOf, type RuleSet, type Severity } from '../rules/rule.js';
import type { Assessment, Evidence } from './case.js';

/** How often a comment breaks the rules before anyone has said anything about it. */
const BASE_PROBABILITY = 0.03;
/** The same for a comment that screening held. */
const HELD_PROBABILITY = 0.3;
/** How often a flag turns out to be right. */
const FLAG_PRECISION = 0.3;
/** Of a comment that no flag says anything of. */
const UNFLAGGED_SEVERITY: Severity = 2;

export const NO_EVIDENCE: Evidence = { held: false, reporters: 0, reasons: {} };

/** Weighs evidence: each distinct reporter counts the same, and the worst reason gives the severity. */
export function assess(evidence: Evidence, rules: RuleSet): Assessment {
  const base = evidence.held ? HELD_PROBABILITY : BASE_PROBABILITY;
  const probability = 1 - (1 - base) * (1 - FLAG_PRECISION) ** evidence.reporters;
  const severity = worstSeverity(evidence, rules);
  return { probability, severity, priority: Math.log(probability * severity) };
}

function worstSeverity({ reasons }: Evidence, rules: RuleSet): Severity {
  const severities = pendingReasons(reasons).map((reason) => severityOf(rules, reason));
  return severities.reduce<Severity | null>((a, b) => (a !== null && a > b ? a : b), null) ?? UNFLAGGED_SEVERITY;
}

function pendingReasons(reasons: Evidence['reasons']): readonly FlagReason[] {
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
