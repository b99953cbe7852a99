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
  const { id, author, bodyHtml, revision } = comment;
  if (bodyHtml === null)
    return (
      <article class="comment gone" id={`comment-${id}`}>
        <p>{words('comment-removed')}</p>
      </article>
    );
  return (
    <article class="comment" id={`comment-${id}`} data-revision={revision} aria-labelledby={`by-${id}`}>
      <header>
        <h3 class="by" id={`by-${id}`}>
          {author?.displayName ?? words('comment-by-nobody')}
        </h3>
        <Meta comment={comment} {...(inReplyTo && { inReplyTo })} />
      </header>
      {/* Cleaned on its way in (src/comments/comment-body.ts). */}
      <div class="prose" dangerouslySetInnerHTML={{ __html: bodyHtml }} />
      <Acts comment={comment} isOpen={isOpen} />
    </article>
  );
}

/** Times stand last: a script makes their text shorter. */
function Meta({ comment, inReplyTo }: Pick<CommentProps, 'comment' | 'inReplyTo'>) {
  const { createdAt, editedAt } = comment;
  return (
    <p class="meta">
      {inReplyTo?.author && (
        <a href={`#comment-${inReplyTo.id}`}>{words('comment-in-reply-to', { name: inReplyTo.author.displayName })}</a>
      )}
      <a href={placeOf(comment)}>
        <Time at={createdAt} brief />
      </a>
      {editedAt !== null && (
        <span>
          {words('comment-edited')} <Time at={editedAt} brief />
        </span>
      )}
    </p>
  );
}

/** On its own page, with the answers to it. */
const placeOf = (comment: PresentedComment) => `${pathOf(comment)}#comment-${comment.id}`;

/** Links that work as they are; a script does here what each leads to (`data-act`). */
function Acts({ comment, isOpen }: { readonly comment: PresentedComment; readonly isOpen: boolean }) {
  const { id, articleSlug, recommendations, author } = comment;
  const act = (name: string) => ({
    'data-act': name,
    id: `${name}-${id}`,
    'aria-labelledby': `${name}-${id} by-${id}`,
  });
  return (
    <ul class="acts links">
      <li class="recommendation">
        <a href={`/comments/${id}/recommend`} {...act('recommend')}>
          {words('recommend')}
        </a>{' '}
        <Count recommendations={recommendations} />
      </li>
      {isOpen && (
        <li>
          <a href={`/articles/${articleSlug}/comment?answer=${id}`} {...act('answer')}>
            {words('comment-reply')}
          </a>
        </li>
      )}
      <li>
        <a href={placeOf(comment)} {...act('link')}>
          {words('comment-link')}
        </a>
      </li>
      {author !== null && (
        <li class="complaint">
          <a href={`/comments/${id}/flag`} {...act('flag')}>
            {words('comment-flag')}
          </a>
        </li>
      )}
      {author !== null && (
        <li>
          <a
            href={`/report-illegal-content?article=${articleSlug}&comment=${id}`}
            id={`report-${id}`}
            aria-labelledby={`report-${id} by-${id}`}
          >
            {words('comment-report')}
          </a>
        </li>
      )}
    </ul>
  );
}

function Count({ recommendations }: { readonly recommendations: number }) {
  return (
    <span class="count" data-count={recommendations}>
      {recommendations > 0 && (
        <>
          <span aria-hidden="true">{recommendations}</span>
          <span class="visually-hidden">{words('comment-recommended', { count: recommendations })}</span>
        </>
      )}
    </span>
  );
}
