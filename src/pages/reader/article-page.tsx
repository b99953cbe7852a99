import { z } from 'zod';
import {
  articleParams,
  findPublishedArticle,
  listArticles,
  presentArticle,
  type PresentedArticle,
} from '../../articles/index.js';
import { COMMENT_SORTS } from '../../comments/index.js';
import { words } from '../layout/words.js';
import { NewsletterCall } from '../newsletter/newsletter-call.js';
import { RelatedJobs } from '../vacancies/related-jobs.js';
import { definePublicPage, type AnyPage } from '../page.js';
import { ArticleBody } from './article-body.js';
import { ArticleHead } from './article-head.js';
import { CommentSection } from './comment-section.js';
import { readThreads, type ThreadsDeps } from './read-threads.js';
import { RelatedArticles } from './related-articles.js';

export type ArticlePageDeps = ThreadsDeps &
  Parameters<typeof listArticles>[0] &
  Parameters<typeof presentArticle>[0] & {
    /** Where this site is reached, without a slash at its end. */
    readonly origin: string;
  };

const RELATED = 4;

const query = z.object({
  sort: z.enum(COMMENT_SORTS).default('newest'),
  cursor: z.string().max(500).optional(),
});

/** An article with its readers' comments. */
export function articlePage(deps: ArticlePageDeps): AnyPage {
  return definePublicPage({
    path: '/articles/:slug',
    params: articleParams,
    query,
    cache: ({ slug }) => slug,
    show: async ({ params: { slug }, query: { sort, cursor } }) => {
      const article = await presentArticle(deps, await findPublishedArticle(deps, slug));
      const [threads, related] = await Promise.all([
        readThreads(deps, { slug, sort, cursor }),
        readRelated(deps, article),
      ]);
      return {
        title: article.headline,
        description: article.standfirst,
        canonical: `/articles/${slug}`,
        feeds: [feedOf(article)],
        head: <ArticleHead article={article} threads={threads.threads} origin={deps.origin} />,
        main: (
          <div class="page article-page">
            <ArticleBody article={article} origin={deps.origin} />
            <CommentSection article={article} threads={threads} sort={sort} isFirst={cursor === undefined} />
            <div class="beside">
              <RelatedArticles section={article.section} articles={related} />
              <RelatedJobs slug={slug} />
              <NewsletterCall />
            </div>
          </div>
        ),
      };
    },
  });
}

function feedOf({ slug, headline }: PresentedArticle) {
  return { title: words('feed-comments', { headline }), path: `/articles/${slug}/comments.atom` };
}

async function readRelated(deps: ArticlePageDeps, { id, section }: PresentedArticle) {
  const { items } = await listArticles(deps, { section, limit: RELATED + 1 });
  return items.filter((article) => article.id !== id).slice(0, RELATED);
}
