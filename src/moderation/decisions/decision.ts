import type { NewAuditEntry } from '../../audit/index.js';
import type { CommentStatus } from '../../comments/index.js';
import type { FieldError } from '../../platform/errors.js';
import { findRule, type Rule, type RuleSet } from '../rules/rule.js';
import type { Undo } from './undo.js';

export const DECISION_ACTIONS = ['keep', 'remove', 'escalate'] as const;
export type DecisionAction = (typeof DECISION_ACTIONS)[number];

/** Flags that nobody could raise in good faith; grave where they did harm, as where they served to silence somebody. */
export const UNFOUNDED = ['plain', 'grave'] as const;
export type Unfounded = (typeof UNFOUNDED)[number];

/** An editor's verdict on a case. */
export interface Decision {
  readonly id: string;
  /** Of those that were taken together; null for one by itself. */
  readonly batchId: string | null;
  readonly caseId: string;
  readonly commentId: string;
  readonly authorId: string;
  /** Of the case, when it was decided; it stays with the decision. */
  readonly section: string;
  /** The text that the editor decided on. */
  readonly revision: number;
  readonly action: DecisionAction;
  /** The code of a rule; a removal always has one, a comment that is kept never. */
  readonly reason: string | null;
  /** The version of the rules that it was taken by. */
  readonly rulesVersion: number;
  /** To other editors. */
  readonly note: string | null;
  /** In the editor's words, to the author of a removed comment, or to who appealed. */
  readonly explanation: string | null;
  readonly decidedBy: string;
  readonly decidedAt: Date;
  readonly reversedAt: Date | null;
  readonly reversedBy: string | null;
  /** To other editors. */
  readonly reversalNote: string | null;
  /** How many flags the decision upheld. */
  readonly flagsUpheld: number;
  /** What the editor calls the flags on a comment that is kept; null, or left out, where nothing is said of them. */
  readonly flagsUnfounded?: Unfounded | null;
  /** Where it was taken on an appeal; left out of a decision that was not. */
  readonly onAppeal?: OnAppeal | null;
  readonly undo: Undo;
}

/** What became of an appeal by a decision. */
export interface OnAppeal {
  /** The decision that was appealed. */
  readonly decisionId: string;
  /** `upheld`: the appealed decision is reversed. `dismissed`: it stands. */
  readonly outcome: AppealOutcome;
  /** 1, or 2 where the appealed decision was itself taken on an appeal, of the other side. */
  readonly round: number;
}

export const APPEAL_OUTCOMES = ['upheld', 'dismissed'] as const;
type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

/** What a decision makes of a comment's status; one that its author took back stays so. */
const NEXT_STATUS: Readonly<Record<DecisionAction, Readonly<Record<CommentStatus, CommentStatus>>>> = {
  keep: {
    published: 'published',
    held: 'published',
    hidden: 'published',
    removed: 'removed',
    withdrawn: 'withdrawn',
  },
  remove: { published: 'removed', held: 'removed', hidden: 'removed', removed: 'removed', withdrawn: 'withdrawn' },
  escalate: { published: 'published', held: 'held', hidden: 'hidden', removed: 'removed', withdrawn: 'withdrawn' },
};

export function nextStatus(action: DecisionAction, status: CommentStatus): CommentStatus {
  return NEXT_STATUS[action][status];
}

/** The rule that a decision names (null for none), or what is wrong with its `reason`. */
export function ruleFor(
  rules: RuleSet,
  action: DecisionAction,
  reason: string | null,
): { readonly rule: Rule | null; readonly error?: FieldError } {
  const wrong = (message: string) => ({ rule: null, error: { path: 'reason', message } });
  if (reason === null) return action === 'remove' ? wrong('A removal needs a reason.') : { rule: null };
  if (action === 'keep') return wrong('A comment that is kept has no reason.');
  const rule = findRule(rules, reason);
  return rule === undefined ? wrong('Must be the code of a community rule.') : { rule };
}

const ACTS = { keep: 'comment.kept', remove: 'comment.removed', escalate: 'case.escalated' } as const;

/** What the audit log is told of a decision. */
export function auditEntryOf(decision: Decision): NewAuditEntry {
  const { id, batchId, caseId, commentId, action, reason, revision, decidedBy } = decision;
  return {
    actor: { type: 'account', id: decidedBy },
    act: ACTS[action],
    subject: action === 'escalate' ? { type: 'case', id: caseId } : { type: 'comment', id: commentId },
    details: { decisionId: id, caseId, revision, reason, ...(batchId === null ? {} : { batchId }) },
  };
}
