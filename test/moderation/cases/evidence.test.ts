import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FLAG_REASONS, type FlagReason } from '../../../src/flags/index.js';
import { noEvidence, withFlag, withoutReporter, worstSeverity } from '../../../src/moderation/cases/evidence.js';
import { isToBeWeighed } from '../../../src/moderation/cases/know-cases.js';
import { DEFAULT_RULES } from '../../../src/moderation/rules/default-rules.js';

const given = (reasons: readonly FlagReason[]) =>
  reasons.reduce((all, reason) => withFlag(all, reason, true), noEvidence(7));

const anyReasons = fc.array(fc.constantFrom(...FLAG_REASONS), { maxLength: 40 });

describe('worstSeverity', () => {
  it.each<[readonly FlagReason[], number]>([
    [[], 2],
    [['spam'], 1],
    [['spam', 'offensive'], 2],
    [['hate', 'spam'], 4],
  ])('of %j is %i', (reasons, severity) => {
    expect(worstSeverity(given(reasons), DEFAULT_RULES)).toBe(severity);
  });

  it('never falls with another flag', () => {
    fc.assert(
      fc.property(anyReasons, fc.constantFrom(...FLAG_REASONS), (reasons, more) => {
        fc.pre(reasons.length > 0);
        const before = worstSeverity(given(reasons), DEFAULT_RULES);
        expect(worstSeverity(given([...reasons, more]), DEFAULT_RULES)).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe('withoutReporter', () => {
  it('undoes what the reporter added', () => {
    fc.assert(
      fc.property(
        anyReasons.map(given),
        fc.array(fc.constantFrom(...FLAG_REASONS), { minLength: 1, maxLength: 4 }),
        (before, own) => {
          const added = own.reduce((all, reason, nth) => withFlag(all, reason, nth === 0), before);
          expect(withoutReporter(added, own)).toEqual(before);
        },
      ),
    );
  });
});

describe('isToBeWeighed', () => {
  it('is said of each flag of a few reporters, and of the first', () => {
    expect(Array.from({ length: 100 }, (_, nth) => nth + 1).every(isToBeWeighed)).toBe(true);
  });

  it('costs some hundred reporters a flag at most, and is behind by a hundredth at most', () => {
    let read = 0;
    let last = 0;
    let [mostBehind, mostRead] = [0, 0];
    for (let reporters = 1; reporters <= 200_000; reporters += 1) {
      if (isToBeWeighed(reporters)) {
        read += reporters;
        last = reporters;
      }
      mostBehind = Math.max(mostBehind, (reporters - last) / reporters);
      mostRead = Math.max(mostRead, read / reporters);
    }
    expect(mostBehind).toBeLessThanOrEqual(1 / 100);
    expect(mostRead).toBeLessThanOrEqual(101);
  });
});
