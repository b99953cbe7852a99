import type { AccountStore } from '../../accounts/index.js';
import type { AuditLog } from '../../audit/index.js';
import type { CommentStore } from '../../comments/index.js';
import type { FlagStore, ReporterStore } from '../../flags/index.js';
import { DAY_MS } from '../../platform/clock.js';
import type { Transact } from '../../platform/database/transactions.js';
import { AppError } from '../../platform/errors.js';
import type { Viewer } from '../../platform/http/permissions.js';
import type { CaseStore } from './case-store.js';
import { reweighCases, type ReweighCasesDeps } from './reweigh-cases.js';

export interface MuteReporterDeps extends ReweighCasesDeps {
  readonly accountStore: Pick<AccountStore, 'findById'>;
  readonly commentStore: Pick<CommentStore, 'hasPublished' | 'findMany'>;
  readonly reporterStore: ReweighCasesDeps['reporterStore'] & Pick<ReporterStore, 'mute'>;
  readonly flagStore: ReweighCasesDeps['flagStore'] & Pick<FlagStore, 'listPendingBy'>;
  readonly caseStore: ReweighCasesDeps['caseStore'] & Pick<CaseStore, 'findOpenOn'>;
  readonly auditLog: AuditLog;
  readonly transact: Transact;
}

interface MuteInput {
  readonly accountId: string;
  /** From now; null ends a mute. */
  readonly days: number | null;
}

/** More than one reader has pending; the newest are weighed anew at once, the rest when their readers move. */
const MOST_FLAGS = 200;

/**
 * Has a reporter's flags, which are kept, count nothing until a time, or count again. Returns the end. The open cases that
 * they flagged are weighed anew. Throws `not_found` without such an account, and `own_comment`
 * for whose flags wait on the viewer's own comments.
 */
export async function muteReporter(
  deps: MuteReporterDeps,
  viewer: Viewer,
  { accountId, days }: MuteInput,
): Promise<Date | null> {
  const until = days === null ? null : new Date(deps.clock.now().getTime() + days * DAY_MS);
  await deps.transact(async () => {
    const account = await deps.accountStore.findById(accountId);
    if (account === null) throw new AppError('not_found');
    await ensureNotFlaggedBy(deps, viewer, accountId);
    const hasPublishedComment = await deps.commentStore.hasPublished(accountId);
    await deps.reporterStore.mute(accountId, until, { registeredAt: account.createdAt, hasPublishedComment });
    await deps.auditLog.record({
      actor: { type: 'account', id: viewer.id },
      act: until === null ? 'account.flags_unmuted' : 'account.flags_muted',
      subject: { type: 'account', id: accountId },
      details: { until: until?.toISOString() ?? null },
    });
  });
  await reweighFlaggedBy(deps, accountId);
  return until;
}

/** Nobody silences those who complain of their own comments. */
async function ensureNotFlaggedBy(deps: MuteReporterDeps, viewer: Viewer, accountId: string): Promise<void> {
  const flags = await deps.flagStore.listPendingBy(accountId, MOST_FLAGS);
  const comments = await deps.commentStore.findMany(flags.map(({ commentId }) => commentId));
  if ([...comments.values()].some(({ authorId }) => authorId === viewer.id)) throw new AppError('own_comment');
}

async function reweighFlaggedBy(deps: MuteReporterDeps, accountId: string): Promise<void> {
  const flags = await deps.flagStore.listPendingBy(accountId, MOST_FLAGS);
  await reweighCases(deps, await deps.caseStore.findOpenOn(flags.map(({ commentId }) => commentId)));
}
