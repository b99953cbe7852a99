import type { AccountStore } from '../../accounts/index.js';
import { listOwnComments, presentOwn, type CommentStore, type PresentOwnDeps } from '../../comments/index.js';
import { listOwnFlags, type FlagStore } from '../../flags/index.js';
import {
  describeDecisions,
  listOwnDecisions,
  readStanding,
  type DescribeDecisionsDeps,
  type OwnDecisionsDeps,
  type ReadStandingDeps,
} from '../../moderation/index.js';
import { listNotifications, presentNotification, type ListNotificationsDeps } from '../../notifications/index.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage } from '../page.js';
import { OwnComments } from './own-comments.js';
import { OwnDecisions } from './own-decisions.js';
import { OwnFlags } from './own-flags.js';
import { OwnStanding } from './own-standing.js';
import { Told } from './told.js';

type OwnDeps = PresentOwnDeps & ListNotificationsDeps & ReadStandingDeps & OwnDecisionsDeps & DescribeDecisionsDeps;

export type AccountPageDeps = OwnDeps & {
  readonly accountStore: Pick<AccountStore, 'findById'>;
  readonly commentStore: Pick<CommentStore, 'listByAuthor'>;
  readonly flagStore: Pick<FlagStore, 'listByReporter'>;
};

/** Of each the newest; the API has the rest. */
const SHOWN = { limit: 20, cursor: undefined };

/** What a reader did here, and what became of it. */
export function accountPage(deps: AccountPageDeps): AnyPage {
  return definePersonalPage({
    path: '/account',
    permission: 'own.read',
    show: async ({ viewer: { id } }) => {
      const [account, comments, flags, told, decisions, { standing, sanctions }] = await Promise.all([
        deps.accountStore.findById(id),
        listOwnComments(deps, { authorId: id, ...SHOWN }),
        listOwnFlags(deps, id, SHOWN),
        listNotifications(deps, id, SHOWN),
        listOwnDecisions(deps, id, SHOWN),
        readStanding(deps, id),
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
            <OwnStanding sanctions={sanctions} mustAcknowledge={standing.mustAcknowledge} />
            <Told told={told.items.map(presentNotification)} />
            <OwnDecisions decisions={await describeDecisions(deps, id, decisions.items)} />
            <OwnComments comments={await presentOwn(deps, comments.items)} />
            <OwnFlags flags={flags.items} />
          </div>
        ),
      };
    },
  });
}
