import { describe, expect, it } from '@jest/globals';
import type { CommentStatus } from '../../../src/comments/index.js';
import { nextStatus, ruleFor, type DecisionAction } from '../../../src/moderation/decisions/decision.js';
import { DEFAULT_RULES } from '../../../src/moderation/rules/default-rules.js';

describe('nextStatus', () => {
  it.each<[DecisionAction, CommentStatus, CommentStatus]>([
    ['keep', 'published', 'published'],
    ['keep', 'held', 'published'],
    ['keep', 'hidden', 'published'],
    ['keep', 'withdrawn', 'withdrawn'],
    ['remove', 'published', 'removed'],
    ['remove', 'held', 'removed'],
    ['remove', 'hidden', 'removed'],
    ['remove', 'withdrawn', 'withdrawn'],
    ['escalate', 'published', 'published'],
    ['escalate', 'held', 'held'],
    ['escalate', 'hidden', 'hidden'],
  ])('%s makes a %s comment %s', (action, before, after) => {
    expect(nextStatus(action, before)).toBe(after);
  });
});

describe('ruleFor', () => {
  const ruleOf = (action: DecisionAction, reason: string | null) => ruleFor(DEFAULT_RULES, action, reason);

  it.each<[DecisionAction, string | null, string | null]>([
    ['remove', 'spam', 'spam'],
    ['escalate', 'legal', 'legal'],
    ['escalate', null, null],
    ['keep', null, null],
  ])('takes %s with the reason %s', (action, reason, code) => {
    const { rule, error } = ruleOf(action, reason);
    expect(error).toBeUndefined();
    expect(rule?.code ?? null).toBe(code);
  });

  it.each<[DecisionAction, string | null]>([
    ['remove', null],
    ['remove', 'unheard_of'],
    ['remove', ''],
    ['escalate', 'unheard_of'],
    ['keep', 'spam'],
  ])('refuses %s with the reason %s', (action, reason) => {
    expect(ruleOf(action, reason).error?.path).toBe('reason');
  });
});
