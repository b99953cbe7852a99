import type { Page } from '../platform/http/pagination.js';

const PAGE_SIZE = 100;

interface Wanted {
  readonly limit: number;
  readonly cursor: string | undefined;
}

/** Every page of a list, one at a time: each is a query of its own, so a slow reader holds nothing open. */
export async function* walkPages<T>(read: (wanted: Wanted) => Promise<Page<T>>): AsyncGenerator<readonly T[], void> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await read({ limit: PAGE_SIZE, cursor });
    if (items.length > 0) yield items;
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** The same of a list that goes on past its last item. */
export async function* walkPast<T>(
  read: (after: T | null, limit: number) => Promise<readonly T[]>,
): AsyncGenerator<readonly T[], void> {
  let items: readonly T[] = await read(null, PAGE_SIZE);
  while (items.length > 0) {
    yield items;
    items = await read(items.at(-1) ?? null, PAGE_SIZE);
  }
}
