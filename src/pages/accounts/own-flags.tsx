import { Time } from '../layout/dates.js';
import { words } from '../layout/words.js';
import type { DescribedFlag } from './describe-flags.js';

/** One's own flags, with what became of each. */
export function OwnFlags({ flags }: { readonly flags: readonly DescribedFlag[] }) {
  return (
    <ol class="threads">
      {flags.map(({ flag: { id, createdAt, outcome, commentId, note }, reason, comment }) => (
        <li id={`flag-${id}`}>
          <p class="meta">
            <Time at={createdAt} exact /> <span>{reason}</span> <strong>{words(`outcome-${outcome}`)}</strong>
          </p>
          {comment === null ? (
            <p>{words('flags-comment-gone')}</p>
          ) : (
            <blockquote>
              <p>
                <a href={comment.path}>{comment.excerpt}</a>
              </p>
            </blockquote>
          )}
          {note !== null && (
            <p>
              {words('flags-note')} {note}
            </p>
          )}
          {outcome === 'pending' && (
            <p>
              <a href={`/comments/${commentId}/unflag`}>{words('flag-undo')}</a>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
