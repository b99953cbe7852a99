import { randomUUID } from 'node:crypto';
import type { AccountStore } from '../../../accounts/index.js';
import type { ArticleStore } from '../../../articles/index.js';
import { isVisible, textAsRead, type Comment, type CommentStore } from '../../../comments/index.js';
import type { FlagStore, SettledBy } from '../../../flags/index.js';
import {
  excerptOf,
  type CommentMention,
  type ListTold,
  type NotifyMany,
  type Told,
} from '../../../notifications/index.js';
import { MINUTE_MS, type Clock } from '../../../platform/clock.js';
import type { Transact } from '../../../platform/database/transactions.js';
import type { DecisionSettingsFor } from '../decision-settings.js';
import type { DecisionStore } from '../decision-store.js';
import type { Decision } from '../decision.js';
import { followUpMisuse, type FollowUpMisuseDeps } from '../misuse/follow-up-misuse.js';
import { appealUntil } from '../on-appeal.js';
import { correctionKey, outcomeKey, withdrawalKey, type Announcement } from './announcement.js';
import type { AnnouncementStore } from './announcement-store.js';
import { correctionNotices, outcomeNotices, withdrawalNotices } from './reporter-notices.js';

export interface AnnounceOutcomesDeps extends FollowUpMisuseDeps {
  readonly announcementStore: Pick<AnnouncementStore, 'takeNext' | 'advance' | 'finish'>;
  readonly accountStore: Pick<AccountStore, 'findMany'>;
  readonly articleStore: Pick<ArticleStore, 'findById'>;
  readonly commentStore: Pick<CommentStore, 'findById'>;
  readonly flagStore: FollowUpMisuseDeps['flagStore'] & Pick<FlagStore, 'listSettledPast'>;
  readonly decisionStore: FollowUpMisuseDeps['decisionStore'] & Pick<DecisionStore, 'findById'>;
  readonly decisionSettingsFor: DecisionSettingsFor;
  readonly listTold: ListTold;
  readonly notifyMany: NotifyMany;
  readonly clock: Clock;
  readonly transact: Transact;
}

const LEASE_MS = MINUTE_MS;
const PAGE_SIZE = 200;

/** A part of the reporters, in the order of their ids. */
interface NoticePage {
  readonly key: string;
  readonly notices: readonly Told[];
  /** The last of them; null where none is left. */
  readonly last: string | null;
}

/**
 * Tells reporters what is due, until nothing is or `signal` says to stop. Each page of them is told in one transaction,
 * which notes how far it came, if the lease holds: who ends in the middle leaves the rest to be told after the lease, and
 * nobody is told twice. Several processes may do it at once.
 */
export async function announceOutcomes(deps: AnnounceOutcomesDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const now = deps.clock.now();
    const held = await deps.announcementStore.takeNext(now, { lease: randomUUID(), until: leaseFrom(now) });
    if (held === null) return;
    await announce(deps, held, signal);
  }
}

const leaseFrom = (now: Date) => new Date(now.getTime() + LEASE_MS);

async function announce(deps: AnnounceOutcomesDeps, held: Announcement, signal: AbortSignal): Promise<void> {
  const comment = await deps.commentStore.findById(held.commentId);
  if (comment === null) return deps.announcementStore.finish(held);
  const decision = held.kind === 'withdrawal' ? null : await deps.decisionStore.findById(held.id);
  const mention = {
    ...(await mentionOf(deps, comment)),
    appealUntil: decision && (await appealUntilFor(deps, decision, comment)),
    decision,
  };
  let after = held.after;
  while (!signal.aborted) {
    const rest = { ...held, after };
    after = await deps.transact(() => tellPage(deps, rest, mention));
    if (after === null) return;
  }
}

interface Mention {
  readonly comment: CommentMention;
  readonly isShown: boolean;
  readonly appealUntil: string | null;
  /** Null where there is none: the author took the comment back. */
  readonly decision: Decision | null;
}

/** ISO 8601; null where the decision can't be appealed. */
async function appealUntilFor(
  { decisionSettingsFor }: AnnounceOutcomesDeps,
  decision: Decision,
  { section }: Comment,
): Promise<string | null> {
  return appealUntil(decision, await decisionSettingsFor(section))?.toISOString() ?? null;
}

/** What isn't shown is not quoted either. */
async function mentionOf(
  { articleStore }: AnnounceOutcomesDeps,
  comment: Comment,
): Promise<Pick<Mention, 'comment' | 'isShown'>> {
  const { id: commentId, articleId, articleSlug, bodyHtml } = comment;
  const article = await articleStore.findById(articleId);
  const isShown = isVisible(comment);
  const excerpt = isShown ? excerptOf(textAsRead(bodyHtml)) : '';
  return { comment: { commentId, articleSlug, headline: article?.headline ?? '', excerpt }, isShown };
}

/** What is told by each kind of announcement. */
const PAGES = { outcome: outcomesPast, correction: correctionsPast, withdrawal: withdrawalsPast };

/** Returns the last who was told; null when all have been, or it is no longer for this process to do. */
async function tellPage(deps: AnnounceOutcomesDeps, held: Announcement, mention: Mention): Promise<string | null> {
  const { key, notices, last } = await PAGES[held.kind](deps, held, mention);
  if (last === null) {
    await deps.announcementStore.finish(held);
    return null;
  }
  if (!(await deps.announcementStore.advance(held, last, leaseFrom(deps.clock.now())))) return null;
  const accounts = await deps.accountStore.findMany(notices.map(({ accountId }) => accountId));
  const told = notices.filter(({ accountId }) => accounts.has(accountId));
  await deps.notifyMany(key, told);
  const { decision } = mention;
  if (decision !== null && mayChangeRecords(held, decision)) await followUpMisuse(deps, decision, accounts);
  return last;
}

/** Whether it may have made flags unfounded, or founded after all. */
function mayChangeRecords({ kind }: Announcement, { flagsUnfounded, undo }: Decision): boolean {
  return kind === 'correction' || Boolean(flagsUnfounded) || undo.overturned !== undefined;
}

async function outcomesPast(
  deps: AnnounceOutcomesDeps,
  { id: decisionId, commentId, after }: Announcement,
  { comment, appealUntil }: Mention,
): Promise<NoticePage> {
  const { flags, last } = await flagsPast(deps, { commentId, decisionId }, after);
  return { key: outcomeKey(decisionId), notices: outcomeNotices(flags, { comment, decisionId, appealUntil }), last };
}

async function withdrawalsPast(
  deps: AnnounceOutcomesDeps,
  { commentId, after }: Announcement,
  { comment }: Mention,
): Promise<NoticePage> {
  const { flags, last } = await flagsPast(deps, { commentId, decisionId: null }, after);
  const undecided = flags.filter(({ outcome }) => outcome === 'unsettled');
  return { key: withdrawalKey(commentId), notices: withdrawalNotices(undecided, comment), last };
}

/** A page of flags, with all that each of its reporters has raised there. */
async function flagsPast({ flagStore }: AnnounceOutcomesDeps, settled: SettledBy, after: string | null) {
  const found = await flagStore.listSettledPast(settled, after, PAGE_SIZE);
  const last = found.at(-1)?.reporterId ?? null;
  // The last one may have flagged further revisions, which belong to the same notice.
  const whole = found.filter(({ reporterId }) => reporterId !== last);
  const flags = found.length === PAGE_SIZE && whole.length > 0 ? whole : found;
  return { flags, last: flags.at(-1)?.reporterId ?? null };
}

async function correctionsPast(
  { listTold }: AnnounceOutcomesDeps,
  { id: decisionId, after }: Announcement,
  { isShown }: Mention,
): Promise<NoticePage> {
  const told = await listTold(outcomeKey(decisionId), after, PAGE_SIZE);
  const notices = correctionNotices(told, isShown);
  return { key: correctionKey(decisionId), notices, last: told.at(-1)?.accountId ?? null };
}
