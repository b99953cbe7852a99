import type { ComponentChildren } from 'preact';
import type { AccountStore } from '../../accounts/index.js';
import { readStanding, type ReadStandingDeps } from '../../moderation/index.js';
import { listNotifications, presentNotification, type ListNotificationsDeps } from '../../notifications/index.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage } from '../page.js';
import { AccountFrame } from './account-frame.js';
import { OWN_LISTS, type OwnListsDeps } from './own-lists.js';
import { OwnStanding } from './own-standing.js';
import { Told } from './told.js';

export type AccountPageDeps = OwnListsDeps &
  ListNotificationsDeps &
  ReadStandingDeps & { readonly accountStore: Pick<AccountStore, 'findById'> };

/** Of each the newest, so that what a notification leads to is mostly there; a page of its own has the rest. */
const SHOWN = { limit: 20, cursor: undefined };

/** What a reader did here, and what became of it. */
export function accountPage(deps: AccountPageDeps): AnyPage {
  return definePersonalPage({
    path: '/account',
    permission: 'own.read',
    show: async ({ viewer: { id } }) => {
      const [account, comments, flags, told, decisions, { standing, sanctions }] = await Promise.all([
        deps.accountStore.findById(id),
        OWN_LISTS.comments(deps, id, SHOWN),
        OWN_LISTS.flags(deps, id, SHOWN),
        listNotifications(deps, id, SHOWN),
        OWN_LISTS.decisions(deps, id, SHOWN),
        readStanding(deps, id),
      ]);
      const notifications = told.items.map(presentNotification);
      return {
        title: words('nav-account'),
        main: (
          <AccountFrame at="/account" title={words('nav-account')}>
            <p>
              {words('account-signed-in', { name: account?.displayName ?? '', email: account?.email ?? '' })}{' '}
              <a href="/sign-out">{words('sign-out-title')}</a>
            </p>
            <OwnStanding
              sanctions={sanctions}
              mustAcknowledge={[...standing.mustAcknowledge, ...standing.mustAcknowledgeToFlag]}
            />
            <Part name="told" all="/account/notifications" hasMore={told.nextCursor !== null}>
              {notifications.length === 0 ? <p>{words('account-nothing')}</p> : <Told told={notifications} />}
            </Part>
            <Part name="decisions" all="/account/decisions" hasMore={decisions.nextCursor !== null}>
              {decisions.shown}
            </Part>
            <Part name="comments" all="/account/comments" hasMore={comments.nextCursor !== null}>
              {comments.shown}
            </Part>
            <Part name="flags" all="/account/flags" hasMore={flags.nextCursor !== null}>
              {flags.shown}
            </Part>
          </AccountFrame>
        ),
      };
    },
  });
}

interface PartProps {
  readonly name: 'told' | 'decisions' | 'comments' | 'flags';
  /** The page that has the whole list. */
  readonly all: string;
  readonly hasMore: boolean;
  readonly children: ComponentChildren;
}

function Part({ name, all, hasMore, children }: PartProps) {
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>{words(`account-${name}`)}</h2>
      {children}
      {hasMore && (
        <p class="paging">
          <a href={all}>{words(`account-all-${name}`)}</a>
        </p>
      )}
    </section>
  );
}
