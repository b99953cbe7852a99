import type { ModerationCase } from '../cases/case.js';
import { groundOf, type Rule } from '../rules/rule.js';
import type { Decision } from './decision.js';
import type { DecisionSettings } from './decision-settings.js';
import { appealUntil } from './on-appeal.js';

interface Removal {
  readonly decision: Pick<Decision, 'id' | 'explanation' | 'action' | 'decidedAt' | 'onAppeal' | 'undo'>;
  /** As it was before the decision. */
  readonly subject: Pick<ModerationCase, 'evidence'>;
  readonly rule: Rule;
  readonly settings: Pick<DecisionSettings, 'appealDays'>;
}

/** What the Digital Services Act (Art. 17) has a publisher say of a restriction. */
export function statementOf({ decision, subject, rule, settings }: Removal) {
  return {
    decisionId: decision.id,
    ground: groundOf(rule),
    explanation: decision.explanation,
    foundBy: foundBy(subject),
    wasHidden: decision.undo.statusBefore === 'hidden',
    decidedBy: 'editor',
    appealUntil: appealUntil(decision, settings)?.toISOString() ?? null,
  } as const;
}

type FoundBy = 'legal_notice' | 'readers' | 'screening' | 'readers_and_screening' | 'staff';

/** A notice comes first, as the law has the author be told of it. */
export function foundBy({ evidence }: Removal['subject']): FoundBy {
  if ((evidence.notices ?? 0) > 0) return 'legal_notice';
  if (evidence.reporters > 0) return evidence.held ? 'readers_and_screening' : 'readers';
  return evidence.held ? 'screening' : 'staff';
}
