import { accountPage, type AccountPageDeps } from './accounts/account-page.js';
import { deletePages, type DeletePageDeps } from './accounts/delete-page.js';
import { exportPage } from './accounts/export-page.js';
import { interestsPage, type InterestsPageDeps } from './accounts/interests-page.js';
import { notificationSettingsPage, type NotificationSettingsPageDeps } from './accounts/notification-settings-page.js';
import { notificationsPage, type NotificationsPageDeps } from './accounts/notifications-page.js';
import { openSessionsPage, type OpenSessionsPageDeps } from './accounts/open-sessions-page.js';
import { ownListPages } from './accounts/own-list-pages.js';
import { ownAccountPages, type OwnAccountPagesDeps } from './accounts/own-account-pages.js';
import { appealPage, type AppealPageDeps } from './accounts/appeal-page.js';
import { recoveryPages, type RecoveryPagesDeps } from './accounts/recovery-pages.js';
import { sessionPages, type SessionPagesDeps } from './accounts/session-pages.js';
import { warningPage, type WarningPageDeps } from './accounts/warning-page.js';
import { cookieChoicePage } from './documents/cookie-choice-page.js';
import { documentPages, type DocumentPagesDeps } from './documents/document-pages.js';
import { noticePages, type NoticePagesDeps } from './law/notice-pages.js';
import { newsletterPages, type NewsletterPagesDeps } from './newsletter/newsletter-pages.js';
import type { AnyPage } from './page.js';
import { articlePage, type ArticlePageDeps } from './reader/article-page.js';
import { commentPage, type CommentPageDeps } from './reader/comment-page.js';
import { frontPages, type FrontPageDeps } from './reader/front-page.js';
import { rulesPage, type RulesPageDeps } from './reader/rules-page.js';
import { jobsPage, type JobsPageDeps } from './vacancies/jobs-page.js';
import { flagPages, type FlagPagesDeps } from './taking-part/flag-pages.js';
import { recommendPage, type RecommendPageDeps } from './taking-part/recommend-page.js';
import { writePages, type WritePagesDeps } from './taking-part/write-pages.js';

type ReaderPagesDeps = FrontPageDeps & ArticlePageDeps & CommentPageDeps & RulesPageDeps;
type AccountPagesDeps = AccountPageDeps &
  OwnAccountPagesDeps &
  OpenSessionsPageDeps &
  NotificationsPageDeps &
  NotificationSettingsPageDeps &
  InterestsPageDeps &
  DeletePageDeps &
  SessionPagesDeps &
  RecoveryPagesDeps &
  AppealPageDeps &
  WarningPageDeps;

export type PagesDeps = ReaderPagesDeps &
  AccountPagesDeps &
  FlagPagesDeps &
  WritePagesDeps &
  RecommendPageDeps &
  NewsletterPagesDeps &
  DocumentPagesDeps &
  NoticePagesDeps &
  JobsPageDeps;

/** Every page, in the order in which addresses are tried. */
export function pages(deps: PagesDeps): readonly AnyPage[] {
  return [
    ...frontPages(deps),
    articlePage(deps),
    commentPage(deps),
    rulesPage(deps),
    ...writePages(deps),
    ...flagPages(deps),
    recommendPage(deps),
    ...sessionPages(deps),
    ...recoveryPages(deps),
    accountPage(deps),
    ...ownAccountPages(deps),
    openSessionsPage(deps),
    ...ownListPages(deps),
    notificationsPage(deps),
    notificationSettingsPage(deps),
    interestsPage(deps),
    exportPage(),
    ...deletePages(deps),
    appealPage(deps),
    warningPage(deps),
    ...newsletterPages(deps),
    ...documentPages(deps),
    cookieChoicePage(),
    ...noticePages(deps),
    jobsPage(deps),
  ];
}
