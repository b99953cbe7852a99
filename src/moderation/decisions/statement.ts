import type { ModerationCase } from '../cases/case.js';
import type { Rule } from '../rules/rule.js';
import type { SanctionKind } from '../sanctions/sanction.js';
import type { Decision } from './decision.js';
import type { DecisionSettings } from './decision-settings.js';
import { appealUntil } from './on-appeal.js';

/** The rule that stands for the law of the land rather than for the publisher's own rules. */
export const LAW = 'legal';

/** What a notification calls a sanction. */
export const SANCTION_WORDS = {
  warning: 'warning',
  premoderation: 'premoderation',
  commenting_suspension: 'commenting_suspended',
  flagging_suspension: 'flagging_suspended',
  ban: 'ban',
} as const satisfies Record<SanctionKind, string>;

interface Removal {
  readonly decision: Pick<Decision, 'id' | 'explanation' | 'action' | 'decidedAt' | 'onAppeal'>;
  /** As it was before the decision. */
  readonly subject: Pick<ModerationCase, 'evidence'>;
  readonly rule: Rule;
  readonly settings: Pick<DecisionSettings, 'appealDays'>;
}

/** What the Digital Services Act (Art. 17) has a publisher say of a restriction. */
export function statementOf({ decision, subject, rule, settings }: Removal) {
  const { code, title, text } = rule;
  return {
    decisionId: decision.id,
    ground: { code, title, text, isLaw: code === LAW },
    explanation: decision.explanation,
    foundBy: foundBy(subject),
    decidedBy: 'editor',
    appealUntil: appealUntil(decision, settings)?.toISOString() ?? null,
  } as const;
}

/** Readers come first where both have found it: they are people. */
export function foundBy({ evidence }: Removal['subject']): 'readers' | 'screening' | 'staff' {
  if (evidence.reporters > 0) return 'readers';
  return evidence.held ? 'screening' : 'staff';
}
