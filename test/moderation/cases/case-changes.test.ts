import { describe, expect, it } from '@jest/globals';
import type { ModerationCase } from '../../../src/moderation/cases/case.js';
import {
  appealed,
  blankCase,
  causeToOpen,
  decided,
  edited,
  escalated,
  flagged,
  hidden,
  held,
  unflagged,
  withdrawn,
} from '../../../src/moderation/cases/case-changes.js';
import { firstRecord, type Flag, type FlagReason } from '../../../src/flags/index.js';
import type { Knowledge } from '../../../src/moderation/cases/weighing.js';
import { scalesOf } from '../../support/scales.js';

const HOUR = 3_600_000;
const scales = scalesOf();
const time = (hours: number) => new Date(Date.UTC(2031, 4, 5) + hours * HOUR);

/** Flags of as many readers of long standing, an hour apart, before `readers`. */
function known(reporters: number, readers = 50): Knowledge {
  const flags = Array.from({ length: reporters }, (_, nth) => flagBy(`reporter ${nth}`, 'spam', time(-nth)));
  const record = (id: string) => firstRecord(id, { registeredAt: new Date(0), hasPublishedComment: true });
  return {
    flags,
    reporters: new Map(flags.map(({ reporterId }) => [reporterId, record(reporterId)])),
    readership: { readers, exposure: 10 },
  };
}

function flagBy(reporterId: string, reason: FlagReason = 'spam', createdAt = time(0)): Flag {
  const about = { commentId: 'comment', articleId: 'article', section: 'health', revision: 1, note: null };
  return {
    id: reporterId,
    ...about,
    reporterId,
    reason,
    createdAt,
    outcome: 'pending',
    settledAt: null,
    decisionId: null,
  };
}

const at = (hours: number, knowledge: Knowledge | null = known(1)) => ({ now: time(hours), scales, known: knowledge });
const keep = (before: ModerationCase, hours: number) =>
  decided(before, { action: 'keep', now: time(hours), readers: 80 });
const remove = (before: ModerationCase, hours: number) =>
  decided(before, { action: 'remove', now: time(hours), readers: 80 });

const subject = {
  commentId: 'comment',
  articleId: 'article',
  articleSlug: 'hospital-parking',
  section: 'health',
  authorId: 'author',
  revision: 1,
  readersBefore: 0,
};
const spam = { reason: 'spam', reporterIsNew: true, revision: 1 } as const;
const hate = { reason: 'hate', reporterIsNew: true, revision: 1 } as const;
const claim = { editorId: 'editor', expiresAt: time(9) };

const blank = blankCase('case', subject, time(0));
const reported = flagged(blank, spam, at(0));
const waiting = held(blank, 1, at(0));

describe('flagged', () => {
  it('opens a case in the queue of reported ones', () => {
    expect(reported).toMatchObject({ queue: 'reported', state: 'open', version: 1, flagCount: 1, openedAt: time(0) });
  });

  it('counts flags and distinct reporters apart', () => {
    const twice = flagged(reported, { ...hate, reporterIsNew: false, revision: 2 }, at(1));
    expect(twice).toMatchObject({ version: 2, revision: 2, flagCount: 2, severity: 4 });
    expect(twice.evidence.reporters).toBe(1);
  });

  it('brings the due time forward with a worse reason, from when the case was opened', () => {
    expect(reported.dueAt).toEqual(time(72));
    expect(flagged(reported, hate, at(1)).dueAt).toEqual(time(2));
  });

  it('leaves the claim to the editor who has it', () => {
    expect(flagged({ ...reported, claim }, hate, at(1)).claim).toBe(claim);
  });

  it('raises the severity alone where nothing was looked up', () => {
    const crowded = flagged(reported, hate, at(1, null));
    expect(crowded).toMatchObject({ probability: reported.probability, severity: 4, version: 2 });
    expect(crowded.priority).toBeCloseTo(reported.priority + Math.log(4), 12);
  });

  it('weighs more flags as more, and more readers as less', () => {
    const twice = flagged(reported, { ...spam, reporterIsNew: true }, at(1, known(2)));
    expect(twice.probability).toBeGreaterThan(reported.probability);
    expect(flagged(blank, spam, at(0, known(1, 5000))).probability).toBeLessThan(reported.probability);
  });
});

describe('the case of a comment that was hidden', () => {
  it('is ranked by what innocent comments lose', () => {
    const seen = flagged(reported, spam, at(1, known(2)));
    const unseen = hidden(seen, at(1, known(2)));
    expect(unseen).toMatchObject({ state: 'open', version: seen.version, probability: seen.probability });
    expect(unseen.priority).toBeLessThan(seen.priority);
  });

  it('goes on when the last flag is taken back', () => {
    const left = unflagged(hidden(reported, at(1)), ['spam'], at(2, known(0)));
    expect(left).toMatchObject({ state: 'open', evidence: { reporters: 0, hidden: true } });
    expect(keep(left, 3)).toMatchObject({ state: 'decided', evidence: { hidden: false } });
  });
});

describe('a flag after a decision', () => {
  const kept = keep(reported, 2);

  it.each<[string, Parameters<typeof causeToOpen>, ReturnType<typeof causeToOpen>]>([
    ['says nothing new', [kept, spam, at(5)], null],
    ['gives another reason', [kept, hate, at(5)], 'new_reason'],
    ['is on a later revision', [kept, { ...spam, revision: 2 }, at(5)], 'edited'],
    ['comes with enough others', [kept, spam, at(5, known(6, 90))], 'evidence'],
    ['comes with as many others from very many readers', [kept, spam, at(5, known(6, 90_000))], null],
    ['comes on a removal', [remove(reported, 2), spam, at(5)], 'flagged'],
  ])('that %s', (_, parameters, cause) => {
    expect(causeToOpen(...parameters)).toBe(cause);
    expect(flagged(...parameters)).toMatchObject({ state: cause === null ? 'decided' : 'open', flagCount: 2 });
  });

  it('waits on the decided case, which stays as it was, and counts when it opens', () => {
    const noted = flagged(kept, spam, at(5));
    const { probability, priority, dueAt, openedAt } = kept;
    expect(noted).toMatchObject({ state: 'decided', version: 3, probability, priority, dueAt, openedAt });
    expect(noted.evidence).toEqual({
      held: false,
      hidden: false,
      reporters: 1,
      reasons: { spam: 1 },
      readersBefore: 80,
    });
    const again = flagged(noted, hate, at(6, known(2, 90)));
    expect(again).toMatchObject({ state: 'open', queue: 'reported', openedAt: time(6), severity: 4 });
    expect(again.evidence).toMatchObject({ reporters: 2, reasons: { spam: 1, hate: 1 } });
  });

  it('may be taken back from there', () => {
    const left = unflagged(flagged(kept, spam, at(5)), ['spam'], at(6));
    expect(left).toMatchObject({ state: 'decided', flagCount: 1, evidence: { reporters: 0, reasons: {} } });
  });

  it('remembers every reason that was kept before', () => {
    const again = keep(flagged(kept, hate, at(5)), 6);
    expect(again.kept?.reasons).toEqual(['spam', 'hate']);
  });
});

describe('unflagged', () => {
  it('closes a reported case that has no flag left, and ends its claim', () => {
    expect(unflagged({ ...reported, claim }, ['spam'], at(1))).toMatchObject({
      state: 'decided',
      flagCount: 0,
      version: 2,
      claim: null,
    });
  });

  it('weighs what is left', () => {
    const left = unflagged(flagged(reported, hate, at(1, known(2))), ['hate'], at(2));
    expect(left).toMatchObject({ state: 'open', flagCount: 1, version: 3, priority: reported.priority });
  });

  it('keeps a held comment before the editors', () => {
    expect(unflagged(flagged(waiting, spam, at(1)), ['spam'], at(2))).toMatchObject({ state: 'open', queue: 'held' });
  });
});

describe('edited', () => {
  it('raises the version, so that nobody decides on a text they have not seen', () => {
    expect(edited(waiting, 2, at(1))).toMatchObject({ version: 2, revision: 2, queue: 'held', state: 'open' });
  });

  it('does not open a decided case', () => {
    expect(edited(keep(reported, 1), 2, at(2))).toMatchObject({ state: 'decided', revision: 2 });
  });
});

describe('the end of a case', () => {
  it.each<[string, (before: ModerationCase) => ModerationCase]>([
    ['a decision', (before) => keep(before, 3)],
    ['the withdrawal of the comment', (before) => withdrawn(before, at(3))],
  ])('by %s ends the claim, spends the evidence and keeps the assessment', (_, end) => {
    const { probability, severity, priority, dueAt } = reported;
    const ended = end({ ...reported, claim });
    expect(ended).toMatchObject({ state: 'decided', version: 2, flagCount: 1, claim: null });
    expect(ended).toMatchObject({ probability, severity, priority, dueAt });
    expect(ended.evidence).toMatchObject({ held: false, reporters: 0, reasons: {} });
  });

  it('cannot come twice by decision', () => {
    expect(() => keep(keep(reported, 1), 2)).toThrow('cannot be decided');
  });
});

describe('appealed', () => {
  const appeal = { severity: 4, tookPart: ['editor'] } as const;

  it('opens a decided case for whoever had no part, by what the appealed decision is about', () => {
    const waits = appealed(remove(reported, 1), appeal, at(2, known(0)));
    expect(waits).toMatchObject({ queue: 'appealed', state: 'open', version: 3, appeal, severity: 4, claim: null });
    expect(waits).toMatchObject({ openedAt: time(2), dueAt: time(4) });
    const mild = appealed(remove(reported, 1), { ...appeal, severity: 1 }, at(2, known(0)));
    expect(waits.priority).toBeCloseTo(mild.priority + Math.log(4), 12);
  });

  it('takes an open case out of the hands of who has it, with what speaks against the comment', () => {
    const again = flagged(keep(reported, 1), hate, at(2));
    const waits = appealed({ ...again, claim }, { ...appeal, severity: 1 }, at(3));
    expect(waits).toMatchObject({ queue: 'appealed', claim: null, evidence: again.evidence, severity: 4 });
    expect(waits.openedAt).toEqual(again.openedAt);
  });

  it.each<[string, (before: ModerationCase) => ModerationCase]>([
    ['decided', (before) => keep(before, 3)],
    ['taken back', (before) => withdrawn(before, at(3))],
  ])('waits for no appeal once it is %s', (_, end) => {
    expect(end(appealed(remove(reported, 1), appeal, at(2)))).toMatchObject({ state: 'decided', appeal: null });
  });

  it('keeps its appeal through flags and edits', () => {
    const waits = appealed(keep(reported, 1), appeal, at(2));
    expect(edited(flagged(waits, hate, at(3)), 2, at(4))).toMatchObject({ queue: 'appealed', appeal });
  });

  it('cannot be handed on', () => {
    expect(() => escalated(appealed(remove(reported, 1), appeal, at(2)), at(3))).toThrow('cannot be escalated');
  });
});

describe('escalated', () => {
  it('hands the case on, open and unclaimed, with its evidence', () => {
    expect(escalated({ ...reported, claim }, at(1))).toMatchObject({
      queue: 'escalated',
      state: 'open',
      version: 2,
      claim: null,
      evidence: reported.evidence,
      priority: reported.priority,
    });
  });
});
