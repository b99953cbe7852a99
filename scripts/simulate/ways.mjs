// Every way of triage that is compared.
import { belowline } from './belowline.mjs';
import { discourse } from './discourse.mjs';
import { firstCome, flagCount, oracle } from './simple.mjs';

/** @typedef {import('./play.mjs').Records} Records */
/** @typedef {import('./play.mjs').Triage} Triage */

/** @param {import('./rules.mjs').Rules} rules @returns {Readonly<Record<string, (records: Records) => Triage>>} */
export const waysOf = (rules) => ({
  firstCome,
  flagCount,
  discourse: discourse({ hiding: false }),
  discourseHiding: discourse({ hiding: true }),
  priorityOnly: belowline(rules, { mode: 'off', dueClaims: false }),
  off: belowline(rules, { mode: 'off', dueClaims: true }),
  careful: belowline(rules, { mode: 'careful', dueClaims: true }),
  firm: belowline(rules, { mode: 'firm', dueClaims: true }),
  oracle,
});
