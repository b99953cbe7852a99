import { choosePlan } from '../planner/choose-plan.js';
import type { Plan } from '../planner/plan.js';
import { countOf, type View } from '../storage/view.js';
import type { CollectionInfo, DatabaseState, FindQuery } from './types.js';

/** A state, and the store it shows. */
type CountedState = DatabaseState & { readonly view: View };

/** Counts what a query matches: from the statistics if that is all documents, from keys if they tell, else by reading. */
export function countMatching(state: CountedState, collection: CollectionInfo, query: FindQuery): number {
  const { filter, matches, skip = 0, limit = 0 } = query;
  const unordered: FindQuery = { filter, matches, ...(query.hint === undefined ? {} : { hint: query.hint }) };
  const whole = wholeCount(state, collection, unordered);
  if (whole !== undefined) return Math.min(Math.max(0, whole - skip), limit === 0 ? Infinity : limit);
  return countOf(state.find(collection, { ...unordered, skip, limit }));
}

function wholeCount(state: CountedState, collection: CollectionInfo, query: FindQuery): number | undefined {
  if (query.hint === undefined && Object.keys(query.filter).length === 0) return state.stats(collection).count;
  return countKeys(choosePlan(collection, query, state.view), state.view);
}

/** Undefined where keys alone don't tell. */
function countKeys({ accesses, repeats }: Plan, view: View): number | undefined {
  const [access] = accesses;
  if (access?.exact !== true || accesses.length > 1 || repeats) return undefined;
  return access.branches.flatMap(({ ranges }) => ranges).reduce((sum, range) => sum + view.count(range), 0);
}
