import type { Account } from '../../accounts/index.js';
import { foundBy } from '../decisions/statement.js';
import { groundOf } from '../rules/rule.js';
import type { Appeal } from './appeal.js';
import type { DescribedDecision, OwnAppeal } from './describe-decisions.js';
import type { WaitingFor } from './free-editor.js';

/** An appeal as its appellant sees it. */
export function presentOwnAppeal({ appeal, outcome, waitingFor }: OwnAppeal) {
  const { id, decisionId, commentId, side, text, filedAt, state, endedAt } = appeal;
  // What a removal says to the author is nobody else's.
  const isForAppellant = side === 'author' || outcome?.action === 'keep';
  const explanation = isForAppellant ? (outcome?.explanation ?? null) : null;
  return { ...{ id, decisionId, commentId, side, text, filedAt, state, endedAt }, explanation, waitingFor };
}

/** An appeal as editors see it. */
export function presentAppealToEditor(appeal: Appeal, appellant: Account | undefined, waitingFor: WaitingFor | null) {
  const { id, decisionId, commentId, side, text, filedAt, state, endedAt, outcomeId } = appeal;
  return {
    ...{ id, decisionId, commentId, side, text, filedAt, state, endedAt, outcomeId },
    appellant: appellant === undefined ? null : { id: appellant.id, displayName: appellant.displayName },
    waitingFor: state === 'pending' ? waitingFor : null,
  };
}

/** A decision as a party to it sees it: never who took it, nor what editors say to each other. */
export function presentOwnDecision({ own, decision, comment, rule, ...described }: DescribedDecision) {
  const { id, commentId, revision, action, decidedAt, reversedAt, rulesVersion, onAppeal = null } = decision;
  const isAuthor = own.as === 'author';
  return {
    ...{ id, commentId, revision, action, decidedAt, reversedAt },
    as: own.as,
    flagId: own.flagId,
    articleSlug: comment.articleSlug,
    headline: described.headline,
    bodyHtml: described.bodyHtml,
    ground: rule === null ? null : { ...groundOf(rule), version: rulesVersion },
    explanation: isAuthor ? decision.explanation : null,
    // A removal on appeal is one that a reporter asked for.
    foundBy: isAuthor ? (onAppeal === null ? foundBy(decision.undo.subject) : 'readers') : null,
    decidedBy: 'editor',
    isOnAppeal: onAppeal !== null,
    appealUntil: described.appealUntil,
    appeal: described.appeal && presentOwnAppeal(described.appeal),
  };
}
