import type { PresentedArticle } from '../../articles/index.js';
import { Time } from '../layout/dates.js';
import { words } from '../layout/words.js';
import { sectionName } from './section-name.js';
import { Share } from './share.js';
import { tagPath } from './tag-path.js';

interface ArticleProps {
  readonly article: PresentedArticle;
}

interface ArticleBodyProps extends ArticleProps {
  /** Where this site is reached, without a slash at its end. */
  readonly origin: string;
}

/** The piece itself: what stands above the comments. */
export function ArticleBody({ article, origin }: ArticleBodyProps) {
  const { section, headline, standfirst, body, commentCount } = article;
  return (
    <article class="story">
      <header>
        <p class="kicker">
          <a href={`/sections/${section}`}>{sectionName(section)}</a>
        </p>
        <h1>{headline}</h1>
        {standfirst !== '' && <p class="standfirst">{standfirst}</p>}
        <Byline article={article} />
        <p class="meta">
          <Time at={article.publishedAt} /> <a href="#comments">{words('comment-count', { count: commentCount })}</a>
        </p>
      </header>
      <Picture article={article} />
      {/* Cleaned on its way in (src/articles/article-body.ts). */}
      <div class="prose" dangerouslySetInnerHTML={{ __html: body }} />
      <MorePictures article={article} />
      <Links article={article} />
      <Tags article={article} />
      <Share article={article} origin={origin} />
    </article>
  );
}

function Byline({ article: { byline } }: ArticleProps) {
  const post = [byline.role, byline.organisation].filter((part) => part !== '').join(', ');
  return (
    <p class="byline">
      {byline.picture !== '' && <img class="portrait" src={byline.picture} alt="" width={64} height={64} />}
      <span>
        <span class="name">{byline.name}</span> {post !== '' && <span class="post">{post}</span>}
      </span>
    </p>
  );
}

type Image = PresentedArticle['images'][number];

function Figure({ image, isFirst }: { readonly image: Image; readonly isFirst: boolean }) {
  const { url, alt, caption, credit } = image;
  return (
    <figure>
      <img src={url} alt={alt} loading={isFirst ? 'eager' : 'lazy'} width={960} height={540} />
      {(caption !== '' || credit !== '') && (
        <figcaption>
          {caption} {credit !== '' && <span class="credit">{words('article-credit', { credit })}</span>}
        </figcaption>
      )}
    </figure>
  );
}

function Picture({ article: { images } }: ArticleProps) {
  const [first] = images;
  return first === undefined ? null : <Figure image={first} isFirst />;
}

function MorePictures({ article: { images } }: ArticleProps) {
  if (images.length < 2) return null;
  return (
    <section aria-labelledby="pictures">
      <h2 id="pictures">{words('article-images')}</h2>
      <div class="pictures">
        {images.slice(1).map((image) => (
          <Figure image={image} isFirst={false} />
        ))}
      </div>
    </section>
  );
}

function Links({ article: { links } }: ArticleProps) {
  if (links.length === 0) return null;
  return (
    <section class="more" aria-labelledby="more">
      <h2 id="more">{words('article-more')}</h2>
      <ul>
        {links.map(({ label, url }) => (
          <li>
            <a href={url}>{label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tags({ article: { tags } }: ArticleProps) {
  if (tags.length === 0) return null;
  return (
    <section class="tags" aria-labelledby="tags">
      <h2 id="tags">{words('article-tags')}</h2>
      <ul class="links">
        {tags.map((tag) => (
          <li>
            <a rel="tag" href={tagPath(tag)}>
              {tag}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
