import type { z } from 'zod';
import type { AuditLog } from '../audit/index.js';
import type { Clock } from '../platform/clock.js';
import type { AfterCommit, Transact } from '../platform/database/transactions.js';
import { AppError } from '../platform/errors.js';
import { numberedSlug, slugOf, type Article, type DropPublic } from './article.js';
import type { createArticleBody } from './article-schemas.js';
import type { ArticleStore, NewArticle } from './article-store.js';

export interface CreateArticleDeps {
  readonly articleStore: Pick<ArticleStore, 'insert'>;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
  readonly transact: Transact;
  readonly afterCommit: AfterCommit;
  readonly dropPublic: DropPublic;
}

interface CreateArticleInput {
  readonly editorId: string;
  readonly article: z.output<typeof createArticleBody>;
}

/** How many headlines that make the same slug get a numbered one. */
const SLUG_ATTEMPTS = 50;

/** Publishes an article, at its time of publication. Throws `slug_taken` when the slug was asked for by name. */
export async function createArticle(
  deps: CreateArticleDeps,
  { editorId, article }: CreateArticleInput,
): Promise<Article> {
  const { slug, publishedAt = deps.clock.now(), ...rest } = article;
  const insert = (chosen: string) => insertAudited(deps, editorId, { slug: chosen, publishedAt, ...rest });
  if (slug !== undefined) return insert(slug);
  const made = slugOf(rest.headline);
  for (let attempt = 1; attempt < SLUG_ATTEMPTS; attempt += 1) {
    try {
      return await insert(numberedSlug(made, attempt));
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'slug_taken')) throw error;
    }
  }
  return insert(numberedSlug(made, SLUG_ATTEMPTS));
}

function insertAudited(deps: CreateArticleDeps, editorId: string, article: NewArticle): Promise<Article> {
  return deps.transact(async () => {
    const created = await deps.articleStore.insert(article);
    await deps.auditLog.record({
      actor: { type: 'account', id: editorId },
      act: 'article.created',
      subject: { type: 'article', id: created.id },
      details: { slug: created.slug },
    });
    await deps.afterCommit(() => deps.dropPublic(created.slug));
    return created;
  });
}
