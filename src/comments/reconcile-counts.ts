import type { ArticleStore, DropPublic } from '../articles/index.js';
import type { AfterCommit, Transact } from '../platform/database/transactions.js';
import { isListed, type Comment } from './comment.js';
import type { CommentCountStore } from './comment-count-store.js';
import type { CommentStore } from './comment-store.js';
import type { RecommendationStore } from './recommendation-store.js';

export interface ReconcileCountsDeps {
  readonly articleStore: Pick<ArticleStore, 'listIds' | 'findById'>;
  readonly commentStore: Pick<CommentStore, 'listAll' | 'countReplies' | 'countPublished' | 'findById' | 'setCounts'>;
  readonly commentCountStore: CommentCountStore;
  readonly recommendationStore: Pick<RecommendationStore, 'count'>;
  readonly transact: Transact;
  readonly afterCommit: AfterCommit;
  readonly dropPublic: DropPublic;
  /** Waits for longer than a change that has committed takes to be counted with its article. */
  readonly settle: () => Promise<void>;
  /** Between two pages, so that what people wait for comes first. */
  readonly rest: () => Promise<void>;
  /** Ends the walk at its next page. */
  readonly signal: AbortSignal;
}

/** How much a walk corrected. */
export interface Reconciled {
  readonly comments: number;
  readonly articles: number;
}

const PAGE_SIZE = 200;

/**
 * Recounts the replies, recommendations and places of all comments, and the published comments of all articles, from
 * the documents that they stand for, and corrects what differs. Reads pages by index, so that it can run beside
 * everything else; two at once do no harm.
 */
export async function reconcileCounts(deps: ReconcileCountsDeps): Promise<Reconciled> {
  return { comments: await reconcileComments(deps), articles: await reconcileArticles(deps) };
}

/** Newest first, so that replies are right before what they answer is counted. */
async function reconcileComments(deps: ReconcileCountsDeps): Promise<number> {
  let corrected = 0;
  let before: string | null = null;
  for (;;) {
    const page: readonly Comment[] = await deps.commentStore.listAll(before, PAGE_SIZE);
    const counts = await countPage(deps, page);
    const wrong = page.filter((comment) => differs(comment, counts.get(comment.id)));
    for (const { id } of wrong) corrected += await correctUpwards(deps, id);
    if (page.length < PAGE_SIZE || deps.signal.aborted) return corrected;
    before = page.at(-1)?.id ?? null;
    await deps.rest();
  }
}

type Counts = Pick<Comment, 'replies' | 'recommendations' | 'listed'>;

async function countPage(deps: ReconcileCountsDeps, page: readonly Comment[]): Promise<ReadonlyMap<string, Counts>> {
  const ids = page.map(({ id }) => id);
  const repliesById = await deps.commentStore.countReplies(ids);
  const recommendationsById = await deps.recommendationStore.count(ids);
  return new Map(
    page.map(({ id, status }) => {
      const replies = repliesById.get(id) ?? 0;
      const recommendations = recommendationsById.get(id) ?? 0;
      return [id, { replies, recommendations, listed: isListed({ status, replies }) }];
    }),
  );
}

function differs(comment: Counts, counts: Counts | undefined): boolean {
  return (
    counts?.replies !== comment.replies ||
    counts.recommendations !== comment.recommendations ||
    counts.listed !== comment.listed
  );
}

/** Corrects one comment, then those above it whose counts follow from it; how many. */
async function correctUpwards(deps: ReconcileCountsDeps, id: string): Promise<number> {
  let corrected = 0;
  let next: string | null = id;
  while (next !== null) {
    const comment: Comment | null = await correctComment(deps, next);
    if (comment === null) return corrected;
    corrected += 1;
    next = comment.parentId;
  }
  return corrected;
}

/** Counts once more, within a transaction: changes made while the page was read don't count as wrong. */
function correctComment(deps: ReconcileCountsDeps, id: string): Promise<Comment | null> {
  return deps.transact(async () => {
    const comment = await deps.commentStore.findById(id);
    if (comment === null) return null;
    const counts = (await countPage(deps, [comment])).get(id);
    if (counts === undefined || !differs(comment, counts)) return null;
    await deps.commentStore.setCounts(id, counts);
    await deps.afterCommit(() => deps.dropPublic(comment.articleSlug));
    return comment;
  });
}

async function reconcileArticles(deps: ReconcileCountsDeps): Promise<number> {
  let corrected = 0;
  let after: string | null = null;
  for (;;) {
    const ids: readonly string[] = await deps.articleStore.listIds(after, PAGE_SIZE);
    corrected += await correctArticles(deps, await wrongCounts(deps, ids));
    if (ids.length < PAGE_SIZE || deps.signal.aborted) return corrected;
    after = ids.at(-1) ?? null;
    await deps.rest();
  }
}

interface WrongCount {
  readonly articleId: string;
  readonly stored: number;
  readonly counted: number;
}

async function wrongCounts(deps: ReconcileCountsDeps, ids: readonly string[]): Promise<readonly WrongCount[]> {
  const storedById = await deps.commentCountStore.findMany(ids);
  const wrong: WrongCount[] = [];
  for (const articleId of ids) {
    const stored = storedById.get(articleId) ?? 0;
    const counted = await deps.commentStore.countPublished(articleId);
    if (stored !== counted) wrong.push({ articleId, stored, counted });
  }
  return wrong;
}

/** A comment that is posted but not yet counted is no mistake: only what differs twice, in the same way, is one. */
async function correctArticles(deps: ReconcileCountsDeps, suspects: readonly WrongCount[]): Promise<number> {
  if (suspects.length === 0) return 0;
  await deps.settle();
  const before = new Map(suspects.map((suspect) => [suspect.articleId, suspect]));
  const again = await wrongCounts(deps, [...before.keys()]);
  const wrong = again.filter(({ articleId, stored, counted }) => {
    const suspect = before.get(articleId);
    return suspect?.stored === stored && suspect.counted === counted;
  });
  for (const { articleId, stored, counted } of wrong) {
    await deps.commentCountStore.correct(articleId, stored, counted);
    const article = await deps.articleStore.findById(articleId);
    if (article !== null) await deps.dropPublic(article.slug);
  }
  return wrong.length;
}
