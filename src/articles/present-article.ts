import type { Article, CountComments } from './article.js';

/** An article as the API answers it. */
export interface PresentedArticle extends Article {
  readonly commentCount: number;
}

interface PresentDeps {
  readonly countComments: CountComments;
}

export async function presentArticles(
  { countComments }: PresentDeps,
  articles: readonly Article[],
): Promise<readonly PresentedArticle[]> {
  const counts = await countComments(articles.map(({ id }) => id));
  return articles.map((article) => ({ ...article, commentCount: counts.get(article.id) ?? 0 }));
}

export async function presentArticle({ countComments }: PresentDeps, article: Article): Promise<PresentedArticle> {
  const counts = await countComments([article.id]);
  return { ...article, commentCount: counts.get(article.id) ?? 0 };
}
