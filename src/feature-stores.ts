import { createArticleStore, createReaderTallyStore, createReadershipStore } from './articles/index.js';
import {
  createAuthorRecordStore,
  createCommentCountStore,
  createCommentStore,
  createRecommendationStore,
  createRevisionStore,
} from './comments/index.js';
import { createDocumentStore } from './documents/index.js';
import { createFlagStore, createOverturnedFlagStore, createReporterStore } from './flags/index.js';
import {
  createBroadcastCases,
  createAnnouncementStore,
  createAppealStore,
  createCaseListStore,
  createCaseOpeningStore,
  createCaseStore,
  createClaimCountStore,
  createClaimStore,
  createDecidedOnStore,
  createDecisionFactsStore,
  createDecisionStore,
  createNoticeStore,
  createPostedTextStore,
  createQueueStore,
  createRejectionStore,
  createRemovedTextStore,
  createRollUpStore,
  createRuleSetStore,
  createSanctionStore,
  createSettingsStore,
  createWordStore,
  notingReversals,
  reopeningNotices,
} from './moderation/index.js';
import { createErasureStore } from './personal-data/index.js';
import { createSubscriptionStore } from './newsletter/index.js';
import { createVacancyStore } from './vacancies/index.js';
import type { Platform } from './wire-platform.js';

type FeatureStoresDeps = Pick<Platform, 'connection' | 'config' | 'transactions' | 'liveUpdates' | 'clock'>;

/** Every store of articles, comments, flags and moderation, by the name by which they ask for it. */
export function createFeatureStores({ connection, config, transactions, ...deps }: FeatureStoresDeps) {
  const broadcastCases = createBroadcastCases({ ...deps, ...transactions });
  const rollUpStore = createRollUpStore(connection);
  const noticeStore = createNoticeStore(connection);
  return {
    vacancyStore: createVacancyStore(connection),
    documentStore: createDocumentStore(connection),
    subscriptionStore: createSubscriptionStore(connection),
    articleStore: createArticleStore(connection),
    readershipStore: createReadershipStore(connection, config.exposureHalfLifeMs),
    readerTallyStore: createReaderTallyStore(connection),
    commentStore: createCommentStore(connection),
    commentCountStore: createCommentCountStore(connection),
    revisionStore: createRevisionStore(connection),
    recommendationStore: createRecommendationStore(connection),
    flagStore: createFlagStore(connection),
    overturnedFlagStore: createOverturnedFlagStore(connection),
    reporterStore: createReporterStore(connection),
    caseStore: createCaseStore(connection, broadcastCases),
    caseListStore: createCaseListStore(connection),
    claimStore: createClaimStore(connection, broadcastCases),
    claimCountStore: createClaimCountStore(connection),
    queueStore: createQueueStore(connection),
    decidedOnStore: createDecidedOnStore(connection),
    decisionStore: reopeningNotices(notingReversals(createDecisionStore(connection), rollUpStore), noticeStore),
    noticeStore,
    decisionFactsStore: createDecisionFactsStore(connection),
    caseOpeningStore: createCaseOpeningStore(connection),
    rollUpStore,
    announcementStore: createAnnouncementStore(connection),
    appealStore: createAppealStore(connection),
    ruleSetStore: createRuleSetStore(connection),
    postedTextStore: createPostedTextStore(connection),
    removedTextStore: createRemovedTextStore(connection),
    authorRecordStore: createAuthorRecordStore(connection),
    settingsStore: createSettingsStore(connection),
    wordStore: createWordStore(connection),
    rejectionStore: createRejectionStore(connection),
    sanctionStore: createSanctionStore(connection),
    erasureStore: createErasureStore(connection),
  };
}
