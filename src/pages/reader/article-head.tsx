import type { PresentedArticle } from '../../articles/index.js';

/** What search engines and previews read of an article: schema.org as JSON-LD, and Open Graph. */
export function ArticleHead({ article }: { readonly article: PresentedArticle }) {
  const { headline, standfirst, section, publishedAt, images } = article;
  const [picture] = images;
  return (
    <>
      <meta property="og:type" content="article" />
      <meta property="og:title" content={headline} />
      <meta property="og:description" content={standfirst} />
      {picture !== undefined && <meta property="og:image" content={picture.url} />}
      <meta property="article:published_time" content={publishedAt.toISOString()} />
      <meta property="article:section" content={section} />
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: embeddable(describe(article)) }} />
    </>
  );
}

function describe({ headline, standfirst, section, byline, publishedAt, images, commentCount }: PresentedArticle) {
  const { name, role, organisation } = byline;
  return {
    '@context': 'https://schema.org',
    '@type': 'OpinionNewsArticle',
    headline,
    description: standfirst,
    articleSection: section,
    datePublished: publishedAt.toISOString(),
    image: images.map(({ url }) => url),
    commentCount,
    author: {
      '@type': 'Person',
      name,
      ...(role === '' ? {} : { jobTitle: role }),
      ...(organisation === '' ? {} : { worksFor: { '@type': 'Organization', name: organisation } }),
    },
  };
}

/** JSON that no HTML parser sees the end of its element in. */
function embeddable(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
