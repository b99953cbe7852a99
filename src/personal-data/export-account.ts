import {
  listSessions,
  presentOpenSession,
  type AccessTokenStore,
  type AccountStore,
  type ListSessionsDeps,
} from '../accounts/index.js';
import {
  listOwnComments,
  presentOwn,
  type CommentStore,
  type OwnPresentedComment,
  type PresentOwnDeps,
  type ListedRecommendation,
  type RecommendationStore,
  type RevisionStore,
} from '../comments/index.js';
import { listOwnFlags, presentFlag, type FlagStore } from '../flags/index.js';
import {
  describeDecisions,
  listOwnDecisions,
  presentOwnDecision,
  presentOwnSanction,
  type DescribeDecisionsDeps,
  type OwnDecisionsDeps,
  type Sanction,
  type SanctionStore,
} from '../moderation/index.js';
import {
  listNotifications,
  presentNotification,
  readSettings,
  type ListNotificationsDeps,
  type SettingsDeps,
} from '../notifications/index.js';
import { AppError } from '../platform/errors.js';
import { walkPages, walkPast } from './walk-pages.js';

export type ExportAccountDeps = ListSessionsDeps &
  SettingsDeps &
  PresentOwnDeps &
  OwnDecisionsDeps &
  DescribeDecisionsDeps &
  ListNotificationsDeps & {
    readonly accountStore: Pick<AccountStore, 'findById'>;
    readonly accessTokenStore: Pick<AccessTokenStore, 'listOf'>;
    readonly commentStore: Pick<CommentStore, 'listByAuthor'>;
    readonly revisionStore: Pick<RevisionStore, 'listTexts'>;
    readonly recommendationStore: Pick<RecommendationStore, 'listOf'>;
    readonly flagStore: Pick<FlagStore, 'listByReporter'>;
    readonly sanctionStore: Pick<SanctionStore, 'list'>;
  };

/** Some items of a list, as long as there are any. */
type Pages = AsyncIterable<readonly unknown[]>;

/** The form of the file; it rises when that changes in a way that a program has to know of. */
export const EXPORT_FORMAT = 1;

/**
 * All that is held about an account, as the text of one JSON file, part by part. Of others it has what this account was
 * told of them and no more. `own` names the session that it is asked from.
 */
export async function* exportAccount(
  deps: ExportAccountDeps,
  accountId: string,
  own: string | null,
): AsyncGenerator<string, void> {
  const head = {
    format: EXPORT_FORMAT,
    exportedAt: deps.clock.now(),
    account: await accountOf(deps, accountId),
    notificationSettings: await readSettings(deps, accountId),
    accessTokens: await tokensOf(deps, accountId),
  };
  yield JSON.stringify(head).slice(0, -1);
  for (const [name, pages] of Object.entries(listsOf(deps, accountId, own))) yield* listText(name, pages);
  yield '}\n';
}

async function* listText(name: string, pages: Pages): AsyncGenerator<string, void> {
  yield `,\n${JSON.stringify(name)}:[`;
  let separator = '\n';
  for await (const page of pages) {
    yield separator + page.map((item) => JSON.stringify(item)).join(',\n');
    separator = ',\n';
  }
  yield ']';
}

function listsOf(deps: ExportAccountDeps, id: string, own: string | null): Readonly<Record<string, Pages>> {
  return {
    sessions: mapPages(
      walkPages((wanted) => listSessions(deps, id, wanted)),
      (items) => items.map((each) => presentOpenSession(each, own)),
    ),
    comments: mapPages(
      walkPages((wanted) => listOwnComments(deps, { authorId: id, ...wanted })),
      async (items) => withRevisions(deps, await presentOwn(deps, items)),
    ),
    recommendations: mapPages(
      walkPast<ListedRecommendation>((after, limit) => deps.recommendationStore.listOf(id, after, limit)),
      (items) => items.map(({ commentId }) => ({ commentId })),
    ),
    flags: mapPages(
      walkPages((wanted) => listOwnFlags(deps, id, wanted)),
      (items) => items.map(presentFlag),
    ),
    decisions: mapPages(
      walkPages((wanted) => listOwnDecisions(deps, id, wanted)),
      async (items) => (await describeDecisions(deps, id, items)).map(presentOwnDecision),
    ),
    sanctions: mapPages(
      walkPast<Sanction>((after, limit) => deps.sanctionStore.list(id, { after, limit })),
      (items) => items.map((sanction) => ({ ...presentOwnSanction(sanction), liftedAt: sanction.liftedAt })),
    ),
    notifications: mapPages(
      walkPages((wanted) => listNotifications(deps, id, wanted)),
      (items) => items.map(presentNotification),
    ),
  };
}

async function* mapPages<T>(
  pages: AsyncIterable<readonly T[]>,
  map: (items: readonly T[]) => Promise<readonly unknown[]> | readonly unknown[],
): AsyncGenerator<readonly unknown[], void> {
  for await (const items of pages) yield await map(items);
}

/** Each comment with every text that it had. */
async function withRevisions({ revisionStore }: ExportAccountDeps, comments: readonly OwnPresentedComment[]) {
  const texts = await revisionStore.listTexts(comments.map(({ id }) => id));
  return comments.map(({ author: _self, ...comment }) => ({
    ...comment,
    revisions: texts
      .filter(({ commentId }) => commentId === comment.id)
      .map(({ revision, bodyHtml, createdAt }) => ({ revision, bodyHtml, createdAt }))
      .sort((a, b) => a.revision - b.revision),
  }));
}

async function accountOf({ accountStore }: ExportAccountDeps, id: string) {
  const account = await accountStore.findById(id);
  if (account === null) throw new AppError('sign_in_required');
  return account;
}

async function tokensOf({ accessTokenStore }: ExportAccountDeps, accountId: string) {
  const tokens = await accessTokenStore.listOf(accountId);
  return tokens.map(({ id, label, createdAt, lastUsedAt, expiresAt }) => ({
    id,
    label,
    createdAt,
    lastUsedAt,
    expiresAt,
  }));
}
