import { AppError } from '../../platform/errors.js';
import type { Rule, RuleSet } from '../rules/rule.js';
import { ruleFor, type DecisionAction, type Unfounded } from './decision.js';
import type { SeenCase } from './examine-case.js';
import { sanctionProblems, type DecisionSanction } from './decision-sanction.js';

/** What an editor wants done, whichever case it is about. */
export interface RulingInput {
  readonly action: DecisionAction;
  readonly reason: string | null;
  readonly note: string | null;
  /** To the author of a removed comment, or to who appealed. */
  readonly explanation: string | null;
  /** What the author of a removed comment gets for it. */
  readonly sanction: DecisionSanction | null;
  /** Of the flags on a comment that is kept. */
  readonly flagsUnfounded?: Unfounded | null | undefined;
}

/** The same, with the rule that its reason names, and the rules that it stands in. */
export interface Ruling extends Omit<RulingInput, 'reason' | 'flagsUnfounded'> {
  readonly flagsUnfounded: Unfounded | null;
  readonly rule: Rule | null;
  readonly rules: RuleSet;
}

/** What is ruled on one case. */
export interface RuledCase {
  readonly seen: SeenCase;
  readonly ruling: Ruling;
  /** Null for a decision by itself. */
  readonly batchId: string | null;
}

export interface MakeRulingDeps {
  /** The rules in force. */
  readonly readRules: () => Promise<RuleSet>;
}

const NOT_UNFOUNDED = { path: 'flagsUnfounded', message: 'Only where the comment is kept.' };

/** Throws `validation_failed` for a reason or a sanction that doesn't fit. */
export async function makeRuling({ readRules }: MakeRulingDeps, input: RulingInput): Promise<Ruling> {
  const { action, reason, note, explanation, sanction, flagsUnfounded = null } = input;
  const rules = await readRules();
  const { rule, error } = ruleFor(rules, action, reason);
  const errors = [
    ...(error === undefined ? [] : [error]),
    ...sanctionProblems(action, sanction),
    ...(flagsUnfounded === null || action === 'keep' ? [] : [NOT_UNFOUNDED]),
  ];
  if (errors.length > 0) throw new AppError('validation_failed', { errors });
  return { action, note, explanation, sanction, flagsUnfounded, rule, rules };
}
