import { createAccountImportStore } from '../../accounts/index.js';
import { createArticleImportStore } from '../../articles/index.js';
import { createAuditImportStore } from '../../audit/index.js';
import { createCommentImportStore } from '../../comments/index.js';
import { createFlagImportStore } from '../../flags/index.js';
import { createCaseImportStore, createDecisionImportStore, createRollUpStore } from '../../moderation/index.js';
import type { Connection } from '../../platform/database/connection.js';
import type { DataSet } from './data-set.js';
import type { Thread } from './thread.js';

/** What was written, by its kind. */
export interface SeedCounts {
  readonly accounts: number;
  readonly articles: number;
  readonly comments: number;
  readonly flags: number;
  readonly cases: number;
  readonly openCases: number;
}

interface Progress {
  /** Called with the number of comments that were written since the last call. */
  readonly advance: (comments: number) => void;
}

/** Enough for a full message to the server; small enough that the progress can be seen. */
const BATCH = 2000;

/**
 * Writes a data set by bulk. What others refer to goes first, so that a reader who looks on meanwhile finds no loose
 * end; an article's count of comments comes last. A set that is there already makes the database refuse its accounts.
 */
export async function writeDataSet(connection: Connection, dataSet: DataSet, progress: Progress): Promise<SeedCounts> {
  const { insertAccounts } = createAccountImportStore(connection);
  const { insertArticles } = createArticleImportStore(connection);
  await inBatches(dataSet.accounts, insertAccounts);
  await inBatches(dataSet.articles, insertArticles);
  const write = threadWriter(connection, progress);
  const counts = { comments: 0, flags: 0, cases: 0, openCases: 0 };
  for (const thread of dataSet.threads()) {
    await write(thread);
    counts.comments += thread.comments.length;
    counts.flags += thread.flags.length;
    counts.cases += thread.cases.length;
    counts.openCases += thread.cases.filter(({ state }) => state === 'open').length;
  }
  // Statistics may know the days already on which all that now happened.
  await createRollUpStore(connection).forgetAll();
  return { accounts: dataSet.accounts.length, articles: dataSet.articles.length, ...counts };
}

function threadWriter(connection: Connection, { advance }: Progress): (thread: Thread) => Promise<void> {
  const comments = createCommentImportStore(connection);
  const { insertFlags } = createFlagImportStore(connection);
  const { insertCases } = createCaseImportStore(connection);
  const { insertDecisions } = createDecisionImportStore(connection);
  const { insertEntries } = createAuditImportStore(connection);
  return async (thread) => {
    await inBatches(thread.revisions, comments.insertRevisions);
    await inBatches(thread.comments, async (batch) => {
      await comments.insertComments(batch);
      advance(batch.length);
    });
    await Promise.all([
      inBatches(thread.recommendations, comments.insertRecommendations),
      inBatches(thread.flags, insertFlags),
      inBatches(thread.cases, insertCases),
      inBatches(thread.decisions, insertDecisions),
      inBatches(thread.auditEntries, insertEntries),
    ]);
    await comments.insertCounts([thread]);
  };
}

async function inBatches<T>(items: readonly T[], write: (batch: readonly T[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH) await write(items.slice(start, start + BATCH));
}
