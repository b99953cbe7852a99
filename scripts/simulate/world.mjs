// A made-up world whose truth is known: articles that lose their readers, comments of which some break the rules, and
// reporters of every kind. Everything that could happen is drawn beforehand, so that each way of triage meets the same.
// Times are hours. Nothing here knows what any of them makes of it.
import { createChance } from './chance.mjs';

/** @typedef {import('./chance.mjs').Chance} Chance */
/** @typedef {1 | 2 | 3 | 4} Severity */
/** @typedef {{ at: number, reporter: Reporter, severity: Severity, group: string | null }} Flag `severity`: of the reason it gives */
/** @typedef {{ from: number, perHour: number, decay: number }} Article readers per hour at first; decay in hours */
/**
 * @typedef {object} Comment
 * @property {number} id
 * @property {Article} article
 * @property {number} postedAt
 * @property {boolean} violating
 * @property {Severity} severity the harm that one reader of a violating one comes to
 */
/**
 * @typedef {object} Reporter
 * @property {number} id
 * @property {number} registeredAt
 * @property {boolean} hasPublishedComment
 * @property {0 | 1 | 2 | 3} trustLevel Discourse's, which grows with use and says little of judgement
 * @property {{ upheld: number, dismissed: number }} before flags that were settled before this world begins
 */
/**
 * @typedef {object} World
 * @property {number} hours
 * @property {readonly Comment[]} comments
 * @property {readonly { comment: Comment, flag: Flag }[]} flags in the order of their times
 * @property {readonly number[]} decisions the times at which an editor is free to decide
 */
/** @typedef {{ comments: number, hours: number, reporters: number, freshGroups: readonly number[], oldGroups: readonly number[], editors: number }} Size `editors`: 1 for the decisions an hour below */

/** @type {Size} */
const SIZE = {
  comments: 10_000,
  hours: 28 * 24,
  reporters: 2000,
  freshGroups: [50, 120, 250, 500],
  oldGroups: [30, 30],
  editors: 1,
};

const SHARE_VIOLATING = 0.03;
const COMMENTS_PER_ARTICLE = 25;
/** Of an article: the median, and the spread of a log-normal number. One reader in a hundred comments. */
const READERS = { median: 1815, spread: 0.8 };
/** Flags a reader raises on average, and how unevenly comments draw them: the spread of a log-normal number. */
const VIOLATING = { flagsPerReader: 0.003, spread: 1 };
const INNOCENT = { flagsPerReader: 0.00015, spread: 1 };
/** Reporters have a record when the world begins: of so many hours in which they flagged as they do now, */
const HOURS_BEFORE = 90 * 24;
/** and this share of their flags was settled. */
const SETTLED_BEFORE = 0.5;
/** Comments that a group goes for. */
const TARGETS = 6;
/** Editors decide half a case an hour by night and three at the busiest. By the hour of the day. */
const decisionsPerHour = (/** @type {number} */ hour) =>
  hour < 7 ? 0.5 : hour < 10 ? 1 : hour < 16 ? 3 : hour < 20 ? 1.5 : 0.5;

/** @param {Article} article @param {number} at */
export const exposureAt = ({ from, perHour, decay }, at) => perHour * Math.exp(-(at - from) / decay);

/** Of the article, from one time to another. @param {Article} article @param {number} since @param {number} until */
export const readersBetween = (article, since, until) =>
  article.decay * (exposureAt(article, since) - exposureAt(article, until));

/** @param {number} seed @param {Size} [size] @returns {World} */
export function createWorld(seed, size = SIZE) {
  const chance = createChance(seed);
  const articles = drawArticles(chance, size);
  const comments = drawComments(chance, articles, size);
  const reporters = drawReporters(chance, comments, size);
  const flags = [
    ...comments.flatMap((comment) => ordinaryFlags(chance, comment, { reporters, hours: size.hours })),
    ...groupFlags(chance, comments, { reporters, size }),
  ];
  flags.sort((a, b) => a.flag.at - b.flag.at);
  return { hours: size.hours, comments, flags, decisions: decisionTimes(chance, size) };
}

/** @param {Chance} chance @param {Size} size @returns {Article[]} */
function drawArticles(chance, { comments, hours }) {
  return Array.from({ length: Math.round(comments / COMMENTS_PER_ARTICLE) }, () => {
    const decay = 18 * Math.exp(0.5 * chance.normal());
    return {
      from: chance.uniform() * hours,
      perHour: (READERS.median * Math.exp(READERS.spread * chance.normal())) / decay,
      decay,
    };
  });
}

/** Comments come as readers do, more of them where there are more. @param {Chance} chance @param {readonly Article[]} articles @param {Size} size @returns {Comment[]} */
function drawComments(chance, articles, { comments, hours }) {
  const pick = picker(articles.map(({ perHour, decay }) => perHour * decay));
  return Array.from({ length: comments }, (_, id) => {
    const article = at(articles, pick(chance));
    const postedAt = Math.min(article.from + article.decay * chance.exponential(), hours);
    return { id, article, postedAt, violating: chance.uniform() < SHARE_VIOLATING, severity: drawSeverity(chance) };
  });
}

/** @param {Chance} chance @returns {Severity} */
function drawSeverity(chance) {
  const u = chance.uniform();
  return u < 0.3 ? 1 : u < 0.65 ? 2 : u < 0.9 ? 3 : 4;
}

/** @typedef {{ all: readonly Reporter[], onViolating: (chance: Chance) => number, onInnocent: (chance: Chance) => number }} Reporters */

/**
 * Most judge as well as the next, some better, some hardly at all; a few are active and most are not.
 * @param {Chance} chance @param {readonly Comment[]} comments @param {Size} size @returns {Reporters}
 */
function drawReporters(chance, comments, size) {
  const drawn = Array.from({ length: size.reporters }, () => {
    const activity = chance.gamma(0.5);
    const u = chance.uniform();
    const [right, wrong] = u < 0.2 ? [1, 0.3] : u < 0.75 ? [1, 1] : [0.4, 3];
    return { activity, onViolating: activity * right, onInnocent: activity * wrong };
  });
  const onViolating = picker(drawn.map((each) => each.onViolating));
  const onInnocent = picker(drawn.map((each) => each.onInnocent));
  const spell = (SETTLED_BEFORE * HOURS_BEFORE) / size.hours;
  const upheld = (spell * expectedFlags(comments, true)) / sum(drawn.map((each) => each.onViolating));
  const dismissed = (spell * expectedFlags(comments, false)) / sum(drawn.map((each) => each.onInnocent));
  const all = drawn.map((each, id) => {
    const registeredAt = chance.uniform() < 0.15 ? chance.uniform() * size.hours : -2000 - 8000 * chance.uniform();
    const hasPublishedComment = chance.uniform() < 0.7;
    const record = {
      upheld: chance.poisson(upheld * each.onViolating),
      dismissed: chance.poisson(dismissed * each.onInnocent),
    };
    const before = registeredAt > 0 ? NO_RECORD : record;
    return { id, registeredAt, hasPublishedComment, trustLevel: trustLevel(chance, each.activity), before };
  });
  return { all, onViolating, onInnocent };
}

const NO_RECORD = { upheld: 0, dismissed: 0 };

/** @param {readonly Comment[]} comments @param {boolean} violating */
function expectedFlags(comments, violating) {
  const { flagsPerReader } = violating ? VIOLATING : INNOCENT;
  const those = comments.filter((comment) => comment.violating === violating);
  return flagsPerReader * sum(those.map(({ article, postedAt }) => article.decay * exposureAt(article, postedAt)));
}

/** @param {readonly number[]} numbers */
const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);

/** @param {Chance} chance @param {number} activity @returns {0 | 1 | 2 | 3} */
function trustLevel(chance, activity) {
  const rank = activity * Math.exp(0.5 * chance.normal());
  return rank < 0.05 ? 0 : rank < 0.5 ? 1 : rank < 2.5 ? 2 : 3;
}

/** @param {Chance} chance @param {Comment} comment @param {{ reporters: Reporters, hours: number }} among */
function ordinaryFlags(chance, comment, { reporters, hours }) {
  const { article, postedAt, violating } = comment;
  const { flagsPerReader, spread } = violating ? VIOLATING : INNOCENT;
  const readiness = flagsPerReader * Math.exp(spread * chance.normal() - spread ** 2 / 2);
  const count = chance.poisson(readiness * article.decay * exposureAt(article, postedAt));
  /** @type {{ comment: Comment, flag: Flag }[]} */
  const flags = [];
  const seen = new Set();
  for (let nth = 0; nth < count; nth += 1) {
    const time = postedAt + article.decay * chance.exponential();
    const reporter = at(reporters.all, (violating ? reporters.onViolating : reporters.onInnocent)(chance));
    const namesIt = violating && chance.uniform() < 0.7;
    const severity = namesIt ? comment.severity : drawSeverity(chance);
    if (time > hours || reporter.registeredAt > time || seen.has(reporter.id)) continue;
    seen.add(reporter.id);
    flags.push({ comment, flag: { at: time, reporter, severity, group: null } });
  }
  return flags;
}

/**
 * Groups flag innocent comments within two hours of each other. The fresh ones consist of accounts made for it, the old
 * ones of readers who otherwise flag as before.
 * @param {Chance} chance @param {readonly Comment[]} comments @param {{ reporters: Reporters, size: Size }} among
 */
function groupFlags(chance, comments, { reporters, size }) {
  const targets = comments.filter(({ violating, postedAt }) => !violating && postedAt < size.hours - 24);
  /** @type {{ comment: Comment, flag: Flag }[]} */
  const flags = [];
  /** @param {string} group @param {(startsAt: number) => readonly Reporter[]} membersAt */
  const attack = (group, membersAt) => {
    const chosen = Array.from({ length: TARGETS }, () => at(targets, chance.below(targets.length)));
    const members = membersAt(Math.min(...chosen.map(({ postedAt }) => postedAt)));
    for (const comment of chosen) {
      const startsAt = comment.postedAt + 6 * chance.uniform();
      const severity = drawSeverity(chance);
      for (const reporter of members)
        flags.push({ comment, flag: { at: startsAt + 2 * chance.uniform(), reporter, severity, group } });
    }
  };
  let nextId = reporters.all.length;
  for (const count of size.freshGroups)
    attack('fresh', (startsAt) =>
      Array.from({ length: count }, () => ({
        id: (nextId += 1),
        registeredAt: startsAt - 48 * chance.uniform(),
        hasPublishedComment: false,
        trustLevel: 0,
        before: NO_RECORD,
      })),
    );
  const veterans = reporters.all.filter(
    ({ registeredAt, hasPublishedComment }) => registeredAt < 0 && hasPublishedComment,
  );
  for (const [nth, count] of size.oldGroups.entries()) {
    const first = sum(size.oldGroups.slice(0, nth));
    attack('old', () => veterans.slice(first, first + count));
  }
  return flags;
}

/** @param {Chance} chance @param {Size} size */
function decisionTimes(chance, { hours, editors }) {
  const times = [];
  const wait = (/** @type {number} */ time) =>
    chance.exponential() / (editors * decisionsPerHour(Math.floor(time) % 24));
  for (let time = 0; time < hours; time += wait(time)) times.push(time);
  return times;
}

/** Draws an index with a chance in proportion to its weight. @param {readonly number[]} weights */
function picker(weights) {
  /** @type {number[]} */
  const sums = [];
  for (const weight of weights) sums.push((sums.at(-1) ?? 0) + weight);
  return (/** @type {Chance} */ chance) => {
    const wanted = chance.uniform() * (sums.at(-1) ?? 0);
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(sums, middle) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** @template T @param {readonly T[]} list @param {number} index @returns {T} */
function at(list, index) {
  const found = list[index];
  if (found === undefined) throw new RangeError(`There is nothing at ${index}.`);
  return found;
}
