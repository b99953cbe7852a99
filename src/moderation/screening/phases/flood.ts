import type { Account, AccountStore } from '../../../accounts/index.js';
import type { AuthorRecordStore } from '../../../comments/index.js';
import { DAY_MS, MINUTE_MS } from '../../../platform/clock.js';
import { NOTHING, verdictOn, type PhaseResult, type ScreenedRevision, type ScreeningPhase } from '../phase.js';
import type { ScreeningSettings } from '../screening-settings.js';

export interface FloodDeps {
  readonly authorRecordStore: Pick<AuthorRecordStore, 'countPostedBy' | 'listAuthorsOn'>;
  readonly accountStore: Pick<AccountStore, 'findMany'>;
}

type Settings = ScreeningSettings['flood'];

/** What a flood is told by. */
export interface FloodFacts {
  /** How many comments the author has posted in the last minutes, and new accounts under the article. */
  readonly byAuthor: number;
  readonly byNewAccounts: number;
  readonly authorIsNew: boolean;
}

/** The newest comments on an article that are looked through for such by new accounts. */
const LOOKED_THROUGH = 200;

/** One author who posts faster than others can read, or many fresh accounts that come over one article. */
export function flood(deps: FloodDeps): ScreeningPhase {
  return {
    name: 'flood',
    asks: 'stores',
    onFailure: 'publish',
    screen: async (revision, { settings, now }) => {
      // An edit adds nothing to read.
      if (revision.authorId === null || revision.revision > 1) return NOTHING;
      const facts = await gather(deps, { ...revision, authorId: revision.authorId }, { settings: settings.flood, now });
      return judgeFlood(facts, settings.flood);
    },
  };
}

type Posted = Pick<ScreenedRevision, 'article'> & { readonly authorId: string };

interface At {
  readonly settings: Settings;
  readonly now: Date;
}

async function gather(deps: FloodDeps, posted: Posted, at: At): Promise<FloodFacts> {
  const { authorComments, authorMinutes } = at.settings;
  const since = new Date(at.now.getTime() - authorMinutes * MINUTE_MS);
  const [byAuthor, ofArticle] = await Promise.all([
    authorComments === 0 ? 0 : deps.authorRecordStore.countPostedBy(posted.authorId, since, authorComments),
    gatherOnArticle(deps, posted, at),
  ]);
  return { byAuthor, ...ofArticle };
}

async function gatherOnArticle(
  deps: FloodDeps,
  { article, authorId }: Posted,
  { settings, now }: At,
): Promise<Omit<FloodFacts, 'byAuthor'>> {
  const none = { byNewAccounts: 0, authorIsNew: false };
  if (article === null || settings.articleComments === 0) return none;
  const newSince = new Date(now.getTime() - settings.newAccountDays * DAY_MS);
  const isNew = (account: Account | undefined) => account !== undefined && account.createdAt > newSince;
  if (!isNew((await deps.accountStore.findMany([authorId])).get(authorId))) return none;
  const since = new Date(now.getTime() - settings.articleMinutes * MINUTE_MS);
  const authors = await deps.authorRecordStore.listAuthorsOn(article.id, since, LOOKED_THROUGH);
  const accounts = await deps.accountStore.findMany(authors);
  return { byNewAccounts: authors.filter((id) => isNew(accounts.get(id))).length, authorIsNew: true };
}

/** An author who is told can wait; of many accounts, an editor has to tell who belongs to the flood. */
export function judgeFlood(facts: FloodFacts, settings: Settings): PhaseResult {
  const { authorComments, authorMinutes, articleComments, articleMinutes } = settings;
  if (authorComments > 0 && facts.byAuthor >= authorComments) {
    const details = { comments: facts.byAuthor, minutes: authorMinutes };
    return verdictOn([{ code: 'flood.author', score: 0.6, spans: [], details }], 'reject');
  }
  if (articleComments > 0 && facts.authorIsNew && facts.byNewAccounts >= articleComments) {
    const details = { comments: facts.byNewAccounts, minutes: articleMinutes };
    return verdictOn([{ code: 'flood.article', score: 0.5, spans: [], details }], 'hold');
  }
  return NOTHING;
}
