import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findCoordinatedFlags } from '../../../src/moderation/evidence/coordinated-flags.js';
import type { Reporter } from '../../../src/moderation/evidence/reporter.js';
import { MINUTE_MS } from '../../../src/platform/clock.js';
import { anyReporter, DEFAULTS, NOW, reporter } from './arbitraries.js';

const comments = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `comment-${from + n}`);
/** Flags of these reporters, one every so many minutes. */
const flagged = (reporters: readonly Reporter[], everyMinutes: number, exposure = 30) => ({
  reporters,
  flags: reporters.map(({ id }, n) => ({ reporterId: id, at: new Date(NOW.getTime() + n * everyMinutes * MINUTE_MS) })),
  exposure,
});
const find = (...args: Parameters<typeof flagged>) => findCoordinatedFlags(flagged(...args), DEFAULTS);
const strangers = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    reporter(`stranger-${n}`, { recentlyFlagged: comments(100 + 10 * n, 106 + 10 * n) }),
  );

describe('findCoordinatedFlags', () => {
  it('finds those who flag the same comments among those who do not', () => {
    const group = ['ana', 'ben', 'cem', 'dov', 'eva'].map((id, n) =>
      reporter(id, { recentlyFlagged: [...comments(0, 6), `only ${id}`].slice(0, 6 + (n % 2)) }),
    );
    const found = find([...strangers(6), ...group], 120);
    expect(found).toMatchObject({ kind: 'overlap', group: ['ana', 'ben', 'cem', 'dov', 'eva'] });
    expect(found?.score).toBeGreaterThan(0.8);
    expect(found?.explanation).toContain('5 of the 11 reporters');
  });

  it('finds a group of 5,000 whole', () => {
    const group = Array.from({ length: 5000 }, (_, n) => reporter(`member-${n}`, { recentlyFlagged: comments(0, 20) }));
    expect(find(group, 120)?.group).toHaveLength(5000);
  });

  it('finds a burst that its readers do not explain', () => {
    const found = find(strangers(30), 1);
    expect(found).toMatchObject({ kind: 'burst' });
    expect(found?.group).toHaveLength(30);
    expect(found?.explanation).toContain('30 flags came within 60 minutes');
    expect(found?.score).toBeGreaterThan(0.9);
  });

  it.each<{ given: string; reporters: readonly Reporter[]; everyMinutes: number; exposure: number }>([
    { given: 'nobody', reporters: [], everyMinutes: 1, exposure: 30 },
    { given: 'strangers over days', reporters: strangers(30), everyMinutes: 200, exposure: 30 },
    { given: 'strangers at once, of many readers', reporters: strangers(10), everyMinutes: 1, exposure: 2000 },
    { given: 'a few at once', reporters: strangers(3), everyMinutes: 1, exposure: 1 },
    {
      given: 'reporters who met once',
      reporters: strangers(8).map((each) => ({ ...each, recentlyFlagged: ['met', ...each.recentlyFlagged] })),
      everyMinutes: 120,
      exposure: 30,
    },
    {
      given: 'three who flag alike',
      reporters: ['ana', 'ben', 'cem'].map((id) => reporter(id, { recentlyFlagged: comments(0, 9) })),
      everyMinutes: 120,
      exposure: 30,
    },
  ])('finds nothing with $given', ({ reporters, everyMinutes, exposure }) => {
    expect(find(reporters, everyMinutes, exposure)).toBeNull();
  });

  it('finds the same in whatever order the flags are given, with a score from 0 to 1', () => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(anyReporter, { maxLength: 20, selector: ({ id }) => id })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        fc.nat(50),
        ([reporters, shuffled], exposure) => {
          const one = flagged(reporters, 5, exposure);
          const found = findCoordinatedFlags(one, DEFAULTS);
          expect(
            findCoordinatedFlags({ ...one, reporters: shuffled, flags: one.flags.toReversed() }, DEFAULTS),
          ).toEqual(found);
          expect(found?.score ?? 0).toBeGreaterThanOrEqual(0);
          expect(found?.score ?? 1).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
