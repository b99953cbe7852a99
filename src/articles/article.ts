import { DAY_MS } from '../platform/clock.js';

export const COMMENTING = ['open', 'premoderated', 'closed'] as const;
/** Whether readers may comment: at once, after an editor has looked, or not (any more). */
export type Commenting = (typeof COMMENTING)[number];

export interface Byline {
  readonly name: string;
  /** The post that the writer holds, and where; empty when unsaid. */
  readonly role: string;
  readonly organisation: string;
  /** http, https or relative to the site; empty where there is none. */
  readonly picture: string;
}

interface RelatedLink {
  readonly label: string;
  /** http, https or relative to the site. */
  readonly url: string;
}

interface ArticleImage {
  /** http, https or relative to the site. */
  readonly url: string;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
}

/** An opinion piece. */
export interface Article {
  readonly id: string;
  /** Its address for good: it never changes, because links and comments carry it. */
  readonly slug: string;
  readonly headline: string;
  readonly standfirst: string;
  /** Clean HTML. */
  readonly body: string;
  readonly byline: Byline;
  /** Slug-like, such as `health-management`. */
  readonly section: string;
  readonly tags: readonly string[];
  /** Readers see the article from this moment on. */
  readonly publishedAt: Date;
  readonly commenting: Commenting;
  readonly links: readonly RelatedLink[];
  readonly images: readonly ArticleImage[];
}

/**
 * Supplied by moderation, whose settings say it: after how many days from its publication an article of a section takes
 * no more comments; 0 for never.
 */
export type ClosesAfterDays = (section: string) => Promise<number>;

/** Supplied by comments: the number of published comments by article id; an article that is missing has none. */
export type CountComments = (articleIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;

/**
 * Supplied by the parts that keep an article's section beside their own records. Called once an article has moved to
 * another section, with the article as it is after it; saying it twice does no harm.
 */
export type NoteArticleMoved = (article: Article) => Promise<void>;

/** Supplied by the public cache: forgets the finished pages of an article, on every node. */
export type DropPublic = (articleSlug: string) => Promise<void> | void;

const MAX_SLUG_LENGTH = 80;

/** The slug of a headline: lower-case ASCII words joined by hyphens, cut at a word. Never empty. */
export function slugOf(headline: string): string {
  const words = headline
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  if (words === null) return 'article';
  const whole = words.join('-');
  if (whole.length <= MAX_SLUG_LENGTH) return whole;
  const cut = whole.lastIndexOf('-', MAX_SLUG_LENGTH);
  return whole.slice(0, cut > 0 ? cut : MAX_SLUG_LENGTH);
}

/** The `attempt`-th slug to try for a headline whose slug others have taken: `costs`, `costs-2`, `costs-3`. */
export function numberedSlug(slug: string, attempt: number): string {
  return attempt === 1 ? slug : `${slug}-${attempt}`;
}

/** Whether readers may comment at this moment: what the editors said, until the article is too old for more. */
export function commentingAt(
  { commenting, publishedAt }: Pick<Article, 'commenting' | 'publishedAt'>,
  { now, closesAfterDays }: { readonly now: Date; readonly closesAfterDays: number },
): Commenting {
  if (closesAfterDays === 0) return commenting;
  return now.getTime() - publishedAt.getTime() < closesAfterDays * DAY_MS ? commenting : 'closed';
}

export function isPublished(article: Article, now: Date): boolean {
  return article.publishedAt <= now;
}
