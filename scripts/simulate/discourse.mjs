// Discourse's published score, written anew from what its source says (discourse/discourse: app/models/reviewable.rb,
// app/models/reviewable_score.rb, app/jobs/scheduled/reviewable_priorities.rb, lib/post_action_creator.rb,
// config/site_settings.yml). A flag scores 1, the reporter's trust level, and a bonus for accuracy once more than five of
// the reporter's flags were settled; a case the sum of its flags, highest first. What is left out needs what this world
// doesn't have: kinds of flags with a bonus, staff who flag, spam flags by the highest trust level.
import { highest } from './simple.mjs';

/** @typedef {import('./play.mjs').Case} Case */
/** @typedef {import('./play.mjs').Record} Record */
/** @typedef {import('./play.mjs').Triage} Triage */

/** Until a site has learned its own: the score taken for high. */
const TYPICAL_HIGH = 12.5;
/** Hiding is of medium sensitivity by default: 6 of the 9 of a low one. */
const MEDIUM = 6 / 9;
/** Settled cases before a site's own scores count, and of which ones. */
const LEAST_APPROVED = 15;
const HIGH_QUANTILE = 0.85;
/** Hours after a review in which the same complaint isn't taken again. */
const COOLDOWN = 24;

/** @param {Record} record */
export function accuracyBonus({ upheld, dismissed }) {
  const total = upheld + dismissed;
  if (total <= 5) return 0;
  const axis = 0.7;
  const share = upheld / total;
  const distance = share >= axis ? (share - axis) / (1 - axis) : (share - axis) / axis;
  return (distance * 5 * Math.log(total)) / Math.log(4);
}

/** @param {{ hiding: boolean }} options @returns {(records: import('./play.mjs').Records) => Triage} */
export const discourse =
  ({ hiding }) =>
  (recordOf) => {
    /** @type {Map<Case, number>} */
    const scores = new Map();
    /** @type {{ score: number, flags: number }[]} */
    const approved = [];
    let [high, day] = [TYPICAL_HIGH, 0];

    /** Once a day the score that is high here is learned from the cases that ended with a removal. @param {number} now */
    const learn = (now) => {
      const several = approved.filter(({ score, flags }) => score > 0 && flags >= 2).map(({ score }) => score);
      if (Math.floor(now / 24) === day || approved.length < LEAST_APPROVED || several.length === 0) return;
      day = Math.floor(now / 24);
      several.sort((a, b) => a - b);
      high = several[Math.ceil(HIGH_QUANTILE * several.length) - 1] ?? high;
    };
    /** @param {Case} subject */
    const scoreOf = (subject) => scores.get(subject) ?? 0;

    return {
      name: hiding ? 'Discourse, its default hiding' : 'Discourse, hiding off',
      accepts: ({ keptAt }, flag) => keptAt === null || flag.at > keptAt + COOLDOWN,
      noteFlag: (subject, { reporter }) => {
        const score = Math.max(0, 1 + reporter.trustLevel + accuracyBonus(recordOf(reporter)));
        scores.set(subject, scoreOf(subject) + score);
      },
      noteDecision: (subject) => {
        if (subject.comment.violating) approved.push({ score: scoreOf(subject), flags: subject.flags.length });
        scores.delete(subject);
      },
      hides: (subject, now) => {
        learn(now);
        return hiding && scoreOf(subject) >= high * MEDIUM;
      },
      next: (open) => highest(open, scoreOf),
    };
  };
