import type { ArticleStore } from '../../articles/index.js';
import { textAsRead, type CommentStore } from '../../comments/index.js';
import type { Viewer } from '../../platform/http/permissions.js';
import type { CaseState, ModerationCase } from './case.js';
import { keysetOf, type CaseKeyset, type CaseListStore, type CaseOrder } from './case-list-store.js';
import { hasWords } from './case-text.js';
import { isWanted, rangesOf, type CaseFilter } from './case-view.js';

export interface FindCasesDeps {
  readonly caseListStore: CaseListStore;
  readonly commentStore: Pick<CommentStore, 'findMany'>;
  readonly articleStore: Pick<ArticleStore, 'findMany'>;
}

export interface CaseSearch {
  readonly filter: CaseFilter;
  /** Each of which the comment or the headline above it has; as `wordsToFind` gives them. */
  readonly words: readonly string[];
  readonly state: CaseState;
  readonly order: CaseOrder;
  readonly after: CaseKeyset | null;
  readonly limit: number;
}

interface FoundCases {
  readonly items: readonly ModerationCase[];
  /** Where to go on; null at the end of the order. */
  readonly next: CaseKeyset | null;
}

/** So many cases does one search look at, however few of them are wanted. */
export const MOST_EXAMINED = 1000;
const PAGE_SIZE = 200;

/**
 * Finds the next cases that are wanted. It goes through the order from `after` on, and looks at a bounded number of
 * cases, so that fewer than `limit` or none may come out although there are more further on.
 */
export async function findCases(deps: FindCasesDeps, viewer: Viewer, search: CaseSearch): Promise<FoundCases> {
  const { filter, state, order, limit } = search;
  const ranges = rangesOf(viewer, filter);
  const found: ModerationCase[] = [];
  let { after } = search;
  for (let examined = 0; examined < MOST_EXAMINED;) {
    // One more than asked for tells whether there are more.
    const size = Math.min(examined === 0 ? limit + 1 : PAGE_SIZE, MOST_EXAMINED - examined);
    const page = await deps.caseListStore.list(ranges, { state, order, after, limit: size });
    found.push(...(await wantedOf(deps, viewer, { search, page })));
    if (found.length > limit) return cutTo(limit, found, order);
    const last = page.at(-1);
    if (last === undefined || page.length < size) return { items: found, next: null };
    after = keysetOf(order, last);
    examined += page.length;
  }
  return { items: found, next: after };
}

function cutTo(limit: number, found: readonly ModerationCase[], order: CaseOrder): FoundCases {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: last === undefined ? null : keysetOf(order, last) };
}

interface Examined {
  readonly search: CaseSearch;
  readonly page: readonly ModerationCase[];
}

async function wantedOf(
  deps: FindCasesDeps,
  viewer: Viewer,
  { search, page }: Examined,
): Promise<readonly ModerationCase[]> {
  const wanted = page.filter((subject) => isWanted(viewer, search.filter, subject));
  if (search.words.length === 0 || wanted.length === 0) return wanted;
  const [comments, articles] = await Promise.all([
    deps.commentStore.findMany(wanted.map(({ commentId }) => commentId)),
    deps.articleStore.findMany([...new Set(wanted.map(({ articleId }) => articleId))]),
  ]);
  return wanted.filter(({ commentId, articleId }) => {
    const text = textAsRead(comments.get(commentId)?.bodyHtml ?? '');
    return hasWords(`${text}\n${articles.get(articleId)?.headline ?? ''}`, search.words);
  });
}
