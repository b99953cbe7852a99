import type { z } from 'zod';
import { decodeCursor, toPage, type Page } from '../../platform/http/pagination.js';
import type { PublishedRules } from './rule.js';
import { ruleVersionCursor, type listRuleVersionsQuery } from './rule-schemas.js';
import type { RuleSetStore } from './rule-set-store.js';

/** One page of the versions that editors have made, the newest first. Throws `invalid_cursor`. */
export async function listRuleVersions(
  { ruleSetStore }: { readonly ruleSetStore: Pick<RuleSetStore, 'list'> },
  { limit, cursor }: z.output<typeof listRuleVersionsQuery>,
): Promise<Page<PublishedRules>> {
  const before = decodeCursor(ruleVersionCursor, cursor)?.version ?? null;
  const found = await ruleSetStore.list({ before, limit: limit + 1 });
  return toPage(found, limit, ({ version }) => ({ version }));
}
