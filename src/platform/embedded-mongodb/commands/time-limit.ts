import type { FindQuery } from '../engine/index.js';
import { MongoError } from '../errors.js';

/** The clock is read once for so many items. */
const STEP = 64;

/**
 * Passes items on until the deadline, in ms since 1970.
 * @throws MongoError `MaxTimeMSExpired` after it.
 */
export function* within<T>(items: Iterable<T>, deadline: number | undefined): Iterable<T> {
  let passed = 0;
  for (const item of items) {
    if (passed % STEP === 0) assertTime(deadline);
    passed += 1;
    yield item;
  }
}

/** The query with a limit to its time also where it reads many documents and none of them matches. */
export function timed(query: FindQuery, deadline: number | undefined): FindQuery {
  if (deadline === undefined) return query;
  let read = 0;
  return {
    ...query,
    matches: (document) => {
      if (read % STEP === 0) assertTime(deadline);
      read += 1;
      return query.matches(document);
    },
  };
}

function assertTime(deadline: number | undefined): void {
  if (deadline !== undefined && Date.now() > deadline) {
    throw new MongoError('MaxTimeMSExpired', 'operation exceeded time limit');
  }
}
