import { findPublishedArticle, type Article, type FindArticleDeps } from '../../../articles/index.js';
import { textAsRead, type ScreeningResult } from '../../../comments/index.js';
import { AppError } from '../../../platform/errors.js';
import type { Viewer } from '../../../platform/http/permissions.js';
import type { Screen } from '../screen-revision.js';

export interface PreviewScreeningDeps extends FindArticleDeps {
  readonly screen: Screen;
}

interface PreviewInput {
  /** Clean HTML in normal form. */
  readonly bodyHtml: string;
  readonly slug: string | null;
}

interface Preview extends ScreeningResult {
  /** As read: what the spans of the signals point into. */
  readonly text: string;
}

/**
 * What screening says of a text that nobody posted, as if it were a comment on the article, or on none in particular.
 * Stores nothing. Throws `not_found` without a published article, also outside the sections that `viewer` works on.
 */
export async function previewScreening(
  deps: PreviewScreeningDeps,
  viewer: Viewer,
  { bodyHtml, slug }: PreviewInput,
): Promise<Preview> {
  const article = slug === null ? null : await findOwnArticle(deps, viewer, slug);
  const nobodys = { authorId: null, commentId: null, parentId: null, revision: 1 };
  const result = await deps.screen({ article, bodyHtml, ...nobodys });
  return { ...result, text: textAsRead(bodyHtml) };
}

async function findOwnArticle(deps: FindArticleDeps, { sections }: Viewer, slug: string): Promise<Article> {
  const article = await findPublishedArticle(deps, slug);
  if (sections !== null && !sections.includes(article.section)) throw new AppError('not_found');
  return article;
}
