import { randomUUID } from 'node:crypto';
import type { AccountStore } from '../../../accounts/index.js';
import type { ArticleStore } from '../../../articles/index.js';
import { isVisible, textAsRead, type Comment, type CommentStore } from '../../../comments/index.js';
import type { FlagStore } from '../../../flags/index.js';
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
import { appealUntil } from '../on-appeal.js';
import { correctionKey, outcomeKey, type Announcement } from './announcement.js';
import type { AnnouncementStore } from './announcement-store.js';
import { correctionNotices, outcomeNotices } from './reporter-notices.js';

export interface AnnounceOutcomesDeps {
  readonly announcementStore: Pick<AnnouncementStore, 'takeNext' | 'advance' | 'finish'>;
  readonly accountStore: Pick<AccountStore, 'findMany'>;
  readonly articleStore: Pick<ArticleStore, 'findById'>;
  readonly commentStore: Pick<CommentStore, 'findById'>;
  readonly flagStore: Pick<FlagStore, 'listSettledPast'>;
  readonly decisionStore: Pick<DecisionStore, 'findById'>;
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
  const mention = { ...(await mentionOf(deps, comment)), appealUntil: await appealUntilFor(deps, held, comment) };
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
}

/** ISO 8601; null where the decision can't be appealed. */
async function appealUntilFor(
  { decisionStore, decisionSettingsFor }: AnnounceOutcomesDeps,
  { id }: Announcement,
  { section }: Comment,
): Promise<string | null> {
  const decision = await decisionStore.findById(id);
  return decision && (appealUntil(decision, await decisionSettingsFor(section))?.toISOString() ?? null);
}

/** What isn't shown is not quoted either. */
async function mentionOf(
  { articleStore }: AnnounceOutcomesDeps,
  comment: Comment,
): Promise<Omit<Mention, 'appealUntil'>> {
  const { id: commentId, articleId, articleSlug, bodyHtml } = comment;
  const article = await articleStore.findById(articleId);
  const isShown = isVisible(comment);
  const excerpt = isShown ? excerptOf(textAsRead(bodyHtml)) : '';
  return { comment: { commentId, articleSlug, headline: article?.headline ?? '', excerpt }, isShown };
}

/** Returns the last who was told; null when all have been, or it is no longer for this process to do. */
async function tellPage(deps: AnnounceOutcomesDeps, held: Announcement, mention: Mention): Promise<string | null> {
  const { key, notices, last } = await (held.kind === 'outcome' ? outcomesPast : correctionsPast)(deps, held, mention);
  if (last === null) {
    await deps.announcementStore.finish(held);
    return null;
  }
  if (!(await deps.announcementStore.advance(held, last, leaseFrom(deps.clock.now())))) return null;
  const accounts = await deps.accountStore.findMany(notices.map(({ accountId }) => accountId));
  await deps.notifyMany(
    key,
    notices.filter(({ accountId }) => accounts.has(accountId)),
  );
  return last;
}

async function outcomesPast(
  { flagStore }: AnnounceOutcomesDeps,
  { id: decisionId, commentId, after }: Announcement,
  { comment, appealUntil }: Mention,
): Promise<NoticePage> {
  const found = await flagStore.listSettledPast({ commentId, decisionId }, after, PAGE_SIZE);
  const last = found.at(-1)?.reporterId ?? null;
  // The last one may have flagged further revisions, which belong to the same notice.
  const whole = found.filter(({ reporterId }) => reporterId !== last);
  const isCut = found.length === PAGE_SIZE && whole.length > 0;
  const flags = isCut ? whole : found;
  const notices = outcomeNotices(flags, { comment, decisionId, appealUntil });
  return { key: outcomeKey(decisionId), notices, last: flags.at(-1)?.reporterId ?? null };
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
