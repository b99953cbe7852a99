import type { Comment } from '../../comments/index.js';
import type { ModerationCase } from '../cases/case.js';
import type { Rule } from '../rules/rule.js';
import type { Decision, OnAppeal } from './decision.js';

/** A decision on an appeal, with the case and the comment as they were before it. */
export interface DecidedAppeal {
  readonly decision: Decision;
  readonly onAppeal: OnAppeal;
  readonly subject: ModerationCase;
  readonly comment: Comment;
  /** By which the comment was removed; null where it was kept. */
  readonly rule: Rule | null;
}

/** An appeal that ends without a decision: who had a hand in it, and on what the comment is now. */
export interface EndedAppeal {
  readonly decisionId: string;
  readonly cause: 'reversal' | 'withdrawal';
  readonly comment: Comment;
}

/** What decisions tell appeals of, each within their own transaction. An appeal is named by the appealed decision. */
export interface AppealCalls {
  readonly noteAppealDecided: (decided: DecidedAppeal) => Promise<void>;
  /** The decision on the appeal was reversed, so it waits for another. */
  readonly noteAppealReopened: (decisionId: string, reversedBy: string) => Promise<void>;
  /** Nothing is left to decide. */
  readonly noteAppealClosed: (ended: EndedAppeal) => Promise<void>;
}
