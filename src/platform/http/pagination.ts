import { z } from 'zod';
import { AppError } from '../errors.js';

/** One page of a list, as every list of the API answers it. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

const DEFAULT_PAGE_SIZE = 20;
const MAX_PAGE_SIZE = 100;

/** The query fields that every list takes; spread them into a list's own query schema. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(DEFAULT_PAGE_SIZE),
  cursor: z.string().max(500).optional(),
};

export const pageOf = (item: z.ZodType) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** Makes the opaque cursor of a keyset: the sort key and id of a page's last item, tied to its list by `schema`. */
export function encodeCursor(keyset: Readonly<Record<string, unknown>>): string {
  return Buffer.from(JSON.stringify(keyset)).toString('base64url');
}

/** Reads a cursor back. Throws `invalid_cursor` for anything that `schema` does not take. */
export function decodeCursor<S extends z.ZodType>(schema: S, cursor: string | undefined): z.output<S> | null {
  if (cursor === undefined) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new AppError('invalid_cursor', { cause });
  }
}

/** Cuts `limit + 1` found items to a page; the extra one only tells that there are more. */
export function toPage<T>(
  found: readonly T[],
  limit: number,
  keysetOf: (last: T) => Readonly<Record<string, unknown>>,
): Page<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last !== undefined ? encodeCursor(keysetOf(last)) : null };
}
