// Lets one way of triage work through a world, and counts what comes of it.
import { readersBetween } from './world.mjs';

/** @typedef {import('./world.mjs').World} World */
/** @typedef {import('./world.mjs').Comment} Comment */
/** @typedef {import('./world.mjs').Flag} Flag */
/** @typedef {import('./world.mjs').Reporter} Reporter */
/**
 * What a way of triage may know of a comment; `comment.violating` and its severity are for the oracle alone.
 * @typedef {object} Case
 * @property {Comment} comment
 * @property {Flag[]} flags those that no decision has settled
 * @property {boolean} open
 * @property {number} openedAt
 * @property {number | null} keptAt
 * @property {boolean} hidden
 * @property {boolean} removed
 */
/**
 * A reporter's record so far. `recent`: comments by their number, newest first.
 * @typedef {{ upheld: number, dismissed: number, recent: readonly string[] }} Record
 */
/** @typedef {(reporter: Reporter) => Record} Records */
/**
 * @typedef {object} Triage
 * @property {string} name
 * @property {(subject: Case, flag: Flag) => boolean} [accepts] by default any flag on what can be seen
 * @property {(subject: Case, now: number) => boolean} [reopens] a kept comment's case, by default with any flag
 * @property {(subject: Case, now: number) => boolean} [hides]
 * @property {(subject: Case, flag: Flag, now: number) => void} [noteFlag]
 * @property {(subject: Case, now: number) => void} [noteDecision]
 * @property {(open: ReadonlySet<Case>, now: number, nth: number) => Case | null} next
 */
/**
 * @typedef {object} Outcome
 * @property {string} name
 * @property {number} harm severity times readers of comments that break the rules
 * @property {number} readers of such comments
 * @property {number} hiddenByFresh innocent comments hidden after a group of fresh accounts flagged them
 * @property {number} hiddenByOld the same of a group of old accounts
 * @property {number} hiddenByOthers
 * @property {number} hiddenViolating
 * @property {number} silenced readers who didn't see an innocent comment that was hidden
 * @property {number} removed
 * @property {number} longestWait hours
 */

/**
 * @param {World} world
 * @param {(records: Records) => Triage} createTriage
 * @returns {Outcome}
 */
export function play(world, createTriage) {
  const ledger = createLedger();
  const triage = createTriage(ledger.recordOf);
  const site = createSite(world);
  let [flagAt, nth] = [0, 0];
  for (const now of [...world.decisions, world.hours]) {
    for (let next = world.flags[flagAt]; next !== undefined && next.flag.at <= now; next = world.flags[(flagAt += 1)])
      takeFlag(next, { triage, site, ledger });
    const chosen = now < world.hours ? triage.next(site.open, now, (nth += 1)) : null;
    if (chosen !== null) decide(chosen, now, { triage, site, ledger });
  }
  return site.outcome(triage.name);
}

/** @typedef {{ triage: Triage, site: ReturnType<typeof createSite>, ledger: ReturnType<typeof createLedger> }} Play */

/** @param {{ comment: Comment, flag: Flag }} given @param {Play} play */
function takeFlag({ comment, flag }, { triage, site, ledger }) {
  const subject = site.caseOf(comment);
  if (subject.removed || subject.hidden || triage.accepts?.(subject, flag) === false) return;
  subject.flags.push(flag);
  ledger.noteFlag(flag.reporter, comment);
  triage.noteFlag?.(subject, flag, flag.at);
  if (!subject.open && (subject.keptAt === null || (triage.reopens?.(subject, flag.at) ?? true)))
    site.openCase(subject, flag.at);
  if (subject.open && triage.hides?.(subject, flag.at) === true) site.hide(subject, flag.at);
}

/** @param {Case} subject @param {number} now @param {Play} play */
function decide(subject, now, { triage, site, ledger }) {
  ledger.settle(subject.flags, subject.comment.violating);
  triage.noteDecision?.(subject, now);
  site.close(subject, now);
}

function createLedger() {
  /** @type {Map<number, { upheld: number, dismissed: number, recent: string[] }>} */
  const records = new Map();
  /** @param {Reporter} reporter */
  const recordOf = ({ id, before }) => {
    const record = records.get(id) ?? { ...before, recent: [] };
    records.set(id, record);
    return record;
  };
  return {
    recordOf,
    /** @param {Reporter} reporter @param {Comment} comment */
    noteFlag: (reporter, comment) => recordOf(reporter).recent.unshift(`${comment.id}`),
    /** @param {readonly Flag[]} flags @param {boolean} upheld */
    settle: (flags, upheld) => {
      for (const { reporter } of flags) recordOf(reporter)[upheld ? 'upheld' : 'dismissed'] += 1;
    },
  };
}

/** Who waits for an editor, and what is hidden meanwhile. @param {World} world */
function createSite({ hours, comments }) {
  /** @type {Map<number, Case>} */
  const cases = new Map();
  /** @type {Set<Case>} */
  const open = new Set();
  const views = createViews(hours);
  const hidings = createHidings();
  let [longestWait, removed] = [0, 0];
  return {
    open: /** @type {ReadonlySet<Case>} */ (open),
    /** @param {Comment} comment @returns {Case} */
    caseOf: (comment) => {
      const found = cases.get(comment.id);
      if (found !== undefined) return found;
      const made = { comment, flags: [], open: false, openedAt: 0, keptAt: null, hidden: false, removed: false };
      cases.set(comment.id, made);
      return made;
    },
    /** @param {Case} subject @param {number} now */
    openCase: (subject, now) => {
      Object.assign(subject, { open: true, openedAt: now });
      open.add(subject);
    },
    /** @param {Case} subject @param {number} now */
    hide: (subject, now) => {
      hidings.note(subject);
      views.end(subject.comment, now);
      subject.hidden = true;
    },
    /** @param {Case} subject @param {number} now */
    close: (subject, now) => {
      const { comment, openedAt } = subject;
      open.delete(subject);
      longestWait = Math.max(longestWait, now - openedAt);
      if (comment.violating) views.end(comment, now);
      else views.resume(comment, now);
      if (comment.violating) removed += 1;
      const keptAt = comment.violating ? null : now;
      Object.assign(subject, { open: false, flags: [], hidden: false, removed: comment.violating, keptAt });
    },
    /** @param {string} name @returns {Outcome} */
    outcome: (name) => {
      const waits = [...open].map(({ openedAt }) => hours - openedAt);
      const counts = { removed, longestWait: Math.max(longestWait, ...waits) };
      return { name, ...views.totals(comments), ...hidings.counts, ...counts };
    },
  };
}

/** Who sees what, and who doesn't. @param {number} hours */
function createViews(hours) {
  /** Since when a comment can't be seen. @type {Map<Comment, number>} */
  const goneSince = new Map();
  /** Readers who came while it couldn't. @type {Map<Comment, number>} */
  const missed = new Map();
  /** @param {Comment} comment @param {number} now */
  const resume = (comment, now) => {
    const since = goneSince.get(comment);
    if (since === undefined) return;
    missed.set(comment, (missed.get(comment) ?? 0) + readersBetween(comment.article, since, now));
    goneSince.delete(comment);
  };
  return {
    resume,
    /** @param {Comment} comment @param {number} now */
    end: (comment, now) => {
      if (!goneSince.has(comment)) goneSince.set(comment, now);
    },
    /** @param {readonly Comment[]} comments */
    totals: (comments) => {
      let [harm, readers, silenced] = [0, 0, 0];
      for (const comment of comments) {
        resume(comment, hours);
        const itsMissed = missed.get(comment) ?? 0;
        const saw = readersBetween(comment.article, comment.postedAt, hours) - itsMissed;
        if (comment.violating) readers += saw;
        if (comment.violating) harm += saw * comment.severity;
        else silenced += itsMissed;
      }
      return { harm, readers, silenced };
    },
  };
}

/** Which comments were ever hidden, and by whom. */
function createHidings() {
  /** @type {Set<Comment>} */
  const noted = new Set();
  const counts = { hiddenByFresh: 0, hiddenByOld: 0, hiddenByOthers: 0, hiddenViolating: 0 };
  return {
    counts,
    /** @param {Case} subject */
    note: ({ comment, flags }) => {
      if (noted.has(comment)) return;
      noted.add(comment);
      const by = flags.find(({ group }) => group !== null)?.group ?? null;
      const innocent = by === 'fresh' ? 'hiddenByFresh' : by === 'old' ? 'hiddenByOld' : 'hiddenByOthers';
      counts[comment.violating ? 'hiddenViolating' : innocent] += 1;
    },
  };
}
