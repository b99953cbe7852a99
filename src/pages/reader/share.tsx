import type { PresentedArticle } from '../../articles/index.js';
import { words } from '../layout/words.js';
import { mailtoOf, shareLinksOf } from './share-links.js';

interface ShareProps {
  readonly article: Pick<PresentedArticle, 'slug' | 'headline'>;
  /** Where this site is reached, without a slash at its end. */
  readonly origin: string;
}

/** Ways to pass an article on: by mail, by the usual networks, or by its address, to be copied. */
export function Share({ article: { slug, headline }, origin }: ShareProps) {
  const shared = { address: `${origin}/articles/${slug}`, headline };
  return (
    <section class="share" aria-labelledby="share">
      <h2 id="share">{words('article-share')}</h2>
      <ul class="links">
        <li>
          <a href={mailtoOf(shared)}>{words('article-share-mail')}</a>
        </li>
        {shareLinksOf(shared).map(({ name, url }) => (
          <li>
            <a href={url} rel="nofollow noopener noreferrer">
              {words('article-share-on', { name })}
            </a>
          </li>
        ))}
      </ul>
      <p class="share-address">
        <label for="share-address">{words('article-share-address')}</label>
        <input id="share-address" type="text" readonly value={shared.address} />
      </p>
    </section>
  );
}
