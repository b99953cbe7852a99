import type { Comment } from '../../comments/index.js';
import type { Flag } from '../../flags/index.js';
import type { ErrorCode } from '../../platform/errors.js';
import type { Decision } from '../decisions/decision.js';
import type { DecisionSettings } from '../decisions/decision-settings.js';
import { appealUntil } from '../decisions/on-appeal.js';
import { findRule, severityOf, type RuleSet, type Severity } from '../rules/rule.js';

/** `closed`: nothing was left to decide, as the comment was taken back or the decision reversed. */
export const APPEAL_STATES = ['pending', 'upheld', 'dismissed', 'closed'] as const;
type AppealState = (typeof APPEAL_STATES)[number];

export const APPEAL_SIDES = ['author', 'reporter'] as const;
export type AppealSide = (typeof APPEAL_SIDES)[number];

/** A party's request that another editor look again. There is at most one for each decision. */
export interface Appeal {
  readonly id: string;
  readonly decisionId: string;
  /** When that was taken. */
  readonly decisionAt: Date;
  readonly caseId: string;
  readonly commentId: string;
  readonly side: AppealSide;
  readonly appellantId: string;
  /** In the appellant's own words; plain. */
  readonly text: string;
  readonly filedAt: Date;
  readonly state: AppealState;
  readonly endedAt: Date | null;
  /** The decision that it ended with. */
  readonly outcomeId: string | null;
}

/**
 * On which side an account may appeal a decision: that of the author of a comment that it removed, or of a reporter whose
 * flag it dismissed; null for whoever is no party to it. `flags` are those of the account on the comment.
 */
export function sideOf(
  accountId: string,
  { id, action, authorId }: Pick<Decision, 'id' | 'action' | 'authorId'>,
  flags: readonly Pick<Flag, 'decisionId' | 'outcome'>[],
): AppealSide | null {
  if (action === 'remove') return authorId === accountId ? 'author' : null;
  const dismissed = flags.some(({ decisionId, outcome }) => decisionId === id && outcome === 'dismissed');
  return action === 'keep' && dismissed ? 'reporter' : null;
}

interface Appealable {
  readonly decision: Decision;
  readonly earlier: Appeal | null;
  /** The latest decision on the case that has not been reversed. */
  readonly standing: Pick<Decision, 'id'> | null;
  readonly comment: Pick<Comment, 'status' | 'revision'>;
}

/** Why a decision cannot be appealed by a party to it; null where it can. */
export function refusalOf(
  { decision, earlier, standing, comment }: Appealable,
  settings: Pick<DecisionSettings, 'appealDays'>,
  now: Date,
): ErrorCode | null {
  if (earlier !== null) return 'already_appealed';
  if (decision.reversedAt !== null) return 'decision_reversed';
  const until = appealUntil(decision, settings);
  if (until === null) return 'appeal_final';
  if (standing?.id !== decision.id) return 'decision_superseded';
  if (comment.status === 'withdrawn') return 'comment_withdrawn';
  // What was kept is not there any more; what is there can be flagged.
  if (decision.action === 'keep' && comment.revision !== decision.revision) return 'revision_changed';
  return now > until ? 'appeal_window_over' : null;
}

/** How bad what the decision is about is: its rule, or the worst that the reporter's flags may mean. */
export function severityAtStake(
  { reason }: Pick<Decision, 'reason'>,
  flags: readonly Pick<Flag, 'reason'>[],
  rules: RuleSet,
): Severity {
  const rule = reason === null ? undefined : findRule(rules, reason);
  const severities = rule ? [rule.severity] : flags.map((flag) => severityOf(rules, flag.reason));
  return severities.reduce<Severity>((a, b) => (a > b ? a : b), 1);
}
