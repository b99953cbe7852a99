import type { ArticleStore } from '../../articles/index.js';
import { isVisible, textAsRead, type Comment } from '../../comments/index.js';
import { excerptOf, type CancelNotifications, type Notify } from '../../notifications/index.js';
import type { ModerationCase } from '../cases/case.js';
import type { Rule } from '../rules/rule.js';
import type { Sanction } from '../sanctions/sanction.js';
import { SANCTION_WORDS } from '../sanctions/tell-sanctioned.js';
import type { Decision } from './decision.js';
import { noticeTimeOf, type DecisionSettingsFor } from './decision-settings.js';
import { statementOf } from './statement.js';

export interface TellAuthorDeps {
  readonly articleStore: Pick<ArticleStore, 'findById'>;
  readonly decisionSettingsFor: DecisionSettingsFor;
  readonly notify: Notify;
}

/** A decision, with the case and the comment as they were before it. */
interface Decided {
  readonly decision: Decision;
  readonly subject: ModerationCase;
  readonly comment: Comment;
  readonly rule: Rule | null;
  readonly sanction: Sanction | null;
}

/** Of everything that people are told of a decision, so that its reversal finds it. */
export const keyOf = ({ id }: Decision) => `decision:${id}`;

/**
 * Tells an author that a comment and perhaps their account were restricted, and why; or that a comment that waited now
 * appears. Neither shown nor sent before the undo window is over. Call it within the decision's transaction.
 */
export async function tellAuthor(deps: TellAuthorDeps, decided: Decided): Promise<void> {
  const { decision, subject, comment, rule, sanction } = decided;
  const settings = await deps.decisionSettingsFor(subject.section);
  const notBefore = noticeTimeOf(decision, settings);
  const notice = { accountId: decision.authorId, dedupeKey: keyOf(decision), notBefore };
  const mention = await mentionOf(deps, comment, 'author');
  if (decision.action === 'keep' && (comment.status === 'held' || comment.status === 'hidden'))
    await deps.notify({ ...notice, kind: 'comment_published', data: { comment: mention } });
  if (decision.action !== 'remove' || rule === null || comment.status === 'withdrawn') return;
  const statement = statementOf({ decision, subject, rule, settings });
  await deps.notify({ ...notice, kind: 'comment_removed', data: { ...statement, comment: mention } });
  if (sanction === null) return;
  const until = sanction.endsAt?.toISOString() ?? null;
  const imposed = { sanctionId: sanction.id, sanction: SANCTION_WORDS[sanction.kind], until };
  await deps.notify({ ...notice, kind: 'sanction_imposed', data: { ...statement, ...imposed } });
}

export interface TellReversedDeps extends Pick<TellAuthorDeps, 'articleStore' | 'notify'> {
  readonly cancelNotifications: CancelNotifications;
}

/** Takes back what nobody has been told yet of a decision, and corrects the rest. `comment` is as it is without it. */
export async function tellReversed(deps: TellReversedDeps, decision: Decision, comment: Comment): Promise<void> {
  const told = await deps.cancelNotifications(keyOf(decision));
  if (told.length === 0) return;
  const correction = { decisionId: decision.id, isShownAgain: isVisible(comment) };
  for (const accountId of new Set(told.map((each) => each.accountId))) {
    const mention = await mentionOf(deps, comment, accountId === comment.authorId ? 'author' : 'reporter');
    const data = { ...correction, comment: mention };
    await deps.notify({ accountId, kind: 'decision_corrected', data, dedupeKey: `reversal:${decision.id}` });
  }
}

export type MentionDeps = Pick<TellAuthorDeps, 'articleStore'>;

/** A comment as a notification speaks of it. What everyone can't see is quoted to nobody but its author. */
export async function mentionOf({ articleStore }: MentionDeps, comment: Comment, to: 'author' | 'reporter') {
  const { id: commentId, articleId, articleSlug, bodyHtml } = comment;
  const article = await articleStore.findById(articleId);
  const excerpt = to === 'author' || isVisible(comment) ? excerptOf(textAsRead(bodyHtml)) : '';
  return { commentId, articleSlug, headline: article?.headline ?? '', excerpt };
}
