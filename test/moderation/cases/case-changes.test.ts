import { describe, expect, it } from '@jest/globals';
import type { ModerationCase } from '../../../src/moderation/cases/case.js';
import {
  blankCase,
  decided,
  edited,
  escalated,
  flagged,
  held,
  unflagged,
  withdrawn,
} from '../../../src/moderation/cases/case-changes.js';
import { DEFAULT_RULES } from '../../../src/moderation/rules/default-rules.js';

const HOUR = 3_600_000;
const scales = { rules: DEFAULT_RULES, dueMs: [72 * HOUR, 24 * HOUR, 8 * HOUR, 2 * HOUR] };
const at = (hours: number) => ({ now: new Date(Date.UTC(2031, 4, 5) + hours * HOUR), scales });

const subject = {
  commentId: 'comment',
  articleId: 'article',
  articleSlug: 'hospital-parking',
  section: 'health',
  authorId: 'author',
  revision: 1,
};
const spam = { reason: 'spam', reporterIsNew: true, revision: 1 } as const;
const hate = { reason: 'hate', reporterIsNew: true, revision: 1 } as const;
const claim = { editorId: 'editor', expiresAt: at(9).now };

const blank = blankCase('case', subject, at(0));
const reported = flagged(blank, spam, at(0));
const waiting = held(blank, 1, at(0));

describe('flagged', () => {
  it('opens a case in the queue of reported ones', () => {
    expect(reported).toMatchObject({ queue: 'reported', state: 'open', version: 1, flagCount: 1, openedAt: at(0).now });
  });

  it('counts flags and distinct reporters apart', () => {
    const twice = flagged(reported, { ...hate, reporterIsNew: false, revision: 2 }, at(1));
    expect(twice).toMatchObject({ version: 2, revision: 2, flagCount: 2, severity: 4 });
    expect(twice.evidence.reporters).toBe(1);
  });

  it('brings the due time forward with a worse reason, from when the case was opened', () => {
    expect(reported.dueAt).toEqual(at(72).now);
    expect(flagged(reported, hate, at(1)).dueAt).toEqual(at(2).now);
  });

  it('leaves the claim to the editor who has it', () => {
    expect(flagged({ ...reported, claim }, hate, at(1)).claim).toBe(claim);
  });

  it('opens a decided case again, on what came since the decision alone', () => {
    const kept = decided(flagged(reported, hate, at(1)), at(2));
    const again = flagged(kept, spam, at(5));
    expect(again).toMatchObject({ state: 'open', queue: 'reported', flagCount: 3, severity: 1, openedAt: at(5).now });
    expect(again.evidence).toMatchObject({ reporters: 1, reasons: { spam: 1 } });
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
    const left = unflagged(flagged(reported, hate, at(1)), ['hate'], at(2));
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
    expect(edited(decided(reported, at(1)), 2, at(2))).toMatchObject({ state: 'decided', revision: 2 });
  });
});

describe('the end of a case', () => {
  it.each<[string, (before: ModerationCase) => ModerationCase]>([
    ['a decision', (before) => decided(before, at(3))],
    ['the withdrawal of the comment', (before) => withdrawn(before, at(3))],
  ])('by %s ends the claim, spends the evidence and keeps the assessment', (_, end) => {
    const { probability, severity, priority, dueAt } = reported;
    const ended = end({ ...reported, claim });
    expect(ended).toMatchObject({ state: 'decided', version: 2, flagCount: 1, claim: null });
    expect(ended).toMatchObject({ probability, severity, priority, dueAt });
    expect(ended.evidence).toEqual({ held: false, reporters: 0, reasons: {} });
  });

  it('cannot come twice by decision', () => {
    expect(() => decided(decided(reported, at(1)), at(2))).toThrow('cannot be decided');
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
