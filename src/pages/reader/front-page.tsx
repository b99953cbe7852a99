import { z } from 'zod';
import {
  ARTICLE_LISTS,
  listArticles,
  listArticlesQuery,
  presentArticles,
  type PresentedArticle,
} from '../../articles/index.js';
import type { Page } from '../../platform/http/pagination.js';
import { Time } from '../layout/dates.js';
import { words } from '../layout/words.js';
import { NewsletterCall } from '../newsletter/newsletter-call.js';
import { definePublicPage, type AnyPage, type View } from '../page.js';
import { sectionName } from './section-name.js';
import { tagPath } from './tag-path.js';

type ArticleListDeps = Parameters<typeof listArticles>[0] & Parameters<typeof presentArticles>[0];
export type FrontPageDeps = ArticleListDeps;

const PAGE_SIZE = 12;
const query = z.object({ cursor: z.string().max(500).optional() });
const sectionParams = z.object({
  section: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
});

const tagParams = listArticlesQuery.pick({ tag: true }).required();

/** The latest opinion: all of it, and that of each section and under each tag. */
export function frontPages(deps: FrontPageDeps): readonly AnyPage[] {
  return [
    definePublicPage({
      path: '/',
      query,
      cache: () => ARTICLE_LISTS,
      show: async ({ query: { cursor } }) => {
        const page = await read(deps, { cursor });
        return listView(page, { title: words('front-title'), path: '/', isFirst: cursor === undefined });
      },
    }),
    definePublicPage({
      path: '/sections/:section',
      params: sectionParams,
      query,
      cache: () => ARTICLE_LISTS,
      show: async ({ params: { section }, query: { cursor } }) => {
        const page = await read(deps, { section, cursor });
        const title = words('section-title', { section: sectionName(section) });
        const path = `/sections/${section}`;
        const feeds = [{ title: words('feed-section', { section: sectionName(section) }), path: `${path}/feed.atom` }];
        return { ...listView(page, { title, path, isFirst: cursor === undefined }), feeds };
      },
    }),
    definePublicPage({
      path: '/tags/:tag',
      params: tagParams,
      query,
      cache: () => ARTICLE_LISTS,
      show: async ({ params: { tag }, query: { cursor } }) => {
        const page = await read(deps, { tag, cursor });
        const title = words('tag-title', { tag });
        return listView(page, { title, path: tagPath(tag), isFirst: cursor === undefined });
      },
    }),
  ];
}

interface Wanted {
  readonly section?: string;
  readonly tag?: string;
  readonly cursor: string | undefined;
}

async function read(deps: ArticleListDeps, wanted: Wanted): Promise<Page<PresentedArticle>> {
  const { items, nextCursor } = await listArticles(deps, { ...wanted, limit: PAGE_SIZE });
  return { items: await presentArticles(deps, items), nextCursor };
}

interface ListFrame {
  readonly title: string;
  readonly path: string;
  readonly isFirst: boolean;
}

function listView({ items, nextCursor }: Page<PresentedArticle>, { title, path, isFirst }: ListFrame): View {
  return {
    title,
    description: words('site-tagline'),
    ...(isFirst ? { canonical: path } : {}),
    main: (
      <div class="page">
        <h1 class="list-title">{title}</h1>
        {items.length === 0 && <p>{words(path === '/' ? 'front-empty' : 'list-empty')}</p>}
        <ol class="articles">
          {items.map((article, nth) => (
            <ArticleCard article={article} isLead={isFirst && nth === 0} />
          ))}
        </ol>
        <p class="paging">
          {!isFirst && <a href={path}>{words('list-newest')}</a>}
          {nextCursor !== null && (
            <a rel="next" href={`${path}?cursor=${nextCursor}`}>
              {words('list-older')}
            </a>
          )}
        </p>
        <NewsletterCall />
      </div>
    ),
  };
}

function ArticleCard({ article, isLead }: { readonly article: PresentedArticle; readonly isLead: boolean }) {
  const { slug, section, headline, standfirst, byline, publishedAt, commentCount, images } = article;
  const [picture] = images;
  return (
    <li class={isLead ? 'card lead' : 'card'}>
      <article>
        {picture !== undefined && (
          <img src={picture.url} alt="" loading={isLead ? 'eager' : 'lazy'} width={640} height={360} />
        )}
        <p class="kicker">
          <a href={`/sections/${section}`}>{sectionName(section)}</a>
        </p>
        <h2>
          <a href={`/articles/${slug}`}>{headline}</a>
        </h2>
        <p class="standfirst">{standfirst}</p>
        <p class="meta">
          <span>{words('byline', { name: byline.name })}</span> <Time at={publishedAt} />{' '}
          <a href={`/articles/${slug}#comments`}>{words('comment-count', { count: commentCount })}</a>
        </p>
      </article>
    </li>
  );
}
