import type { ArticleStore } from '../../articles/index.js';
import {
  presentWhole,
  type CommentStore,
  type PresentDeps,
  type PresentedComment,
  type RevisionStore,
  type Signal,
} from '../../comments/index.js';
import type { ModerationCase } from './case.js';

export interface DescribeCasesDeps extends PresentDeps {
  readonly commentStore: Pick<CommentStore, 'findMany'>;
  readonly articleStore: Pick<ArticleStore, 'findMany'>;
  readonly revisionStore: Pick<RevisionStore, 'findSignals'>;
}

/** A case with what it is about; null is what is no longer there. */
export interface DescribedCase {
  readonly subject: ModerationCase;
  /** With text and author, whatever its status. */
  readonly comment: PresentedComment | null;
  readonly headline: string | null;
  /** What screening found in the comment's text as it is, the strongest first. */
  readonly signalCodes: readonly string[];
}

/** A list names what weighs most; the case read alone has all of it. */
const MAX_SIGNAL_CODES = 3;

/** Looks up what cases are about: four queries, however many cases. */
export async function describeCases(
  deps: DescribeCasesDeps,
  subjects: readonly ModerationCase[],
): Promise<readonly DescribedCase[]> {
  const [comments, articles] = await Promise.all([
    deps.commentStore.findMany(subjects.map(({ commentId }) => commentId)),
    deps.articleStore.findMany(subjects.map(({ articleId }) => articleId)),
  ]);
  const signals = await deps.revisionStore.findSignals([...comments.values()]);
  const presented = new Map((await presentWhole(deps, [...comments.values()])).map((comment) => [comment.id, comment]));
  return subjects.map((subject) => ({
    subject,
    comment: presented.get(subject.commentId) ?? null,
    headline: articles.get(subject.articleId)?.headline ?? null,
    signalCodes: strongestCodes(signals.get(subject.commentId) ?? []),
  }));
}

function strongestCodes(signals: readonly Signal[]): readonly string[] {
  const codes = [...signals].sort((a, b) => b.score - a.score).map(({ code }) => code);
  return [...new Set(codes)].slice(0, MAX_SIGNAL_CODES);
}
