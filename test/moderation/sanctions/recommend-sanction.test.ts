import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SEVERITIES } from '../../../src/moderation/rules/rule.js';
import { recommendSanction, type Removal } from '../../../src/moderation/sanctions/recommend-sanction.js';
import { sanctionSettings, type RecommendationSettings } from '../../../src/moderation/sanctions/sanction-settings.js';
import { DAY_MS } from '../../../src/platform/clock.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const { recommendation: settings } = sanctionSettings.parse({ recommendation: {} });
const removed = (severity: Removal['severity'], daysAgo = 1): Removal => ({
  severity,
  removedAt: new Date(NOW.getTime() - daysAgo * DAY_MS),
});
const times = (count: number, removal: Removal) => Array.from({ length: count }, () => removal);
const STEPS = [null, 'warning', 'premoderation', 'commenting_suspension', 'ban'];

const removals = fc.array(
  fc.record({ severity: fc.constantFrom(...SEVERITIES), daysAgo: fc.integer({ min: 0, max: 200 }) }),
  { maxLength: 12 },
);
const recommended = (all: readonly Removal[], now = NOW) => recommendSanction(all, settings, now);
const stepOf = (all: readonly Removal[], now = NOW) => STEPS.indexOf(recommended(all, now)?.kind ?? null);

describe('recommendSanction', () => {
  it.each<[string, Removal[], string | null]>([
    ['no removals', [], null],
    ['one for a nuisance', [removed(1)], null],
    ['two for a nuisance', times(2, removed(1)), 'warning'],
    ['one for something worse', [removed(2)], 'warning'],
    ['one that may hurt somebody', [removed(4)], 'premoderation'],
    ['ten for a nuisance', times(10, removed(1)), 'commenting_suspension'],
    ['three that may hurt somebody', times(3, removed(4)), 'ban'],
    ['some that are long ago', times(3, removed(4, 90)), null],
    ['some on the last day that counts', times(3, removed(4, 89)), 'ban'],
    ['one that counts beside others that no longer do', [removed(2), ...times(9, removed(4, 91))], 'warning'],
  ])('answers to %s', (_, all, kind) => {
    expect(recommended(all)?.kind ?? null).toBe(kind);
  });

  it('says for how long, and what it rests on', () => {
    expect(recommended([removed(2), removed(3), removed(4, 100)])).toEqual({
      kind: 'premoderation',
      days: null,
      removals: 2,
      points: 6,
    });
    expect(recommended(times(5, removed(2)))).toMatchObject({ kind: 'commenting_suspension', days: 7 });
  });

  it('goes by the settings', () => {
    const strict: RecommendationSettings = { ...settings, windowDays: 2, strikePoints: [5, 5, 5, 5], warnAt: 5 };
    expect(recommendSanction([removed(1)], strict, NOW)).toMatchObject({ kind: 'warning', points: 5 });
    expect(recommendSanction([removed(1, 2)], strict, NOW)).toBeNull();
  });

  it('never gets milder by one more removal, nor harder with time', () => {
    fc.assert(
      fc.property(removals, fc.constantFrom(...SEVERITIES), fc.nat(100), (all, severity, days) => {
        const before = all.map((removal) => removed(removal.severity, removal.daysAgo));
        const later = new Date(NOW.getTime() + days * DAY_MS);
        expect(stepOf([...before, removed(severity)])).toBeGreaterThanOrEqual(stepOf(before));
        expect(stepOf(before, later)).toBeLessThanOrEqual(stepOf(before));
      }),
    );
  });
});
