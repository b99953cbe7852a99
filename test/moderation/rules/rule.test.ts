import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FLAG_REASONS, type FlagReason } from '../../../src/flags/index.js';
import { DEFAULT_RULES } from '../../../src/moderation/rules/default-rules.js';
import { findRule, outcomeOf, severityOf, type RuleSet } from '../../../src/moderation/rules/rule.js';

const twoRules: RuleSet = {
  version: 1,
  rules: [
    { code: 'hate', title: 'Hate', text: 'None.', severity: 4, flagReasons: ['hate', 'offensive', 'unsuitable'] },
    { code: 'offensive', title: 'Language', text: 'Mind it.', severity: 2, flagReasons: ['offensive', 'unsuitable'] },
  ],
  flagReasons: [{ code: 'hate', label: 'Hate' }],
};

describe('severityOf', () => {
  it.each<[FlagReason, number, string]>([
    ['hate', 4, 'of the rule it names'],
    ['offensive', 2, 'of the rule it names, not of another in whose family it is'],
    ['unsuitable', 2, 'of the mildest rule it may mean'],
    ['spam', 1, 'least where no rule knows it'],
  ])('takes the severity of %s as %d: %s', (reason, severity) => {
    expect(severityOf(twoRules, reason)).toBe(severity);
  });
});

describe('outcomeOf', () => {
  const hate = findRule(twoRules, 'hate') ?? null;

  it.each<[FlagReason, string]>([
    ['hate', 'upheld'],
    ['offensive', 'upheld'],
    ['spam', 'unsettled'],
    ['other', 'unsettled'],
  ])('makes a flag for %s %s when the comment goes for hate', (reason, outcome) => {
    expect(outcomeOf(reason, hate)).toBe(outcome);
  });

  it('dismisses every flag on a comment that is kept', () => {
    expect(FLAG_REASONS.map((reason) => outcomeOf(reason, null))).toEqual(FLAG_REASONS.map(() => 'dismissed'));
  });
});

describe('the community rules', () => {
  const { rules, flagReasons } = DEFAULT_RULES;

  it('have one rule to a code', () => {
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
  });

  it('offer every reason of a flag once', () => {
    expect(flagReasons.map(({ code }) => code).toSorted()).toEqual(FLAG_REASONS.toSorted());
  });

  it('count each rule among its own family where it is a reason of a flag', () => {
    const named = rules.filter(({ code }) => (FLAG_REASONS as readonly string[]).includes(code));
    expect(named.filter(({ code, flagReasons: family }) => !(family as readonly string[]).includes(code))).toEqual([]);
  });

  it('give every flag a chance to be upheld', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FLAG_REASONS), (reason) =>
        rules.some((rule) => outcomeOf(reason, rule) === 'upheld'),
      ),
    );
  });
});
