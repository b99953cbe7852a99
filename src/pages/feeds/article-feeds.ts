import { ARTICLE_LISTS, listArticles, listArticlesQuery, type Article } from '../../articles/index.js';
import { definePublicFile, type AnyFile } from '../file.js';
import { words } from '../layout/words.js';
import { sectionName } from '../reader/section-name.js';
import { ATOM_TYPE, writeAtom, type FeedEntry } from './atom.js';

export type ArticleFeedsDeps = Parameters<typeof listArticles>[0] & {
  /** Where this site is reached, without a slash at its end. */
  readonly origin: string;
};

const ENTRIES = 30;
/** Of a feed that has no entries yet: any moment does that never changes. */
const BEGINNING = new Date('2026-01-01T00:00:00Z');
const sectionParams = listArticlesQuery.pick({ section: true }).required();

/** The latest articles: of the site, and of each section. */
export function articleFeeds(deps: ArticleFeedsDeps): readonly AnyFile[] {
  return [
    definePublicFile({
      path: '/feed.atom',
      contentType: ATOM_TYPE,
      cache: () => ARTICLE_LISTS,
      write: () => writeFeed(deps, { title: words('site-name'), page: '/', self: '/feed.atom' }),
    }),
    definePublicFile({
      path: '/sections/:section/feed.atom',
      params: sectionParams,
      contentType: ATOM_TYPE,
      cache: () => ARTICLE_LISTS,
      write: ({ section }) => {
        const title = words('feed-section', { section: sectionName(section) });
        const page = `/sections/${section}`;
        return writeFeed(deps, { title, page, self: `${page}/feed.atom` }, section);
      },
    }),
  ];
}

interface Frame {
  readonly title: string;
  /** Paths. */
  readonly page: string;
  readonly self: string;
}

async function writeFeed(deps: ArticleFeedsDeps, frame: Frame, section?: string): Promise<string> {
  const { origin } = deps;
  const { items } = await listArticles(deps, { section, limit: ENTRIES });
  const whole = { ...frame, page: origin + frame.page, self: origin + frame.self };
  return writeAtom(
    { ...whole, subtitle: words('site-tagline'), since: BEGINNING },
    items.map((article) => entryOf(article, origin)),
  );
}

function entryOf({ slug, headline, standfirst, body, byline, publishedAt, tags }: Article, origin: string): FeedEntry {
  return {
    address: `${origin}/articles/${slug}`,
    title: headline,
    summary: standfirst,
    html: body,
    author: byline.name,
    publishedAt,
    updatedAt: publishedAt,
    topics: tags,
  };
}
