import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FLAG_REASONS } from '../../../src/flags/index.js';
import type { Evidence } from '../../../src/moderation/cases/case.js';
import { assess, NO_EVIDENCE, withFlag, withoutReporter } from '../../../src/moderation/cases/evidence.js';
import { DEFAULT_RULES } from '../../../src/moderation/rules/default-rules.js';

const assessed = (evidence: Partial<Evidence>) => assess({ ...NO_EVIDENCE, ...evidence }, DEFAULT_RULES);

const evidences = fc
  .array(fc.constantFrom(...FLAG_REASONS), { maxLength: 40 })
  .chain((reasons) =>
    fc.boolean().map((held) => reasons.reduce((all, reason) => withFlag(all, reason, true), { ...NO_EVIDENCE, held })),
  );

describe('assess', () => {
  it.each<{ given: string; evidence: Partial<Evidence>; probability: number; severity: number }>([
    { given: 'nothing', evidence: {}, probability: 0.03, severity: 2 },
    { given: 'a comment that screening held', evidence: { held: true }, probability: 0.3, severity: 2 },
    { given: 'a flag', evidence: { reporters: 1, reasons: { spam: 1 } }, probability: 1 - 0.97 * 0.7, severity: 1 },
    {
      given: 'three reporters',
      evidence: { reporters: 3, reasons: { spam: 2, offensive: 1 } },
      probability: 1 - 0.97 * 0.7 ** 3,
      severity: 2,
    },
    {
      given: 'a held comment that was flagged',
      evidence: { held: true, reporters: 1, reasons: { hate: 1 } },
      probability: 1 - 0.7 * 0.7,
      severity: 4,
    },
    {
      given: 'one reporter of two revisions',
      evidence: { reporters: 1, reasons: { spam: 1, legal: 1 } },
      probability: 1 - 0.97 * 0.7,
      severity: 4,
    },
  ])('weighs $given', ({ evidence, probability, severity }) => {
    const assessment = assessed(evidence);
    expect(assessment.probability).toBeCloseTo(probability, 12);
    expect(assessment.severity).toBe(severity);
    expect(assessment.priority).toBeCloseTo(Math.log(probability * severity), 12);
  });

  it('stays a probability, and its priority a number, under any storm of flags', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.boolean(), (reporters, held) => {
        const { probability, priority } = assessed({ reporters, held, reasons: { other: reporters } });
        expect(probability).toBeGreaterThan(0);
        expect(probability).toBeLessThanOrEqual(1);
        expect(Number.isFinite(priority)).toBe(true);
      }),
    );
  });

  it('never ranks a flagged comment lower for one more reporter', () => {
    fc.assert(
      fc.property(evidences, fc.constantFrom(...FLAG_REASONS), (evidence, reason) => {
        fc.pre(evidence.reporters > 0);
        const more = assess(withFlag(evidence, reason, true), DEFAULT_RULES);
        expect(more.priority).toBeGreaterThanOrEqual(assess(evidence, DEFAULT_RULES).priority);
      }),
    );
  });

  it('does not care in which order flags come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...FLAG_REASONS], { minLength: FLAG_REASONS.length }), (order) => {
        const evidence = order.reduce((all, reason) => withFlag(all, reason, true), NO_EVIDENCE);
        expect(assess(evidence, DEFAULT_RULES)).toEqual(
          assess(
            FLAG_REASONS.reduce((all, reason) => withFlag(all, reason, true), NO_EVIDENCE),
            DEFAULT_RULES,
          ),
        );
      }),
    );
  });
});

describe('withoutReporter', () => {
  it('undoes what the reporter added', () => {
    fc.assert(
      fc.property(
        evidences,
        fc.array(fc.constantFrom(...FLAG_REASONS), { minLength: 1, maxLength: 4 }),
        (before, own) => {
          const added = own.reduce((all, reason, nth) => withFlag(all, reason, nth === 0), before);
          expect(withoutReporter(added, own)).toEqual(before);
        },
      ),
    );
  });
});
