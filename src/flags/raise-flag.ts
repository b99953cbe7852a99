import type { AccountStore } from '../accounts/index.js';
import { isVisible, type Comment, type CommentStore } from '../comments/index.js';
import type { Clock } from '../platform/clock.js';
import { newId } from '../platform/database/ids.js';
import type { Transact } from '../platform/database/transactions.js';
import { AppError } from '../platform/errors.js';
import type { InTurn } from '../platform/turns.js';
import { isStanding, type Flag, type FlaggingOf, type FlagReason, type NoteFlag } from './flag.js';
import type { FlagStore } from './flag-store.js';
import type { KnownReporter } from './reporters/reporter-record.js';
import type { ReporterStore } from './reporters/reporter-store.js';

export interface RaiseFlagDeps {
  readonly accountStore: Pick<AccountStore, 'findById'>;
  readonly commentStore: Pick<CommentStore, 'findById' | 'hasPublished'>;
  readonly reporterStore: Pick<ReporterStore, 'noteFlag'>;
  readonly flagStore: Pick<FlagStore, 'findByReporter' | 'insert' | 'revive'>;
  readonly noteFlag: NoteFlag;
  readonly flaggingOf: FlaggingOf;
  readonly transact: Transact;
  /** By comment and by reporter: simultaneous flags would conflict on its case, or on their record. */
  readonly inTurn: InTurn;
  readonly clock: Clock;
}

export interface RaiseFlagInput {
  readonly commentId: string;
  readonly reporterId: string;
  readonly reason: FlagReason;
  readonly note: string | null;
  /** The one that the reader saw; the current one where it is not said. */
  readonly revision: number | null;
}

interface RaisedFlag {
  readonly flag: Flag;
  /** False when this reader had flagged this revision before: then it is that first flag. */
  readonly isNew: boolean;
}

/**
 * Raises a flag and tells moderation of it, both or neither. The same reader on the same revision counts once,
 * however often and however simultaneously it is asked for. Throws `flagging_suspended`, `flagging_warning_unread`, `not_found` where no visible
 * comment is, `own_comment`, and `revision_changed`.
 */
export async function raiseFlag(deps: RaiseFlagDeps, input: RaiseFlagInput): Promise<RaisedFlag> {
  await requireFlagging(deps, input.reporterId);
  const { commentId, reporterId } = input;
  return deps.inTurn(commentId, () => deps.inTurn(reporterId, () => deps.transact(() => raise(deps, input))));
}

async function requireFlagging({ flaggingOf }: RaiseFlagDeps, reporterId: string): Promise<void> {
  const { flagging, flaggingUntil, mustAcknowledgeToFlag } = await flaggingOf(reporterId);
  if (flagging === 'free') {
    if (mustAcknowledgeToFlag.length > 0) throw new AppError('flagging_warning_unread');
    return;
  }
  const until = flaggingUntil === null ? 'any more' : `until ${flaggingUntil.toISOString()}`;
  throw new AppError('flagging_suspended', { detail: `You may not flag comments ${until}.` });
}

async function raise(deps: RaiseFlagDeps, input: RaiseFlagInput): Promise<RaisedFlag> {
  const comment = await flaggable(deps, input);
  const earlier = await deps.flagStore.findByReporter(comment.id, input.reporterId);
  const revision = input.revision ?? comment.revision;
  const same = earlier.find((flag) => flag.revision === revision);
  if (same !== undefined && isStanding(same)) return { flag: same, isNew: false };
  if (revision !== comment.revision) throw new AppError('revision_changed');

  const reporterIsNew = !earlier.some(({ outcome }) => outcome === 'pending');
  const flag = flagOn(comment, input, { id: same?.id ?? newId(), createdAt: deps.clock.now() });
  const reporter = await learnOf(deps, flag);
  // The case, then the flag, then the reporter, as a decision takes them: who waits for the other is clear.
  await deps.noteFlag({ comment, flag, reporter, reporterIsNew, raisedBefore: same?.createdAt ?? null });
  await (same === undefined ? deps.flagStore.insert(flag) : deps.flagStore.revive(flag));
  await deps.reporterStore.noteFlag(flag, reporter);
  return { flag, isNew: true };
}

/** Someone whose account is not there any more is as new as can be. */
async function learnOf(deps: RaiseFlagDeps, { reporterId, createdAt }: Flag): Promise<KnownReporter> {
  const account = await deps.accountStore.findById(reporterId);
  const hasPublishedComment = await deps.commentStore.hasPublished(reporterId);
  return { registeredAt: account?.createdAt ?? createdAt, hasPublishedComment };
}

async function flaggable({ commentStore }: RaiseFlagDeps, input: RaiseFlagInput): Promise<Comment> {
  const comment = await commentStore.findById(input.commentId);
  if (comment === null || !isVisible(comment)) throw new AppError('not_found');
  if (comment.authorId === input.reporterId) throw new AppError('own_comment');
  return comment;
}

function flagOn(comment: Comment, input: RaiseFlagInput, own: Pick<Flag, 'id' | 'createdAt'>): Flag {
  const { reporterId, reason, note } = input;
  const { id: commentId, articleId, section, revision } = comment;
  const unsettled = { outcome: 'pending', settledAt: null, decisionId: null } as const;
  return { ...own, commentId, articleId, section, revision, reporterId, reason, note, ...unsettled };
}
