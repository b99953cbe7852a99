import type { PresentedComment } from '../../comments/index.js';
import { Time } from '../layout/dates.js';
import { words } from '../layout/words.js';
import type { Thread } from './read-threads.js';

interface ThreadProps {
  readonly thread: Thread;
  /** Whether the article takes comments. */
  readonly isOpen: boolean;
}

/** A comment with its first answers. */
export function CommentThread({ thread: { comment, answers }, isOpen }: ThreadProps) {
  const more = comment.replies - answers.length;
  return (
    <li>
      <CommentView comment={comment} isOpen={isOpen} />
      {answers.length > 0 && (
        <ol class="answers">
          {answers.map((answer) => (
            <li key={answer.id}>
              <CommentView comment={answer} isOpen={isOpen} inReplyTo={comment} />
              {answer.replies > 0 && <ThreadLink comment={answer} />}
            </li>
          ))}
        </ol>
      )}
      {more > 0 && <ThreadLink comment={comment} />}
    </li>
  );
}

function ThreadLink({ comment }: { readonly comment: PresentedComment }) {
  return (
    <p class="all-answers">
      <a href={pathOf(comment)}>{words('comment-replies', { count: comment.replies })}</a>
    </p>
  );
}

export const pathOf = ({ articleSlug, id }: Pick<PresentedComment, 'articleSlug' | 'id'>) =>
  `/articles/${articleSlug}/comments/${id}`;

interface CommentProps {
  readonly comment: PresentedComment;
  readonly isOpen: boolean;
  readonly inReplyTo?: PresentedComment;
}

/** One comment, or the placeholder that its answers hang on. */
export function CommentView({ comment, isOpen, inReplyTo }: CommentProps) {
  const { id, author, bodyHtml, createdAt, editedAt } = comment;
  if (bodyHtml === null)
    return (
      <article class="comment gone" id={`comment-${id}`}>
        <p>{words('comment-removed')}</p>
      </article>
    );
  return (
    <article class="comment" id={`comment-${id}`} aria-labelledby={`by-${id}`}>
      <header>
        <h3 class="by" id={`by-${id}`}>
          {author?.displayName ?? words('comment-by-nobody')}
        </h3>
        <p class="meta">
          <a href={pathOf(comment)}>
            <Time at={createdAt} exact />
          </a>
          {editedAt !== null && (
            <span>
              {words('comment-edited')} <Time at={editedAt} exact />
            </span>
          )}
          {inReplyTo?.author && (
            <a href={`#comment-${inReplyTo.id}`}>
              {words('comment-in-reply-to', { name: inReplyTo.author.displayName })}
            </a>
          )}
        </p>
      </header>
      {/* Cleaned on its way in (src/comments/comment-body.ts). */}
      <div class="prose" dangerouslySetInnerHTML={{ __html: bodyHtml }} />
      <Acts comment={comment} isOpen={isOpen} />
    </article>
  );
}

function Acts({ comment, isOpen }: { readonly comment: PresentedComment; readonly isOpen: boolean }) {
  const { id, articleSlug, recommendations, author } = comment;
  const about = `by-${id}`;
  return (
    <ul class="acts links">
      {recommendations > 0 && <li>{words('comment-recommended', { count: recommendations })}</li>}
      {isOpen && (
        <li>
          <a
            href={`/articles/${articleSlug}/comment?answer=${id}`}
            id={`answer-${id}`}
            aria-labelledby={`answer-${id} ${about}`}
          >
            {words('comment-reply')}
          </a>
        </li>
      )}
      {author !== null && (
        <li>
          <a href={`/comments/${id}/flag`} id={`flag-${id}`} aria-labelledby={`flag-${id} ${about}`}>
            {words('comment-flag')}
          </a>
        </li>
      )}
    </ul>
  );
}
