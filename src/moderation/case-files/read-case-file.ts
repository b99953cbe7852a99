import type { Account, AccountStore } from '../../accounts/index.js';
import type { CommentStore, Revision, RevisionStore } from '../../comments/index.js';
import type { Flag, FlagStore } from '../../flags/index.js';
import { AppError } from '../../platform/errors.js';
import type { Viewer } from '../../platform/http/permissions.js';
import type { Appeal } from '../appeals/appeal.js';
import type { AppealStore } from '../appeals/appeal-store.js';
import { waitingFor, type FreeEditorDeps, type WaitingFor } from '../appeals/free-editor.js';
import { describeCases, type DescribeCasesDeps, type DescribedCase } from '../cases/describe-cases.js';
import { findCase, type FindCaseDeps } from '../cases/find-case.js';
import type { ModerationCase } from '../cases/case.js';
import type { Decision } from '../decisions/decision.js';
import type { Notice } from '../notices/notice.js';
import type { NoticeStore } from '../notices/notice-store.js';
import type { AuthorTally, DecisionStore } from '../decisions/decision-store.js';
import { readScore, type ReadScoreDeps, type Score } from './read-score.js';

/** The newest of each are shown (of notices, the first); the others count all the same. */
const MAX_FLAGS = 200;
const MAX_DECISIONS = 100;
const MAX_APPEALS = 100;
const MAX_NOTICES = 100;

export interface ReadCaseFileDeps extends FindCaseDeps, DescribeCasesDeps, ReadScoreDeps, FreeEditorDeps {
  readonly commentStore: DescribeCasesDeps['commentStore'] & Pick<CommentStore, 'tallyAuthor'>;
  readonly revisionStore: DescribeCasesDeps['revisionStore'] & Pick<RevisionStore, 'listAll'>;
  readonly flagStore: ReadScoreDeps['flagStore'] & FreeEditorDeps['flagStore'] & Pick<FlagStore, 'listOnComment'>;
  readonly decisionStore: Pick<DecisionStore, 'listOnCase' | 'tallyAuthor'>;
  readonly appealStore: Pick<AppealStore, 'listOnCase'>;
  readonly noticeStore: Pick<NoticeStore, 'listOnCase'>;
  readonly accountStore: FreeEditorDeps['accountStore'] & Pick<AccountStore, 'findMany'>;
}

/** Everything that an editor reads before deciding. */
export interface CaseFile extends DescribedCase {
  /** The newest first. */
  readonly flags: readonly Flag[];
  /** The newest first. */
  readonly appeals: readonly Appeal[];
  /** The first one first. */
  readonly notices: readonly Notice[];
  /** Of the pending one; null where there is none. */
  readonly waitingFor: WaitingFor | null;
  /** By account id: the author, the reporters, the appellants, and the editors who decided. */
  readonly people: ReadonlyMap<string, Account>;
  /** The first one first. */
  readonly revisions: readonly Revision[];
  /** The newest first. */
  readonly decisions: readonly Decision[];
  readonly history: AuthorHistory;
  readonly score: Score;
}

/** What an author's comments have come to; `flagsUpheld` are flags on them. */
interface AuthorHistory extends AuthorTally {
  readonly comments: number;
  readonly removed: number;
}

/**
 * Throws `not_found`, also outside the sections that `viewer` works on, and `own_comment`: no author learns who flagged
 * them, nor what editors say of them, by working here.
 */
export async function readCaseFile(deps: ReadCaseFileDeps, viewer: Viewer, id: string): Promise<CaseFile> {
  const subject = await findCase(deps, viewer, id);
  if (subject.authorId === viewer.id) throw new AppError('own_comment');
  const [described, flags, revisions, decisions, appeals, notices, waits, history, score] = await Promise.all([
    describe(deps, subject),
    deps.flagStore.listOnComment(subject.commentId, MAX_FLAGS),
    deps.revisionStore.listAll(subject.commentId),
    deps.decisionStore.listOnCase(subject.id, MAX_DECISIONS),
    deps.appealStore.listOnCase(subject.id, MAX_APPEALS),
    deps.noticeStore.listOnCase(subject.id, MAX_NOTICES),
    waitingFor(deps, subject),
    historyOf(deps, subject.authorId),
    readScore(deps, subject),
  ]);
  const people = await deps.accountStore.findMany([
    subject.authorId,
    ...flags.map(({ reporterId }) => reporterId),
    ...decisions.map(({ decidedBy }) => decidedBy),
    ...appeals.map(({ appellantId }) => appellantId),
    ...(score.coordinatedFlags?.group ?? []),
  ]);
  const read = { flags, people, revisions, decisions, appeals, notices, history, score };
  return { ...described, ...read, waitingFor: waits };
}

async function describe(deps: DescribeCasesDeps, subject: ModerationCase): Promise<DescribedCase> {
  const [described] = await describeCases(deps, [subject]);
  return described ?? { subject, comment: null, headline: null, signalCodes: [] };
}

async function historyOf(deps: ReadCaseFileDeps, authorId: string): Promise<AuthorHistory> {
  const [written, decided] = await Promise.all([
    deps.commentStore.tallyAuthor(authorId),
    deps.decisionStore.tallyAuthor(authorId),
  ]);
  return { ...written, ...decided };
}
