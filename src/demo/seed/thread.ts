import type { AuditEntry } from '../../audit/index.js';
import {
  isListed,
  isVisible,
  toBodyHtml,
  type Comment,
  type ImportedRecommendation,
  type Revision,
} from '../../comments/index.js';
import type { Flag } from '../../flags/index.js';
import type { Decision, ModerationCase, Scales } from '../../moderation/index.js';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../platform/clock.js';
import { CommentLife } from './comment-life.js';
import { liveHeld, livePublished, type Shown, type World } from './fates.js';
import { createIds, type MakeId } from './ids.js';
import { pickOthers, pickReader, type People } from './people.js';
import type { Commission } from './press.js';
import { writeComment } from './prose.js';
import { createRandom } from './random.js';
import type { SeedOptions } from './seed-options.js';

/** Everything that stands under one article. */
export interface Thread {
  readonly articleId: string;
  readonly published: number;
  readonly comments: readonly Comment[];
  readonly revisions: readonly Revision[];
  readonly recommendations: readonly ImportedRecommendation[];
  readonly flags: readonly Flag[];
  readonly cases: readonly ModerationCase[];
  readonly decisions: readonly Decision[];
  readonly auditEntries: readonly AuditEntry[];
}

interface Surroundings extends World {
  readonly commission: Commission;
  readonly newId: MakeId;
  readonly scales: Scales;
  readonly flaggedShare: number;
}

/** A comment that was posted, with the texts it had and what befell it. */
interface Posted {
  readonly life: CommentLife;
  readonly shown: Shown;
  readonly revisions: readonly Revision[];
}

const REPLY_SHARE = 0.4;
const EDITED_SHARE = 0.04;
const DEEPEST_REPLY = 6;
/** Replies go to one of the latest comments. */
const ATTENTION_SPAN = 40;
const MEAN_AGE_MS = 2 * DAY_MS;

export function makeThread(options: SeedOptions, commission: Commission, people: People): Thread {
  const { seed, until, scales, flaggedShare } = options;
  const name = `thread ${commission.article.slug} of ${seed}`;
  const surroundings: Surroundings = {
    people,
    commission,
    until,
    scales,
    flaggedShare,
    random: createRandom(name),
    newId: createIds(name),
  };
  const posted: Posted[] = [];
  for (const time of postingTimes(surroundings)) posted.push(post(surroundings, posted, time));
  return gather(surroundings, posted);
}

/** Rising; most of them soon after publication. */
function postingTimes({ random, until, commission: { article, comments } }: Surroundings): readonly Date[] {
  const published = article.publishedAt.getTime();
  const window = until.getTime() - published - SECOND_MS;
  const times = Array.from({ length: comments }, () => {
    const wait = random.wait(MEAN_AGE_MS);
    return published + SECOND_MS + Math.round(wait < window ? wait : random.next() * window);
  });
  return times.sort((a, b) => a - b).map((time) => new Date(time));
}

function post(surroundings: Surroundings, earlier: readonly Posted[], createdAt: Date): Posted {
  const { random, people, newId, scales, flaggedShare } = surroundings;
  const parent = random.chance(REPLY_SHARE) ? findParent(surroundings, earlier, createdAt) : null;
  const isHeld = surroundings.commission.article.commenting === 'premoderated';
  const isFlagged = !isHeld && random.chance(flaggedShare);
  const text = () => toBodyHtml(writeComment(random, { isReply: parent !== null, isOffence: isFlagged }));
  const place = { id: newId(createdAt), authorId: pickReader(random, people), createdAt, bodyHtml: text() };
  const comment = newComment(surroundings.commission, parent, place);
  const revisions = [revisionOf(comment, createdAt)];
  const life = new CommentLife(comment, newId, scales);
  // An edit of a held comment would be screened again; only those that were published at once are edited here.
  if (!isHeld && random.chance(EDITED_SHARE)) revisions.push(edit(surroundings, life, text()));
  const shown = isHeld ? liveHeld(surroundings, life) : livePublished(surroundings, life, isFlagged);
  return { life, shown, revisions };
}

/** A comment that can be seen and answered at `time`; null when none of those tried can. */
function findParent({ random }: Surroundings, earlier: readonly Posted[], time: Date): Comment | null {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const candidate = earlier[earlier.length - 1 - random.below(Math.min(ATTENTION_SPAN, earlier.length))];
    if (candidate === undefined) return null;
    const { shown, life } = candidate;
    const isShown = shown.from < time.getTime() && time.getTime() < shown.until;
    if (isShown && life.comment.depth < DEEPEST_REPLY) return life.comment;
  }
  return null;
}

function newComment(
  { article }: Commission,
  parent: Comment | null,
  own: Pick<Comment, 'id' | 'authorId' | 'createdAt' | 'bodyHtml'>,
): Comment {
  return {
    ...own,
    articleId: article.id,
    articleSlug: article.slug,
    section: article.section,
    parentId: parent?.id ?? null,
    depth: parent === null ? 0 : parent.depth + 1,
    status: 'published',
    revision: 1,
    editedAt: null,
    recommendations: 0,
    replies: 0,
    readersBefore: 0,
    listed: true,
  };
}

function revisionOf({ id: commentId, revision, bodyHtml }: Comment, createdAt: Date): Revision {
  return { commentId, revision, bodyHtml, createdAt, signals: [] };
}

/** Within the five minutes that an author has, and before anybody flags. */
function edit({ random, until }: Surroundings, life: CommentLife, bodyHtml: string): Revision {
  const time = life.comment.createdAt.getTime() + 20 * SECOND_MS + random.below(4 * MINUTE_MS);
  const editedAt = new Date(Math.min(time, until.getTime()));
  life.comment = { ...life.comment, revision: 2, bodyHtml, editedAt };
  return revisionOf(life.comment, editedAt);
}

function gather(surroundings: Surroundings, posted: readonly Posted[]): Thread {
  const lives = posted.map(({ life }) => life);
  const recommendations = lives.flatMap(({ comment }) => recommend(surroundings, comment));
  const comments = counted(
    lives.map(({ comment }) => comment),
    recommendations,
  );
  return {
    articleId: surroundings.commission.article.id,
    published: comments.filter(isVisible).length,
    comments,
    revisions: posted.flatMap(({ revisions }) => revisions),
    recommendations,
    flags: lives.flatMap(({ flags }) => flags),
    cases: lives.flatMap(({ subject }) => subject ?? []),
    decisions: lives.flatMap(({ decisions }) => decisions),
    auditEntries: lives.flatMap(({ auditEntries }) => auditEntries),
  };
}

function recommend({ random, people, newId }: Surroundings, comment: Comment): readonly ImportedRecommendation[] {
  if (comment.status === 'held' || random.chance(0.5)) return [];
  const count = 1 + random.streak(0.5, 30);
  const readers = pickOthers(random, people, { author: comment.authorId, count });
  return readers.map((accountId) => ({
    id: newId(comment.createdAt),
    commentId: comment.id,
    articleId: comment.articleId,
    accountId,
  }));
}

/** The comments with their recommendations, their listed replies, and whether they are listed themselves. */
function counted(comments: readonly Comment[], recommendations: readonly ImportedRecommendation[]): readonly Comment[] {
  const recommended = tally(recommendations.map(({ commentId }) => commentId));
  const replies = new Map<string, number>();
  // Replies come after what they answer, so that going backwards their own places are known first.
  const backwards = comments.toReversed().map((comment) => {
    const own = { recommendations: recommended.get(comment.id) ?? 0, replies: replies.get(comment.id) ?? 0 };
    const listed = isListed({ ...comment, ...own });
    if (listed && comment.parentId !== null) replies.set(comment.parentId, (replies.get(comment.parentId) ?? 0) + 1);
    return { ...comment, ...own, listed };
  });
  return backwards.reverse();
}

function tally(ids: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
