import type { PresentedArticle } from '../../articles/index.js';
import { COMMENT_SORTS, type CommentSort } from '../../comments/index.js';
import { words } from '../layout/words.js';
import { CommentThread } from './comment-thread.js';
import type { ThreadPage } from './read-threads.js';

interface CommentSectionProps {
  readonly article: PresentedArticle;
  readonly threads: ThreadPage;
  readonly sort: CommentSort;
  /** Whether this is where the order begins. */
  readonly isFirst: boolean;
}

export function CommentSection({ article, threads: { threads, nextCursor }, sort, isFirst }: CommentSectionProps) {
  const { slug, commentCount } = article;
  return (
    <section class="comments" id="comments" aria-labelledby="comments-heading" data-article={slug}>
      <h2 id="comments-heading" data-count={commentCount}>
        {words('comments-heading', { count: commentCount })}
      </h2>
      <HaveYourSay article={article} />
      <div class="comments-bar">
        {threads.length === 0 ? <p class="none">{words('comments-none')}</p> : <SortLinks slug={slug} sort={sort} />}
        {/* A script says here that there are new ones. */}
        <p class="news" role="status" />
      </div>
      <ol class="threads">
        {threads.map((thread) => (
          <CommentThread key={thread.comment.id} thread={thread} isOpen={article.commenting !== 'closed'} />
        ))}
      </ol>
      <p class="paging">
        {!isFirst && <a href={pageOf(slug, sort)}>{words('comments-first')}</a>}
        {nextCursor !== null && (
          <a rel="next" data-act="more" href={`/articles/${slug}?sort=${sort}&cursor=${nextCursor}#comments`}>
            {words('comments-more')}
          </a>
        )}
      </p>
    </section>
  );
}

const pageOf = (slug: string, sort: CommentSort) => `/articles/${slug}?sort=${sort}#comments`;

function SortLinks({ slug, sort }: { readonly slug: string; readonly sort: CommentSort }) {
  return (
    <nav class="sorts" aria-label={words('comments-sort')}>
      <ul class="links">
        {COMMENT_SORTS.map((each) => (
          <li>
            <a href={pageOf(slug, each)} aria-current={each === sort ? 'true' : undefined}>
              {words(`comments-sort-${each}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function HaveYourSay({ article: { slug, commenting } }: { readonly article: PresentedArticle }) {
  if (commenting === 'closed') return <p class="notice">{words('say-closed')}</p>;
  const wayBack = new URLSearchParams({ to: `/articles/${slug}#say` }).toString();
  return (
    <div class="say" id="say">
      <h3>{words('say-heading')}</h3>
      {commenting === 'premoderated' && <p>{words('say-premoderated')}</p>}
      {/* Of a fixed size: a script says here who is signed in, or what waits for an editor. */}
      <p class="say-line">
        {words('say-sign-in')} <a href={`/sign-in?${wayBack}`}>{words('nav-sign-in')}</a>{' '}
        <a href={`/sign-up?${wayBack}`}>{words('nav-sign-up')}</a>
      </p>
      <p>
        <a class="button" href={`/articles/${slug}/comment`} data-act="say">
          {words('say-post')}
        </a>
      </p>
    </div>
  );
}
