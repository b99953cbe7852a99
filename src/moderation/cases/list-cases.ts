import { z } from 'zod';
import { idSchema } from '../../platform/database/ids.js';
import { decodeCursor, toPage, type Page } from '../../platform/http/pagination.js';
import type { Viewer } from '../../platform/http/permissions.js';
import type { ModerationCase } from './case.js';
import { CASE_ORDERS, keysetOf, type CaseListStore } from './case-list-store.js';
import type { listCasesQuery } from './case-schemas.js';
import { lanesOf } from './case-view.js';

export interface ListCasesDeps {
  readonly caseListStore: CaseListStore;
}

const cursorSchema = z.strictObject({
  sort: z.enum(CASE_ORDERS),
  // Priorities, and times that a date can take.
  key: z.number().min(-8.64e15).max(8.64e15),
  id: idSchema,
});

/** One page of the cases that `viewer` works on. Throws `invalid_cursor`, also for the cursor of another order. */
export async function listCases(
  { caseListStore }: ListCasesDeps,
  viewer: Viewer,
  { queue, section, state, sort, limit, cursor }: z.output<typeof listCasesQuery>,
): Promise<Page<ModerationCase>> {
  const after = decodeCursor(cursorSchema.extend({ sort: z.literal(sort) }), cursor);
  const lanes = lanesOf(viewer, { queue, section });
  const found = await caseListStore.list(lanes, { state, order: sort, after, limit: limit + 1 });
  return toPage(found, limit, (last) => ({ sort, ...keysetOf(sort, last) }));
}
