import type { Readership } from '../../articles/index.js';
import { MINUTE_MS } from '../../platform/clock.js';
import { QUEUES, type ModerationCase, type Queue } from './case.js';
import { keysetOf, type CaseKeyset, type CaseListStore } from './case-list-store.js';
import { reweighCases, type ReweighCasesDeps } from './reweigh-cases.js';

export interface RekeyCasesDeps extends ReweighCasesDeps {
  readonly caseListStore: CaseListStore;
  /** Between two pages, so that what people wait for comes first. */
  readonly rest: () => Promise<void>;
  /** Ends the walk at its next page. */
  readonly signal: AbortSignal;
}

const PAGE_SIZE = 200;
const UNREAD: Readership = { readers: 0, exposure: 0 };
/** So much more or less than when a case was weighed last. */
const MOVED = 0.25;

/**
 * Weighs the open cases anew whose articles' readers have moved by a quarter, each at most once a minute. Several
 * processes may do it at once. Returns how many cases were written.
 */
export async function rekeyCases(deps: RekeyCasesDeps): Promise<number> {
  let rekeyed = 0;
  for (const queue of QUEUES) rekeyed += await rekeyQueue(deps, queue);
  return rekeyed;
}

async function rekeyQueue(deps: RekeyCasesDeps, queue: Queue): Promise<number> {
  let rekeyed = 0;
  let after: CaseKeyset | null = null;
  for (;;) {
    const listing = { state: 'open', order: 'oldest', after, limit: PAGE_SIZE } as const;
    const page: readonly ModerationCase[] = await deps.caseListStore.list([{ queue, section: null }], listing);
    rekeyed += await reweighCases(deps, await movedAmong(deps, page));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE_SIZE || deps.signal.aborted) return rekeyed;
    after = keysetOf('oldest', last);
    await deps.rest();
  }
}

async function movedAmong(deps: RekeyCasesDeps, page: readonly ModerationCase[]): Promise<readonly ModerationCase[]> {
  const now = deps.clock.now();
  const rested = page.filter(({ weighed }) => now.getTime() - weighed.at.getTime() >= MINUTE_MS);
  const slugs = [...new Set(rested.map(({ articleSlug }) => articleSlug))];
  const readerships = await deps.readershipStore.findMany(slugs, now);
  return rested.filter((subject) => hasMoved(subject, readerships.get(subject.articleSlug) ?? UNREAD));
}

/** Whether a case's readers so far or their number per hour are no longer about as when it was weighed. */
export function hasMoved(
  { weighed, evidence }: Pick<ModerationCase, 'weighed' | 'evidence'>,
  { readers, exposure }: Readership,
): boolean {
  const since = (count: number) => Math.max(0, count - evidence.readersBefore);
  return differs(since(weighed.readers), since(readers)) || differs(weighed.exposure, exposure);
}

/** One is added on either side: what changes among the first few readers changes little. */
function differs(before: number, now: number): boolean {
  return Math.abs(now - before) >= MOVED * (before + 1);
}
