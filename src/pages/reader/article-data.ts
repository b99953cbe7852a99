import type { PresentedArticle } from '../../articles/index.js';
import { textAsRead, type PresentedComment } from '../../comments/index.js';
import { words } from '../layout/words.js';
import type { Thread } from './read-threads.js';

/** An article with the comments on its page, in the words of schema.org. */
export function articleData(article: PresentedArticle, threads: readonly Thread[], origin: string): object {
  const { slug, headline, standfirst, section, tags, publishedAt, images, commentCount } = article;
  const address = `${origin}/articles/${slug}`;
  return {
    '@context': 'https://schema.org',
    '@type': 'OpinionNewsArticle',
    url: address,
    mainEntityOfPage: address,
    headline,
    description: standfirst,
    articleSection: section,
    keywords: tags,
    datePublished: publishedAt.toISOString(),
    image: images.map(({ url }) => new URL(url, origin).href),
    author: authorOf(article, origin),
    publisher: { '@type': 'Organization', name: words('site-name'), url: origin },
    commentCount,
    comment: threads.flatMap(({ comment }) => commentOf(comment, address)),
  };
}

function authorOf({ byline }: PresentedArticle, origin: string): object {
  const { name, role, organisation, picture } = byline;
  return {
    '@type': 'Person',
    name,
    ...(picture === '' ? {} : { image: new URL(picture, origin).href }),
    ...(role === '' ? {} : { jobTitle: role }),
    ...(organisation === '' ? {} : { worksFor: { '@type': 'Organization', name: organisation } }),
  };
}

/** Nothing where it is only a placeholder above its replies. */
function commentOf({ id, bodyHtml, author, createdAt, recommendations }: PresentedComment, address: string): object[] {
  if (bodyHtml === null) return [];
  const data = {
    '@type': 'Comment',
    url: `${address}/comments/${id}`,
    text: textAsRead(bodyHtml),
    dateCreated: createdAt.toISOString(),
    author: { '@type': 'Person', name: author?.displayName ?? words('comment-by-nobody') },
    upvoteCount: recommendations,
  };
  return [data];
}
