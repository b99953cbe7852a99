import type { Article } from '../../articles/index.js';
import { words } from '../layout/words.js';
import { sectionName } from './section-name.js';

interface RelatedProps {
  readonly section: string;
  readonly articles: readonly Article[];
}

export function RelatedArticles({ section, articles }: RelatedProps) {
  if (articles.length === 0) return null;
  return (
    <aside class="related" aria-labelledby="related">
      <h2 id="related">{words('article-related', { section: sectionName(section) })}</h2>
      <ul>
        {articles.map(({ slug, headline, byline }) => (
          <li>
            <a href={`/articles/${slug}`}>{headline}</a>
            <span class="meta">{words('byline', { name: byline.name })}</span>
          </li>
        ))}
      </ul>
    </aside>
  );
}
