import { z } from 'zod';
import { idSchema } from '../../platform/database/ids.js';
import { decodeCursor, encodeCursor, type Page } from '../../platform/http/pagination.js';
import type { Viewer } from '../../platform/http/permissions.js';
import type { ModerationCase } from './case.js';
import { CASE_ORDERS } from './case-list-store.js';
import type { listCasesQuery } from './case-schemas.js';
import { findCases, type FindCasesDeps } from './find-cases.js';

const cursorSchema = z.strictObject({
  sort: z.enum(CASE_ORDERS),
  // Priorities, and times that a date can take.
  key: z.number().min(-8.64e15).max(8.64e15),
  id: idSchema,
});

/**
 * One page of the cases that `viewer` works on. With filters it may be short, or empty, where there are more: its cursor
 * goes on. Throws `invalid_cursor`, also for the cursor of another order.
 */
export async function listCases(
  deps: FindCasesDeps,
  viewer: Viewer,
  { state, sort, limit, cursor, text = [], ...filter }: z.output<typeof listCasesQuery>,
): Promise<Page<ModerationCase>> {
  const after = decodeCursor(cursorSchema.extend({ sort: z.literal(sort) }), cursor);
  const search = { filter, words: text, state, order: sort, after, limit };
  const { items, next } = await findCases(deps, viewer, search);
  return { items, nextCursor: next === null ? null : encodeCursor({ sort, ...next }) };
}
