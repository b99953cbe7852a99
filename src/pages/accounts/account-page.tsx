import type { AccountStore } from '../../accounts/index.js';
import {
  listOwnComments,
  presentOwn,
  type CommentStore,
  type OwnPresentedComment,
  type PresentOwnDeps,
} from '../../comments/index.js';
import { listOwnFlags, type Flag, type FlagStore } from '../../flags/index.js';
import { listNotifications, presentNotification, type ListNotificationsDeps } from '../../notifications/index.js';
import { Time } from '../layout/dates.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage } from '../page.js';

export interface AccountPageDeps extends PresentOwnDeps, ListNotificationsDeps {
  readonly accountStore: PresentOwnDeps['accountStore'] & Pick<AccountStore, 'findById'>;
  readonly commentStore: Pick<CommentStore, 'listByAuthor'>;
  readonly flagStore: Pick<FlagStore, 'listByReporter'>;
}

/** Of each the newest; the API has the rest. */
const SHOWN = { limit: 20, cursor: undefined };

/** What a reader did here, and what became of it. */
export function accountPage(deps: AccountPageDeps): AnyPage {
  return definePersonalPage({
    path: '/account',
    permission: 'own.read',
    show: async ({ viewer: { id } }) => {
      const [account, comments, flags, told] = await Promise.all([
        deps.accountStore.findById(id),
        listOwnComments(deps, { authorId: id, ...SHOWN }),
        listOwnFlags(deps, id, SHOWN),
        listNotifications(deps, id, SHOWN),
      ]);
      return {
        title: words('nav-account'),
        main: (
          <div class="page narrow">
            <h1>{words('nav-account')}</h1>
            <p>
              {words('account-signed-in', { name: account?.displayName ?? '', email: account?.email ?? '' })}{' '}
              <a href="/sign-out">{words('sign-out-title')}</a>
            </p>
            <Told told={told.items.map(presentNotification)} />
            <OwnComments comments={await presentOwn(deps, comments.items)} />
            <OwnFlags flags={flags.items} />
          </div>
        ),
      };
    },
  });
}

function Told({ told }: { readonly told: readonly ReturnType<typeof presentNotification>[] }) {
  return (
    <section aria-labelledby="told">
      <h2 id="told">{words('account-told')}</h2>
      {told.length === 0 && <p>{words('account-nothing')}</p>}
      <ol class="threads">
        {told.map(({ id, title, html, link, at }) => (
          <li id={`notification-${id}`}>
            <h3 class="by">{title}</h3>
            <p class="meta">
              <Time at={at} exact />
            </p>
            {/* Made from the catalogue of notifications, which escapes what it puts in. */}
            <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
            <p>
              <a href={link}>{words('account-look')}</a>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function OwnComments({ comments }: { readonly comments: readonly OwnPresentedComment[] }) {
  return (
    <section aria-labelledby="comments">
      <h2 id="comments">{words('account-comments')}</h2>
      {comments.length === 0 && <p>{words('account-nothing')}</p>}
      <ol class="threads">
        {comments.map((comment) => (
          <OwnComment comment={comment} />
        ))}
      </ol>
    </section>
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

function OwnFlags({ flags }: { readonly flags: readonly Flag[] }) {
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
