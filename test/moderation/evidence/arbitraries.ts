import fc from 'fast-check';
import { evidenceSettings, RANGES, type EvidenceSettings } from '../../../src/moderation/evidence/evidence-settings.js';
import type { Reporter } from '../../../src/moderation/evidence/reporter.js';
import type { CaseFacts } from '../../../src/moderation/evidence/weigh-case.js';
import { DAY_MS } from '../../../src/platform/clock.js';

export const NOW = new Date('2026-03-02T09:00:00Z');
export const DEFAULTS = evidenceSettings.parse({});

export function reporter(id: string, known: Partial<Reporter> = {}): Reporter {
  return {
    id,
    upheld: 0,
    dismissed: 0,
    registeredAt: new Date(NOW.getTime() - 400 * DAY_MS),
    hasPublishedComment: true,
    muted: false,
    recentlyFlagged: [],
    ...known,
  };
}

export function facts(known: Partial<CaseFacts> = {}): CaseFacts {
  return {
    reporters: [],
    readers: 100,
    exposure: 20,
    severity: 2,
    background: 'posted',
    hidden: false,
    model: 0,
    ...known,
  };
}

/** A number of a range, as likely in one order of magnitude as in another, and often at its ends. */
const within = ([least, most]: readonly [number, number]) =>
  fc
    .oneof({ arbitrary: fc.double({ min: 0, max: 1, noNaN: true }), weight: 3 }, fc.constantFrom(0, 1))
    .map((at) => (at === 0 ? least : at === 1 ? most : least ** (1 - at) * most ** at));

/** Every combination that the schema takes. */
export const anySettings: fc.Arbitrary<EvidenceSettings> = fc
  .record({
    likelihood: fc.record({
      baseRate: within(RANGES.baseRate),
      heldBaseRate: within([0.01, 0.4]),
      keptBaseRate: within([0.0005, 0.1]),
      violatingShape: within(RANGES.violatingShape),
      violatingFlagsPerReader: within(RANGES.violatingFlagsPerReader),
      innocentShape: within(RANGES.innocentShape),
      innocentFlagsPerReader: within(RANGES.innocentFlagsPerReader),
      extraReaders: within([1, 100]),
    }),
    reporters: fc.record({
      precision: within(RANGES.precision),
      freshPrecision: within([0.02, 0.5]),
      priorFlags: within([1, 50]),
      leastWeight: within([0.01, 0.5]),
      mostWeight: within([1, 5]),
      freshTogether: fc.double({ min: 0, max: 1, noNaN: true }),
      freshProbability: within([0.41, 0.449]),
      ownFlags: within([0.5, 20]),
    }),
  })
  .map((values) => evidenceSettings.safeParse(values).data)
  .filter((parsed) => parsed !== undefined);

const flaggedBefore = fc.uniqueArray(
  fc.nat(30).map((n) => `comment-${n}`),
  { maxLength: 12 },
);

export const anyReporter: fc.Arbitrary<Reporter> = fc.record({
  id: fc.uuid(),
  upheld: fc.nat(40),
  dismissed: fc.nat(40),
  registeredAt: fc.nat(30).map((days) => new Date(NOW.getTime() - days * DAY_MS)),
  hasPublishedComment: fc.boolean(),
  muted: fc.boolean(),
  recentlyFlagged: flaggedBefore,
});

export const freshReporter: fc.Arbitrary<Reporter> = anyReporter.map((each) => ({
  ...each,
  upheld: 0,
  hasPublishedComment: false,
}));

export const anyFacts: fc.Arbitrary<CaseFacts> = fc.record({
  reporters: fc.uniqueArray(anyReporter, { maxLength: 25, selector: ({ id }) => id }),
  readers: fc.oneof(fc.nat(50), fc.nat(1_000_000)),
  exposure: fc.nat(10_000),
  severity: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
  background: fc.constantFrom('posted', 'held', 'kept'),
  hidden: fc.boolean(),
  model: fc.double({ min: -6, max: 6, noNaN: true }),
});
