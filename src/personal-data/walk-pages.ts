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
