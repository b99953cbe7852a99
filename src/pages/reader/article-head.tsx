import type { PresentedArticle } from '../../articles/index.js';
import { words } from '../layout/words.js';
import { articleData } from './article-data.js';
import type { Thread } from './read-threads.js';

interface ArticleHeadProps {
  readonly article: PresentedArticle;
  /** Those on this page. */
  readonly threads: readonly Thread[];
  /** Where this site is reached, without a slash at its end. */
  readonly origin: string;
}

/** What search engines and previews read of an article: schema.org as JSON-LD, and Open Graph. */
export function ArticleHead({ article, threads, origin }: ArticleHeadProps) {
  const { slug, headline, standfirst, section, tags, byline, publishedAt, images } = article;
  const [picture] = images;
  return (
    <>
      <meta property="og:type" content="article" />
      <meta property="og:site_name" content={words('site-name')} />
      <meta property="og:title" content={headline} />
      <meta property="og:description" content={standfirst} />
      <meta property="og:url" content={`${origin}/articles/${slug}`} />
      {picture !== undefined && (
        <>
          <meta property="og:image" content={new URL(picture.url, origin).href} />
          <meta property="og:image:alt" content={picture.alt} />
        </>
      )}
      <meta property="article:published_time" content={publishedAt.toISOString()} />
      <meta property="article:section" content={section} />
      {tags.map((tag) => (
        <meta property="article:tag" content={tag} />
      ))}
      <meta name="author" content={byline.name} />
      <meta name="twitter:card" content={picture === undefined ? 'summary' : 'summary_large_image'} />
      <script
        type="application/ld+json"
        dangerouslySetInnerHTML={{ __html: embeddable(articleData(article, threads, origin)) }}
      />
    </>
  );
}

/** JSON that no HTML parser sees the end of its element in. */
function embeddable(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
