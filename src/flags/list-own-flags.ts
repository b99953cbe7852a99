import type { z } from 'zod';
import { decodeCursor, toPage, type Page } from '../platform/http/pagination.js';
import type { Flag } from './flag.js';
import { flagCursor, type ownFlagsQuery } from './flag-schemas.js';
import type { FlagStore } from './flag-store.js';

export interface ListOwnFlagsDeps {
  readonly flagStore: Pick<FlagStore, 'listByReporter'>;
}

/** What a reader has flagged and what became of it, newest first. Throws `invalid_cursor`. */
export async function listOwnFlags(
  { flagStore }: ListOwnFlagsDeps,
  reporterId: string,
  { limit, cursor }: z.output<typeof ownFlagsQuery>,
): Promise<Page<Flag>> {
  const keyset = decodeCursor(flagCursor, cursor);
  const after = keyset && { id: keyset.id, createdAt: new Date(keyset.createdAt) };
  const found = await flagStore.listByReporter(reporterId, { after, limit: limit + 1 });
  return toPage(found, limit, ({ id, createdAt }) => ({ id, createdAt }));
}
