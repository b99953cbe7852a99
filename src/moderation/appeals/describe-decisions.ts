import type { ArticleStore } from '../../articles/index.js';
import type { Comment, CommentStore, RevisionStore } from '../../comments/index.js';
import type { CaseStore } from '../cases/case-store.js';
import type { Decision } from '../decisions/decision.js';
import { noticeTimeOf, type DecisionSettingsFor } from '../decisions/decision-settings.js';
import type { DecisionStore } from '../decisions/decision-store.js';
import { findRule, type Rule, type RuleSet } from '../rules/rule.js';
import { rulesOfVersion } from '../rules/rules-in-force.js';
import type { RuleSetStore } from '../rules/rule-set-store.js';
import { refusalOf, type Appeal } from './appeal.js';
import { appealUntil } from '../decisions/on-appeal.js';
import type { AppealStore } from './appeal-store.js';
import { waitingFor, type FreeEditorDeps, type WaitingFor } from './free-editor.js';
import type { OwnDecision } from './own-decisions.js';

export interface DescribeDecisionsDeps extends FreeEditorDeps {
  readonly decisionStore: Pick<DecisionStore, 'findMany' | 'findStanding'>;
  readonly commentStore: Pick<CommentStore, 'findMany'>;
  readonly revisionStore: Pick<RevisionStore, 'listTexts'>;
  readonly articleStore: Pick<ArticleStore, 'findMany'>;
  readonly caseStore: Pick<CaseStore, 'findById'>;
  readonly appealStore: Pick<AppealStore, 'findOnDecisions'>;
  readonly ruleSetStore: Pick<RuleSetStore, 'findVersion'>;
  readonly decisionSettingsFor: DecisionSettingsFor;
  readonly clock: { readonly now: () => Date };
}

/** The viewer's appeal, with the decision on it once there is one. */
export interface OwnAppeal {
  readonly appeal: Appeal;
  readonly outcome: Decision | null;
  readonly waitingFor: WaitingFor | null;
}

export interface DescribedDecision {
  readonly own: OwnDecision;
  readonly decision: Decision;
  readonly comment: Comment;
  readonly headline: string | null;
  /** What was decided on; null where the viewer may not read it any more. */
  readonly bodyHtml: string | null;
  readonly rule: Rule | null;
  /** Until when the viewer may appeal; null where they can't. */
  readonly appealUntil: Date | null;
  readonly appeal: OwnAppeal | null;
}

/**
 * Looks up what decisions that concern an account are about. Left out is one whose comment is not there any more, and one
 * that was undone before anybody was told.
 */
export async function describeDecisions(
  deps: DescribeDecisionsDeps,
  accountId: string,
  owns: readonly OwnDecision[],
): Promise<readonly DescribedDecision[]> {
  const decisions = await deps.decisionStore.findMany(owns.map(({ decisionId }) => decisionId));
  const comments = await deps.commentStore.findMany([...decisions.values()].map(({ commentId }) => commentId));
  const articles = await deps.articleStore.findMany([...comments.values()].map(({ articleId }) => articleId));
  const texts = await deps.revisionStore.listTexts([...comments.keys()]);
  const appeals = await deps.appealStore.findOnDecisions([...decisions.keys()]);
  const outcomes = await deps.decisionStore.findMany([...appeals.values()].flatMap(({ outcomeId }) => outcomeId ?? []));
  const rules = await rulesOf(deps, [...decisions.values()]);
  const described: DescribedDecision[] = [];
  for (const own of owns) {
    const decision = decisions.get(own.decisionId);
    const comment = decision && comments.get(decision.commentId);
    if (decision === undefined || comment === undefined) continue;
    const appeal = appeals.get(decision.id) ?? null;
    if (appeal === null && (await wasUndoneUntold(deps, decision, comment))) continue;
    const isReadable =
      own.as === 'author' || (comment.status === 'published' && comment.revision === decision.revision);
    const text = texts.find(
      ({ commentId, revision }) => commentId === comment.id && revision === decision.revision,
    )?.bodyHtml;
    described.push({
      own,
      decision,
      comment,
      headline: articles.get(comment.articleId)?.headline ?? null,
      bodyHtml: isReadable ? (text ?? null) : null,
      rule: findRule(rules(decision.rulesVersion), decision.reason ?? '') ?? null,
      appealUntil: await untilFor(deps, { own, decision, comment, appeal }),
      appeal: appeal?.appellantId === accountId ? await ownAppeal(deps, appeal, outcomes) : null,
    });
  }
  return described;
}

/** The account was never told of it, and need not wonder now. */
async function wasUndoneUntold(
  { decisionSettingsFor }: DescribeDecisionsDeps,
  decision: Decision,
  { section }: Comment,
): Promise<boolean> {
  return (
    decision.reversedAt !== null && decision.reversedAt <= noticeTimeOf(decision, await decisionSettingsFor(section))
  );
}

interface Matter extends Pick<DescribedDecision, 'own' | 'decision' | 'comment'> {
  readonly appeal: Appeal | null;
}

/** As filing an appeal would find it. */
async function untilFor(deps: DescribeDecisionsDeps, { own, decision, comment, appeal }: Matter): Promise<Date | null> {
  if ((own.as === 'author') !== (decision.action === 'remove')) return null;
  const settings = await deps.decisionSettingsFor(comment.section);
  const standing = await deps.decisionStore.findStanding(decision.caseId);
  const refusal = refusalOf({ decision, earlier: appeal, standing, comment }, settings, deps.clock.now());
  return refusal === null ? appealUntil(decision, settings) : null;
}

async function ownAppeal(
  deps: DescribeDecisionsDeps,
  appeal: Appeal,
  outcomes: ReadonlyMap<string, Decision>,
): Promise<OwnAppeal> {
  const outcome = appeal.outcomeId === null ? null : (outcomes.get(appeal.outcomeId) ?? null);
  const subject = appeal.state === 'pending' ? await deps.caseStore.findById(appeal.caseId) : null;
  return { appeal, outcome, waitingFor: subject && (await waitingFor(deps, subject)) };
}

async function rulesOf(
  deps: DescribeDecisionsDeps,
  decisions: readonly Decision[],
): Promise<(version: number) => RuleSet> {
  const versions = [...new Set(decisions.map(({ rulesVersion }) => rulesVersion))];
  const found = new Map(
    await Promise.all(versions.map(async (version) => [version, await rulesOfVersion(deps, version)] as const)),
  );
  return (version) => {
    const rules = found.get(version);
    if (rules === undefined) throw new RangeError('These rules were not looked up.');
    return rules;
  };
}
