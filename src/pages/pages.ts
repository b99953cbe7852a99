import { accountPage, type AccountPageDeps } from './accounts/account-page.js';
import { appealPage, type AppealPageDeps } from './accounts/appeal-page.js';
import { recoveryPages, type RecoveryPagesDeps } from './accounts/recovery-pages.js';
import { sessionPages, type SessionPagesDeps } from './accounts/session-pages.js';
import { warningPage, type WarningPageDeps } from './accounts/warning-page.js';
import type { AnyPage } from './page.js';
import { articlePage, type ArticlePageDeps } from './reader/article-page.js';
import { commentPage, type CommentPageDeps } from './reader/comment-page.js';
import { frontPages, type FrontPageDeps } from './reader/front-page.js';
import { rulesPage, type RulesPageDeps } from './reader/rules-page.js';
import { flagPages, type FlagPagesDeps } from './taking-part/flag-pages.js';
import { writePages, type WritePagesDeps } from './taking-part/write-pages.js';

type ReaderPagesDeps = FrontPageDeps & ArticlePageDeps & CommentPageDeps & RulesPageDeps;
type AccountPagesDeps = AccountPageDeps & SessionPagesDeps & RecoveryPagesDeps & AppealPageDeps & WarningPageDeps;

export type PagesDeps = ReaderPagesDeps & AccountPagesDeps & FlagPagesDeps & WritePagesDeps;

/** Every page, in the order in which addresses are tried. */
export function pages(deps: PagesDeps): readonly AnyPage[] {
  return [
    ...frontPages(deps),
    articlePage(deps),
    commentPage(deps),
    rulesPage(deps),
    ...writePages(deps),
    ...flagPages(deps),
    ...sessionPages(deps),
    ...recoveryPages(deps),
    accountPage(deps),
    appealPage(deps),
    warningPage(deps),
  ];
}
