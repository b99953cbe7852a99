import type { ArticleStore } from '../../articles/index.js';
import { presentWhole, type CommentStore, type PresentDeps, type PresentedComment } from '../../comments/index.js';
import type { ModerationCase } from './case.js';

export interface DescribeCasesDeps extends PresentDeps {
  readonly commentStore: Pick<CommentStore, 'findMany'>;
  readonly articleStore: Pick<ArticleStore, 'findMany'>;
}

/** A case with what it is about; null is what is no longer there. */
export interface DescribedCase {
  readonly subject: ModerationCase;
  /** With text and author, whatever its status. */
  readonly comment: PresentedComment | null;
  readonly headline: string | null;
}

/** Looks up what cases are about: three queries, however many cases. */
export async function describeCases(
  deps: DescribeCasesDeps,
  subjects: readonly ModerationCase[],
): Promise<readonly DescribedCase[]> {
  const [comments, articles] = await Promise.all([
    deps.commentStore.findMany(subjects.map(({ commentId }) => commentId)),
    deps.articleStore.findMany(subjects.map(({ articleId }) => articleId)),
  ]);
  const presented = new Map((await presentWhole(deps, [...comments.values()])).map((comment) => [comment.id, comment]));
  return subjects.map((subject) => ({
    subject,
    comment: presented.get(subject.commentId) ?? null,
    headline: articles.get(subject.articleId)?.headline ?? null,
  }));
}
