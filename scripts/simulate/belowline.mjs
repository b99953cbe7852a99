// Belowline's own rules: the service's functions, handed in, with nothing of theirs repeated here.
import { highest } from './simple.mjs';
import { exposureAt, readersBetween } from './world.mjs';

/** @typedef {import('./rules.mjs').Rules} Rules */
/** @typedef {import('./play.mjs').Case} Case */
/** @typedef {import('./play.mjs').Records} Records */
/** @typedef {import('./play.mjs').Triage} Triage */
/** @typedef {import('../../src/moderation/evidence/evidence-settings.js').HidingMode} HidingMode */
/** @typedef {import('../../src/moderation/evidence/weigh-case.js').CaseFacts} CaseFacts */
/** @typedef {{ hidden: boolean, priority: number, probability: number, readers: number, exposure: number }} Key */

const HOUR_MS = 3_600_000;
const EPOCH = Date.UTC(2026, 0, 5);
/** Hours from opening to due time by severity, as the service has by default. */
const DUE = [72, 24, 8, 2];
/** A key is reckoned anew when readers or exposure moved by this share, as the service's job does. */
const MOVED = 0.25;

/** @param {number} time */
const dateOf = (time) => new Date(EPOCH + time * HOUR_MS);

/**
 * `dueClaims`: whether every tenth claim takes the case that is due first.
 * @param {Rules} rules
 * @param {{ mode: HidingMode, dueClaims: boolean }} options
 * @returns {(records: Records) => Triage}
 */
export const belowline =
  (rules, { mode, dueClaims }) =>
  (recordOf) => {
    const settings = rules.evidenceSettings.parse({});
    /** @param {number} now */
    const momentAt = (now) => ({ now: dateOf(now), settings });
    const keys = createKeys((subject, now) => {
      const facts = factsOf(subject, { now, recordOf });
      const { priority, probability } = rules.weighCase(facts, momentAt(now));
      return { priority, probability, hidden: facts.hidden, readers: facts.readers, exposure: facts.exposure };
    });
    /** @param {Case} subject @param {CaseFacts} facts */
    const groupIn = (subject, { reporters, exposure }) => {
      const flags = subject.flags.map(({ reporter, at }) => ({ reporterId: `${reporter.id}`, at: dateOf(at) }));
      return rules.findCoordinatedFlags({ reporters, flags, exposure }, settings)?.group ?? [];
    };
    return {
      name: `Belowline, hiding ${mode}${dueClaims ? '' : ', no due claims'}`,
      noteFlag: keys.drop,
      noteDecision: keys.drop,
      reopens: (subject, now) => {
        const facts = { ...factsOf(subject, { now, recordOf }), background: /** @type {const} */ ('kept') };
        const group = groupIn(subject, facts);
        return rules.reopeningCause({ facts, group, newReason: false, edited: false }, momentAt(now)) !== null;
      },
      hides: (subject, now) => {
        // The cheap question first: hiding hears fewer of the flags, so what all of them don't reach it won't.
        const least = mode === 'careful' ? settings.hiding.carefulProbability : settings.hiding.firmProbability;
        if (mode === 'off' || keys.of(subject, now).probability < least) return false;
        const facts = factsOf(subject, { now, recordOf });
        return rules.shouldHide({ mode, facts, group: groupIn(subject, facts), modelScore: null }, momentAt(now));
      },
      next: (open, now, nth) =>
        dueClaims && rules.claimOrder(nth, settings) === 'due'
          ? highest(open, ({ openedAt, flags }) => -(openedAt + (DUE[worstOf(flags) - 1] ?? 0)))
          : highest(open, (subject) => keys.of(subject, now).priority),
    };
  };

/** The keys of cases, reckoned anew when something changed. @param {(subject: Case, now: number) => Key} keyOf */
function createKeys(keyOf) {
  /** @type {Map<Case, Key>} */
  const keys = new Map();
  return {
    /** @param {Case} subject */
    drop: (subject) => void keys.delete(subject),
    /** @param {Case} subject @param {number} now */
    of: (subject, now) => {
      const before = keys.get(subject);
      if (before !== undefined && !hasMoved(before, subject, now)) return before;
      const key = keyOf(subject, now);
      keys.set(subject, key);
      return key;
    },
  };
}

/** @param {Case} subject @param {{ now: number, recordOf: Records }} at @returns {CaseFacts} */
function factsOf({ comment, flags, hidden, keptAt }, { now, recordOf }) {
  return {
    reporters: flags.map(({ reporter }) => reporterOf(reporter, recordOf(reporter), `${comment.id}`)),
    readers: readersBetween(comment.article, keptAt ?? comment.postedAt, now),
    exposure: exposureAt(comment.article, now),
    severity: worstOf(flags),
    background: keptAt === null ? 'posted' : 'kept',
    hidden,
    model: 0,
  };
}

/** What never changes of a reporter. @type {WeakMap<import('./world.mjs').Reporter, { id: string, registeredAt: Date }>} */
const identities = new WeakMap();

/** @param {import('./world.mjs').Reporter} reporter */
function identityOf(reporter) {
  const known = identities.get(reporter) ?? { id: `${reporter.id}`, registeredAt: dateOf(reporter.registeredAt) };
  identities.set(reporter, known);
  return known;
}

/** @param {import('./world.mjs').Reporter} reporter @param {import('./play.mjs').Record} record @param {string} comment */
function reporterOf(reporter, { upheld, dismissed, recent }, comment) {
  const { id, registeredAt } = identityOf(reporter);
  const recentlyFlagged = recent.filter((flagged) => flagged !== comment);
  return {
    id,
    upheld,
    dismissed,
    registeredAt,
    hasPublishedComment: reporter.hasPublishedComment,
    muted: false,
    recentlyFlagged,
  };
}

/** @param {readonly import('./world.mjs').Flag[]} flags */
function worstOf(flags) {
  return flags.reduce((worst, { severity }) => (severity > worst ? severity : worst), /** @type {1 | 2 | 3 | 4} */ (1));
}

/** @param {Key} key @param {Case} subject @param {number} now */
function hasMoved({ hidden, readers, exposure }, subject, now) {
  const { comment, keptAt } = subject;
  return (
    hidden !== subject.hidden ||
    exposureAt(comment.article, now) < exposure * (1 - MOVED) ||
    readersBetween(comment.article, keptAt ?? comment.postedAt, now) > readers * (1 + MOVED)
  );
}
