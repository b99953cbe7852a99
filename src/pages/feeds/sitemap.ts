import { z } from 'zod';
import { ARTICLE_LISTS, type ArticleAddress, type ArticleStore } from '../../articles/index.js';
import type { Clock } from '../../platform/clock.js';
import { AppError } from '../../platform/errors.js';
import { definePublicFile, type AnyFile } from '../file.js';
import { indexOf, urlSetOf, XML_TYPE, type SitemapEntry } from './sitemap-xml.js';
import { endOf, isMonth, monthOf, monthsBetween, startOf } from './months.js';

export interface SitemapDeps {
  readonly articleStore: Pick<ArticleStore, 'listAddresses' | 'findFirstTime'>;
  readonly clock: Clock;
  /** Where this site is reached, without a slash at its end. */
  readonly origin: string;
}

/** So many articles fit into one sitemap; with more, each month has its own. The protocol allows 50,000. */
const IN_ONE = 1000;
const BATCH = 1000;
const PAGES = ['/', '/rules', '/privacy', '/cookies'];
const params = z.object({ month: z.string().regex(/^\d{4}-\d\d\.xml$/) });

/** Where every published article stands: in one file while there are few, later in a file a month and an index of these. */
export function sitemapFiles(deps: SitemapDeps): readonly AnyFile[] {
  return [
    definePublicFile({
      path: '/sitemap.xml',
      contentType: XML_TYPE,
      cache: () => ARTICLE_LISTS,
      write: () => writeWhole(deps),
    }),
    definePublicFile({
      path: '/sitemaps/:month',
      params,
      contentType: XML_TYPE,
      cache: () => ARTICLE_LISTS,
      write: ({ month }) => writeMonth(deps, month.slice(0, 7)),
    }),
  ];
}

async function writeWhole(deps: SitemapDeps): Promise<string> {
  const { articleStore, clock, origin } = deps;
  const now = clock.now();
  const first = await articleStore.findFirstTime();
  const pages = PAGES.map((path) => ({ address: origin + path }));
  if (first === null || first > now) return urlSetOf(pages);
  const found = await articleStore.listAddresses({ from: first, to: now }, { after: null, limit: IN_ONE + 1 });
  if (found.length <= IN_ONE) return urlSetOf([...pages, ...found.map((article) => entryOf(deps, article))]);
  return indexOf(monthsBetween(first, now).map((month) => `${origin}/sitemaps/${month}.xml`));
}

async function writeMonth(deps: SitemapDeps, month: string): Promise<string> {
  const now = deps.clock.now();
  if (!isMonth(month) || startOf(month) > now) throw new AppError('not_found');
  const end = endOf(month);
  const times = { from: startOf(month), to: end < now ? end : now };
  const entries: SitemapEntry[] = [];
  for await (const article of addressesIn(deps, times)) entries.push(entryOf(deps, article));
  if (month === monthOf(now)) entries.unshift(...PAGES.map((path) => ({ address: deps.origin + path })));
  return urlSetOf(entries);
}

/** All of them, read in batches. */
async function* addressesIn(
  { articleStore }: SitemapDeps,
  times: { readonly from: Date; readonly to: Date },
): AsyncGenerator<ArticleAddress> {
  let after: ArticleAddress | null = null;
  do {
    const batch: readonly ArticleAddress[] = await articleStore.listAddresses(times, { after, limit: BATCH });
    yield* batch;
    after = batch.length === BATCH ? (batch.at(-1) ?? null) : null;
  } while (after !== null);
}

function entryOf({ origin }: SitemapDeps, { slug, publishedAt }: ArticleAddress): SitemapEntry {
  return { address: `${origin}/articles/${slug}`, changedAt: publishedAt };
}
