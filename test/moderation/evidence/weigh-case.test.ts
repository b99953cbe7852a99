import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { weighCase, type CaseFacts } from '../../../src/moderation/evidence/weigh-case.js';
import { anyFacts, anyReporter, anySettings, DEFAULTS, facts, freshReporter, NOW, reporter } from './arbitraries.js';

const moment = { now: NOW, settings: DEFAULTS };
const weigh = (known: Partial<CaseFacts>) => weighCase(facts(known), moment);
const numbered = (count: number, prefix = 'reader') =>
  Array.from({ length: count }, (_, n) => reporter(`${prefix}-${n}`));

describe('weighCase', () => {
  it.each<{ given: string; known: Partial<CaseFacts>; probability: number }>([
    { given: 'nobody has read', known: { readers: 0 }, probability: 0.0295 },
    { given: 'one flag at once', known: { readers: 0, reporters: numbered(1) }, probability: 0.3735 },
    { given: '50 readers, two flags', known: { readers: 50, reporters: numbered(2) }, probability: 0.8427 },
    { given: '5,000 readers, one flag', known: { readers: 5000, reporters: numbered(1) }, probability: 0.0067 },
    { given: '5,000 readers, no flag', known: { readers: 5000 }, probability: 0.0026 },
    { given: 'a comment that is held', known: { readers: 0, background: 'held' }, probability: 0.296 },
    {
      given: 'one that was kept',
      known: { readers: 0, background: 'kept', reporters: numbered(1) },
      probability: 0.0883,
    },
    { given: 'a model without a doubt', known: { readers: 0, model: 9 }, probability: 0.3786 },
  ])('gives $probability where $given', ({ known, probability }) => {
    expect(weigh(known).probability).toBeCloseTo(probability, 3);
  });

  it('orders by the harm of the next hour', () => {
    const { probability, priority } = weigh({ reporters: numbered(2), severity: 3, exposure: 40 });
    expect(priority).toBeCloseTo(Math.log(probability * 3 * 41), 12);
  });

  it('orders what is hidden by what innocent comments lose', () => {
    const { probability, priority } = weigh({ reporters: numbered(2), severity: 3, exposure: 40, hidden: true });
    expect(priority).toBeCloseTo(Math.log((1 - probability) * 0.05 * 41), 12);
  });

  it('is a sum of its parts, to the last bit', () => {
    fc.assert(
      fc.property(anyFacts, anySettings, (given, settings) => {
        const { priority, parts, probability } = weighCase(given, { now: NOW, settings });
        expect(parts.reduce((sum, { value }) => sum + value, 0)).toBe(priority);
        expect(parts.filter(({ kind }) => kind === 'flag')).toHaveLength(given.reporters.length);
        expect(Number.isFinite(priority)).toBe(true);
        expect(probability).toBeGreaterThan(0);
        expect(probability).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never lowers the probability for a further flag', () => {
    fc.assert(
      fc.property(anyFacts, anyReporter, anySettings, (given, another, settings) => {
        const before = weighCase(given, { now: NOW, settings });
        const after = weighCase({ ...given, reporters: [...given.reporters, another] }, { now: NOW, settings });
        expect(after.flags).toBeGreaterThanOrEqual(before.flags - 1e-9);
        expect(after.probability).toBeGreaterThanOrEqual(before.probability - 1e-9);
      }),
      { numRuns: 500 },
    );
  });

  it('never raises it for more readers who do not flag', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(100_000), anySettings, (given, more, settings) => {
        const before = weighCase(given, { now: NOW, settings });
        const after = weighCase({ ...given, readers: given.readers + more }, { now: NOW, settings });
        expect(after.probability).toBeLessThanOrEqual(before.probability + 1e-9);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same, to the last bit, in whatever order the flags come', () => {
    fc.assert(
      fc.property(
        anyFacts.chain((given) =>
          fc
            .shuffledSubarray([...given.reporters], { minLength: given.reporters.length })
            .map((reporters) => [given, { ...given, reporters }] as const),
        ),
        ([given, shuffled]) => {
          expect(weighCase(shuffled, moment)).toEqual(weighCase(given, moment));
        },
      ),
    );
  });

  it('counts a reporter once', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const twice = { ...given, reporters: [...given.reporters, ...given.reporters] };
        expect(weighCase(twice, moment)).toEqual(weighCase(given, moment));
      }),
    );
  });

  it('keeps below 0.45 whatever number of fresh accounts flag, with any settings', () => {
    fc.assert(
      fc.property(
        fc.array(freshReporter, { maxLength: 60 }),
        fc.nat(3000),
        anySettings,
        (reporters, readers, settings) => {
          const given = facts({ reporters, readers });
          expect(weighCase(given, { now: NOW, settings }).probability).toBeLessThan(0.45);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('does so for 100,000 of them', () => {
    const crowd = Array.from({ length: 100_000 }, (_, n) => reporter(`fresh-${n}`, { registeredAt: NOW }));
    expect(weigh({ readers: 0, reporters: crowd }).probability).toBeLessThan(0.45);
  });

  it('adds less for one more reporter with the history of the others than for an independent one', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.integer({ min: 1, max: 20 }), fc.nat(20)),
        fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 40 }),
        anySettings,
        ([size, upheld], history, settings) => {
          const member = { upheld, dismissed: 3, recentlyFlagged: history };
          const group = numbered(size, 'member').map((each) => ({ ...each, ...member }));
          const alike = reporter('another', member);
          const independent = { ...alike, recentlyFlagged: history.map((comment) => `not ${comment}`) };
          const flagsWith = (more: typeof alike) =>
            weighCase(facts({ reporters: [...group, more] }), { now: NOW, settings }).flags;
          expect(flagsWith(alike)).toBeLessThan(flagsWith(independent));
        },
      ),
    );
  });
});
