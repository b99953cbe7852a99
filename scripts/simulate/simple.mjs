// The ways of triage that need no reckoning, and the one that needs to know the truth.
import { exposureAt } from './world.mjs';

/** @typedef {import('./play.mjs').Case} Case */
/** @typedef {import('./play.mjs').Triage} Triage */

/** The open case for which `rank` is highest; of equals, the one opened first. @param {ReadonlySet<Case>} open @param {(subject: Case) => number} rank */
export function highest(open, rank) {
  /** @type {Case | null} */
  let best = null;
  let bestRank = -Infinity;
  for (const subject of open) {
    const itsRank = rank(subject);
    if (itsRank > bestRank) [best, bestRank] = [subject, itsRank];
  }
  return best;
}

/** @returns {Triage} */
export const firstCome = () => ({ name: 'first come', next: (open) => highest(open, ({ openedAt }) => -openedAt) });

/** @returns {Triage} */
export const flagCount = () => ({ name: 'flag count', next: (open) => highest(open, ({ flags }) => flags.length) });

/** Knows which of the flagged comments break the rules, and how badly. @returns {Triage} */
export const oracle = () => ({
  name: 'oracle',
  next: (open, now) =>
    highest(open, ({ comment }) => (comment.violating ? comment.severity * exposureAt(comment.article, now) : -1)),
});
