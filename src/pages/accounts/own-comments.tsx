import type { OwnPresentedComment } from '../../comments/index.js';
import { Time } from '../layout/dates.js';
import { words } from '../layout/words.js';

/** One's own comments in every status, with why one is held. */
export function OwnComments({ comments }: { readonly comments: readonly OwnPresentedComment[] }) {
  return (
    <ol class="threads">
      {comments.map((comment) => (
        <OwnComment comment={comment} />
      ))}
    </ol>
  );
}

function OwnComment({ comment }: { readonly comment: OwnPresentedComment }) {
  const { id, articleSlug, bodyHtml, status, createdAt, screening = [] } = comment;
  return (
    <li id={`comment-${id}`}>
      <p class="meta">
        <Time at={createdAt} exact /> <strong>{words(`status-${status}`)}</strong>
      </p>
      <div class="prose" dangerouslySetInnerHTML={{ __html: bodyHtml ?? '' }} />
      {screening.map(({ message }) => (
        <p class="aside">{message}</p>
      ))}
      <ul class="acts links">
        {status === 'published' && (
          <li>
            <a href={`/articles/${articleSlug}/comments/${id}`}>{words('account-look')}</a>
          </li>
        )}
        {status !== 'withdrawn' && status !== 'removed' && (
          <li>
            <a href={`/comments/${id}/edit`}>{words('edit-title')}</a>
          </li>
        )}
        {status !== 'withdrawn' && status !== 'removed' && (
          <li>
            <a href={`/comments/${id}/withdraw`}>{words('withdraw-submit')}</a>
          </li>
        )}
      </ul>
    </li>
  );
}
