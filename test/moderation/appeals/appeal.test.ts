import { describe, expect, it } from '@jest/globals';
import { DAY_MS } from '../../../src/platform/clock.js';
import { refusalOf, severityAtStake, sideOf, type Appeal } from '../../../src/moderation/appeals/appeal.js';
import type { Decision } from '../../../src/moderation/decisions/decision.js';
import { DEFAULT_RULES } from '../../../src/moderation/rules/default-rules.js';

const settings = { appealDays: 10 };
const decidedAt = new Date('2026-03-02T09:00:00Z');
const daysLater = (days: number) => new Date(decidedAt.getTime() + days * DAY_MS);
const removed = { id: 'd', action: 'remove', authorId: 'author', revision: 1, decidedAt, reversedAt: null } as Decision;
const kept: Decision = { ...removed, action: 'keep' };
const dismissed = { decisionId: 'd', outcome: 'dismissed' } as const;

describe('sideOf', () => {
  it.each<[ReturnType<typeof sideOf>, Parameters<typeof sideOf>]>([
    ['author', ['author', removed, []]],
    [null, ['reporter', removed, [{ ...dismissed, outcome: 'upheld' }]]],
    [null, ['author', kept, []]],
    ['reporter', ['reporter', kept, [dismissed]]],
    [null, ['reporter', kept, [{ ...dismissed, decisionId: 'another' }]]],
    [null, ['reporter', kept, [{ ...dismissed, outcome: 'withdrawn' }]]],
    [null, ['reporter', { ...kept, action: 'escalate' }, [dismissed]]],
    [null, ['author', { ...kept, action: 'escalate' }, []]],
    [null, ['stranger', removed, []]],
  ])('is %s for %j', (side, parameters) => {
    expect(sideOf(...parameters)).toBe(side);
  });
});

describe('refusalOf', () => {
  const usual = {
    decision: removed,
    earlier: null,
    standing: { id: 'd' },
    comment: { status: 'removed', revision: 1 },
  } as const;
  const onAppeal = { decisionId: 'c', outcome: 'upheld', round: 1 } as const;
  const shown = { status: 'published', revision: 1 } as const;

  it.each<[string, Partial<Parameters<typeof refusalOf>[0]> & { after?: number }, ReturnType<typeof refusalOf>]>([
    ['a removal', {}, null],
    ['a removal at the last moment', { after: 10 }, null],
    ['a removal after that', { after: 10.001 }, 'appeal_window_over'],
    ['what was appealed', { earlier: { id: 'a' } as Appeal }, 'already_appealed'],
    ['what was reversed', { decision: { ...removed, reversedAt: decidedAt } }, 'decision_reversed'],
    ['what a later one took the place of', { standing: { id: 'e' } }, 'decision_superseded'],
    ['what upheld an appeal', { decision: { ...removed, onAppeal } }, null],
    [
      'what dismissed one',
      { decision: { ...removed, onAppeal: { ...onAppeal, outcome: 'dismissed' } } },
      'appeal_final',
    ],
    ['what decided the second', { decision: { ...removed, onAppeal: { ...onAppeal, round: 2 } } }, 'appeal_final'],
    ['a comment that stays', { decision: kept, comment: shown }, null],
    ['one that was edited since', { decision: kept, comment: { ...shown, revision: 2 } }, 'revision_changed'],
    ['one that is gone', { decision: kept, comment: { ...shown, status: 'withdrawn' } }, 'comment_withdrawn'],
  ])('answers an appeal against %s', (_, { after = 0, ...matter }, code) => {
    expect(refusalOf({ ...usual, ...matter }, settings, daysLater(after))).toBe(code);
  });
});

describe('severityAtStake', () => {
  it.each<[string | null, Parameters<typeof severityAtStake>[1], number]>([
    ['hate', [], 4],
    ['spam', [{ reason: 'hate' }], 1],
    [null, [{ reason: 'spam' }, { reason: 'hate' }], 4],
    [null, [], 1],
    ['a rule that is no more', [], 1],
  ])('of a decision for %s with the flags %j is %i', (reason, flags, severity) => {
    expect(severityAtStake({ reason }, flags, DEFAULT_RULES)).toBe(severity);
  });
});
