import type { FlagReason, SettledOutcome } from '../../flags/index.js';

/** How much harm a breach does: 1 is a nuisance, 4 may hurt somebody. */
export const SEVERITIES = [1, 2, 3, 4] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One clause of the publisher's community rules. Its code is the reason of a decision. */
export interface Rule {
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly severity: Severity;
  /** The family: flags with these reasons are upheld when a comment is removed by this rule. */
  readonly flagReasons: readonly FlagReason[];
}

/** The rules in force. */
export interface RuleSet {
  readonly version: number;
  readonly rules: readonly Rule[];
  /** What the form for a flag offers, in its order. */
  readonly flagReasons: readonly { readonly code: FlagReason; readonly label: string }[];
}

/** A version of the rules that an editor made. Versions never change; a higher one never begins earlier. */
export interface PublishedRules extends RuleSet {
  readonly effectiveFrom: Date;
  readonly changedBy: string;
  readonly changedAt: Date;
}

/** The rule that stands for the law of the land rather than for the publisher's own rules. */
const LAW = 'legal';

/** What a restriction rests on, as it is told to whom it restricts. */
export function groundOf({ code, title, text }: Rule) {
  return { code, title, text, isLaw: code === LAW };
}

export function findRule({ rules }: RuleSet, code: string): Rule | undefined {
  return rules.find((rule) => rule.code === code);
}

/** The severity of the rule that a flag names; of the mildest it may mean where it names none. */
export function severityOf({ rules }: RuleSet, reason: FlagReason): Severity {
  const named = rules.filter((rule) => rule.code === reason);
  const meant = named.length > 0 ? named : rules.filter((rule) => rule.flagReasons.includes(reason));
  const severities = meant.map((rule) => rule.severity);
  return SEVERITIES.find((severity) => severities.includes(severity)) ?? 1;
}

/**
 * What becomes of a flag when its comment is kept (`removedBy` null) or removed by a rule. A comment that goes for
 * something else says nothing about the flag, so that one is left unsettled.
 */
export function outcomeOf(reason: FlagReason, removedBy: Rule | null): SettledOutcome {
  if (removedBy === null) return 'dismissed';
  return removedBy.flagReasons.includes(reason) ? 'upheld' : 'unsettled';
}
