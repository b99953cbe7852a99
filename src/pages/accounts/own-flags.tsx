import type { Flag } from '../../flags/index.js';
import { Time } from '../layout/dates.js';
import { words } from '../layout/words.js';

/** One's own flags, with what became of each. */
export function OwnFlags({ flags }: { readonly flags: readonly Flag[] }) {
  return (
    <section aria-labelledby="flags">
      <h2 id="flags">{words('account-flags')}</h2>
      {flags.length === 0 && <p>{words('account-nothing')}</p>}
      <ol class="threads">
        {flags.map(({ id, createdAt, outcome, commentId }) => (
          <li id={`flag-${id}`}>
            <p class="meta">
              <Time at={createdAt} exact /> <strong>{words(`outcome-${outcome}`)}</strong>
            </p>
            {outcome === 'pending' && (
              <p>
                <a href={`/comments/${commentId}/unflag`}>{words('flag-undo')}</a>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
