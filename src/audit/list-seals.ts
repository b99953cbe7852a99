import type { z } from 'zod';
import { decodeCursor, toPage, type Page } from '../platform/http/pagination.js';
import { type listSealsQuery, sealCursor } from './audit-schemas.js';
import type { Seal } from './seal.js';
import type { SealStore } from './seal-store.js';

interface ListSealsDeps {
  readonly sealStore: Pick<SealStore, 'list'>;
}

/** One page of seals, latest first. Throws `invalid_cursor`. */
export async function listSeals(
  { sealStore }: ListSealsDeps,
  { limit, cursor }: z.output<typeof listSealsQuery>,
): Promise<Page<Seal>> {
  const before = decodeCursor(sealCursor, cursor)?.number ?? null;
  return toPage(await sealStore.list(before, limit + 1), limit, ({ number }) => ({ number }));
}
