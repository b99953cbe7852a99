import type { Flag } from '../../../flags/index.js';
import type { CommentMention, Told } from '../../../notifications/index.js';

/** The comment as it is spoken of, and until when a reporter may appeal; null where they can't. */
interface Announced {
  readonly comment: CommentMention;
  readonly decisionId: string;
  readonly appealUntil: string | null;
}

/** What a reporter with several flags is told of comes first. */
const TOLD_FIRST = ['upheld', 'unsettled', 'dismissed'] as const;

/** One notice for each reporter, whatever they flagged on how many revisions. */
export function outcomeNotices(flags: readonly Flag[], announced: Announced): readonly Told[] {
  const byReporter = new Map<string, Flag>();
  for (const flag of flags) {
    const before = byReporter.get(flag.reporterId);
    if (before === undefined || rankOf(flag) < rankOf(before)) byReporter.set(flag.reporterId, flag);
  }
  return [...byReporter.values()].map((flag) => noticeOf(flag, announced));
}

function rankOf({ outcome }: Flag): number {
  return TOLD_FIRST.findIndex((known) => known === outcome);
}

function noticeOf(flag: Flag, { comment, decisionId, appealUntil }: Announced): Told {
  const { id: flagId, reporterId: accountId, reason, outcome } = flag;
  const data = { comment: { ...comment, excerpt: '' }, flagId, reason };
  if (outcome === 'upheld') return { accountId, kind: 'flag_upheld', data };
  if (outcome === 'unsettled') return { accountId, kind: 'flag_unsettled', data };
  return { accountId, kind: 'flag_dismissed', data: { ...data, comment, decisionId, appealUntil } };
}

/** That the comment is gone before anybody decided; one notice for each reporter. */
export function withdrawalNotices(flags: readonly Flag[], comment: CommentMention): readonly Told[] {
  const byReporter = new Map(flags.map((flag) => [flag.reporterId, flag]));
  return [...byReporter].map(([accountId, { id: flagId, reason }]) => ({
    accountId,
    kind: 'flag_unsettled',
    data: { comment: { ...comment, excerpt: '' }, flagId, reason, wasWithdrawn: true },
  }));
}

/** Says of what reporters were told that it holds no more. */
export function correctionNotices(told: readonly Told[], isShown: boolean): readonly Told[] {
  return told.flatMap((each): Told[] => {
    if (each.kind !== 'flag_upheld' && each.kind !== 'flag_dismissed' && each.kind !== 'flag_unsettled') return [];
    const { accountId, data } = each;
    const { comment, flagId, reason } = data;
    const said = { comment: { ...comment, excerpt: '' }, flagId, ...(reason === undefined ? {} : { reason }) };
    return [{ accountId, kind: 'flag_corrected', data: { ...said, isShown } }];
  });
}
