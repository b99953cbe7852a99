import { setTimeout } from 'node:timers/promises';
import {
  type AuditRoutesDeps,
  createAuditLog,
  createAuditStore,
  createPersonalTextStore,
  createPublishedRoots,
  createSealStore,
  publishedRootsFile,
  type PublishedRoots,
  sealingJob,
} from './audit/index.js';
import type { NoteRenamed } from './accounts/index.js';
import { articleReadAt, type ArticleRoutesDeps, createReaderCounter, type ReadershipStore } from './articles/index.js';
import {
  type CommentRoutesDeps,
  createTellReaders,
  forgetAuthorPages,
  reconcileCounts,
  type ReconcileCountsDeps,
} from './comments/index.js';
import type { DocumentRoutesDeps } from './documents/index.js';
import { createFeatureStores } from './feature-stores.js';
import { type FlagRoutesDeps, reconcileReporters, type ReconcileReportersDeps } from './flags/index.js';
import {
  createCurrentSettings,
  createCurrentWordLists,
  type CurrentSettings,
  createModerationCalls,
  createScreeningCalls,
  type ModerationRoutesDeps,
  noteArticleMoved,
  notingRevivals,
  rekeyCases,
  type RekeyCasesDeps,
  readRecentFlags,
  readStanding,
  type ReadStandingDeps,
  rollUpDays,
  type RollUpDaysDeps,
  rulesInForce,
} from './moderation/index.js';
import type { NewsletterRoutesDeps } from './newsletter/index.js';
import type {
  CancelNotifications,
  ListTold,
  Mailbox,
  Notify,
  NotifyMany,
  RequestLetter,
} from './notifications/index.js';
import { MINUTE_MS, SECOND_MS } from './platform/clock.js';
import { createLiveStreams, type ServeUpdates } from './platform/http/live-streams.js';
import { createPublicStreams, type ServePublicUpdates } from './platform/http/public-streams.js';
import type { Sessions } from './platform/http/sessions/sessions.js';
import type { NoteRead } from './platform/http/server.js';
import { createVisitors } from './platform/http/visits/visitors.js';
import type { Job } from './platform/jobs/jobs.js';
import { createPace } from './platform/jobs/pace.js';
import type { Logger } from './platform/logging/logger.js';
import { createTurns } from './platform/turns.js';
import type { VacancyRoutesDeps } from './vacancies/index.js';
import { type Accounts, wireAccounts } from './wire-accounts.js';
import { wireCacheDrops } from './wire-cache.js';
import { type Notifications, wireNotifications } from './wire-notifications.js';
import { erasing } from './wire-personal-data.js';
import { type FollowUpDeps, wireFollowUps } from './wire-jobs.js';
import { type Platform, type PlatformOptions, wirePlatform } from './wire-platform.js';

export interface ContextOptions extends PlatformOptions {
  /** Nobody is sent a mail, whatever happens: for what is made up. */
  readonly withoutMails?: true;
}

/** Every part of the service, wired. This is the only place where a feature is given what another one offers. */
export interface Context extends Platform {
  readonly audit: AuditRoutesDeps & { readonly publishedRoots: PublishedRoots };
  readonly accounts: Accounts;
  readonly notifications: Notifications;
  /** Where mails go without a mail server, and can be read; null with one. */
  readonly mailbox: Mailbox | null;
  readonly sessions: Sessions;
  readonly features: Features;
  /** To be told by the HTTP server, so that readers are counted. */
  readonly noteRead: NoteRead;
  /** What is done again and again while the service runs; `main.ts` starts it. */
  readonly jobs: readonly Job[];
}

/** What articles, comments, flags and moderation take, by the names by which they ask for it. */
type Features = Below &
  ReturnType<typeof createFeatureStores> &
  VacancyRoutesDeps &
  DocumentRoutesDeps &
  NewsletterRoutesDeps &
  ArticleRoutesDeps &
  CommentRoutesDeps &
  RecountDeps &
  FlagRoutesDeps &
  ModerationRoutesDeps &
  FollowUpDeps &
  Omit<RollUpDaysDeps, 'signal'> &
  Pick<CurrentSettings, 'settingsFor'> & {
    readonly readershipStore: ReadershipStore;
    readonly releaseClaims: (editorId: string) => Promise<void>;
    readonly noteRenamed: NoteRenamed;
  };
type RecountDeps = Omit<ReconcileCountsDeps, 'settle' | Walk>;
/** What a job gives to each walk through everything. */
type Walk = 'rest' | 'signal';

/** Wires the service on an open connection. Creates no index and starts no job; `main.ts` does. */
export function createContext(options: ContextOptions): Context {
  const platform = wirePlatform(options);
  const audit = createAudit(platform);
  const { sessions, ...accounts } = wireAccounts(platform);
  const told = wireNotifications(platform, { ...audit, ...accounts }, options.withoutMails === true);
  const serveUpdates = createLiveStreams({ ...platform, ...options.config.liveStreams, sessions });
  const servePublicUpdates = createPublicStreams({ ...platform, ...options.config.publicStreams });
  const below = { ...audit, ...accounts, ...callsOf(told.notifications), serveUpdates, servePublicUpdates };
  const { jobs, ...upper } = createFeatures(platform, below);
  const erasingJob = erasing({ ...told.notifications, ...upper.features }, platform.logger);
  const allJobs = [...jobs, ...told.jobs, platform.liveUpdates.upkeep, erasingJob];
  return { ...platform, ...told, ...upper, audit, accounts, sessions, jobs: allJobs };
}

function callsOf({
  notify,
  notifyMany,
  listTold,
  cancelNotifications,
  requestLetter,
}: Notifications): NotificationCalls {
  return { notify, notifyMany, listTold, cancelNotifications, requestLetter };
}

function createAudit({ config, connection, clock }: Platform): Context['audit'] {
  const auditStore = createAuditStore(connection);
  const personalTextStore = createPersonalTextStore(connection);
  return {
    auditStore,
    personalTextStore,
    auditLog: createAuditLog({ auditStore, personalTextStore, clock }),
    sealStore: createSealStore(connection),
    publishedRoots: createPublishedRoots(publishedRootsFile(config.dataDir)),
  };
}

interface NotificationCalls {
  readonly notify: Notify;
  readonly notifyMany: NotifyMany;
  readonly listTold: ListTold;
  readonly cancelNotifications: CancelNotifications;
  readonly requestLetter: RequestLetter;
}

type Below = Context['audit'] &
  Context['accounts'] &
  NotificationCalls & {
    readonly serveUpdates: ServeUpdates;
    readonly servePublicUpdates: ServePublicUpdates;
  };

function createFeatures(platform: Platform, below: Below): Pick<Context, 'features' | 'jobs' | 'noteRead'> {
  const { config, clock, logger, transactions, publicCache } = platform;
  const stores = createFeatureStores(platform);
  const shared = {
    ...stores,
    ...below,
    ...transactions,
    clock,
    inTurn: createTurns(),
    tellReaders: createTellReaders(platform.liveUpdates),
    ...wireCacheDrops(publicCache),
    linkSecret: config.session.secret,
    origin: config.mail.origin,
    editWindowMs: config.comments.editWindowMs,
    leaseMs: config.moderation.claimLeaseMs,
    ...askingForStanding({ ...stores, clock }),
    readRules: () => rulesInForce(stores, clock.now()),
    interestsOf: async (accountId: string) => (await below.accountStore.findById(accountId))?.interests ?? [],
  };
  const currentSettings = createCurrentSettings(shared);
  const { settingsFor } = currentSettings;
  const wordLists = createCurrentWordLists(shared);
  const screening = createScreeningCalls({ ...platform, ...config.moderation, ...shared, ...wordLists, settingsFor });
  const caseCalls = createModerationCalls({ ...shared, ...screening, settingsFor });
  const parts = settingsOfParts(settingsFor);
  const features: Features = {
    ...shared,
    ...currentSettings,
    ...wordLists,
    ...parts,
    countComments: (articleIds) => shared.commentCountStore.findMany(articleIds),
    noteArticleMoved: async (article) => {
      await shared.commentStore.setSection(article.id, article.section);
      await noteArticleMoved(shared, article);
    },
    noteRenamed: (accountId) => forgetAuthorPages(shared, accountId),
    ...screening,
    ...caseCalls,
    noteFlag: notingRevivals(caseCalls.noteFlag, shared.rollUpStore),
    removalsOf: (authorId, since) => shared.decisionStore.listRemovals(authorId, since),
    flagRecordOf: (accountId) => readRecentFlags({ ...shared, ...parts }, accountId),
  };
  const followUps = wireFollowUps(platform, features);
  const { noteRead, flush } = createReaderCounting(platform, stores);
  const sealing = sealingJob({ ...shared, logger }, config.audit.sealEveryMs);
  const upkeep = [...repairs(shared, logger), rekeying(features, logger), rollingUp(features, logger)];
  return { features, noteRead, jobs: [...upkeep, ...followUps, flush, sealing] };
}

/** What the parts that know nothing of settings ask of them. */
function settingsOfParts(settingsFor: CurrentSettings['settingsFor']) {
  return {
    asksVerifiedEmail: async (section: string) =>
      (await settingsFor(section)).screening.standing.unverifiedEmail === 'refuse',
    closesAfterDays: async (section: string) => (await settingsFor(section)).screening.article.closesAfterDays,
    recommendationSettings: async () => (await settingsFor(null)).sanctions.recommendation,
    misuseSettings: async () => (await settingsFor(null)).evidence,
    statisticsTimeZone: async () => (await settingsFor(null)).cases.workingHours.timeZone,
  };
}

/** What an account may do now, by the names by which comments and flags ask for it. */
function askingForStanding(deps: ReadStandingDeps) {
  const standingOf = async (accountId: string) => (await readStanding(deps, accountId)).standing;
  return { commentingOf: standingOf, flaggingOf: standingOf };
}

/** Counts the readers of articles in memory, and writes their numbers at intervals. */
function createReaderCounting({ config, clock }: Platform, stores: ReturnType<typeof createFeatureStores>) {
  const counter = createReaderCounter({ ...stores, clock });
  const visitors = createVisitors({ clock, trustedProxyHops: config.http.trustedProxyHops });
  const noteRead: NoteRead = (request, url) => {
    const slug = articleReadAt(url);
    if (slug !== null && visitors.isNewVisit(request, slug)) counter.count(slug);
  };
  const flush: Job = { name: 'count-readers', everyMs: 5 * SECOND_MS, run: counter.flush };
  return { noteRead, flush };
}

/** Repairs what a crash between a change and its counting has left behind. */
function reconciliation(deps: RecountDeps, logger: Logger): Job {
  const settle = () => setTimeout(2 * SECOND_MS);
  return {
    name: 'reconcile-counts',
    everyMs: 10 * MINUTE_MS,
    run: async (signal) => {
      const corrected = await reconcileCounts({ ...deps, settle, rest: createPace(signal), signal });
      if (corrected.comments + corrected.articles > 0) logger.warn(corrected, 'counts corrected');
    },
  };
}

function repairs(deps: RecountDeps & Omit<ReconcileReportersDeps, Walk>, logger: Logger): readonly Job[] {
  return [reconciliation(deps, logger), recordReconciliation(deps, logger)];
}

/** Repairs what is known of reporters; makes the records of those who flagged before records were kept. */
function recordReconciliation(deps: Omit<ReconcileReportersDeps, Walk>, logger: Logger): Job {
  return {
    name: 'reconcile-reporters',
    everyMs: 10 * MINUTE_MS,
    run: async (signal) => {
      const reporters = await reconcileReporters({ ...deps, rest: createPace(signal), signal });
      if (reporters > 0) logger.warn({ reporters }, 'records of reporters corrected');
    },
  };
}

/** Counts what happened on days that have ended. */
function rollingUp(deps: Omit<RollUpDaysDeps, 'signal'>, logger: Logger): Job {
  return {
    name: 'roll-up-days',
    everyMs: 10 * MINUTE_MS,
    run: async (signal) => {
      const days = await rollUpDays({ ...deps, signal });
      if (days > 0) logger.debug({ days }, 'days rolled up');
    },
  };
}

/** Keeps the order of open cases up with the readers of their articles. */
function rekeying(deps: Omit<RekeyCasesDeps, Walk>, logger: Logger): Job {
  return {
    name: 'rekey-cases',
    everyMs: MINUTE_MS,
    run: async (signal) => {
      const cases = await rekeyCases({ ...deps, rest: createPace(signal), signal });
      if (cases > 0) logger.debug({ cases }, 'cases weighed by their readers');
    },
  };
}
