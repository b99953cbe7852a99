import { describe, expect, it } from '@jest/globals';
import { flagShares } from '../../../src/moderation/evidence/flag-shares.js';
import type { Reporter } from '../../../src/moderation/evidence/reporter.js';
import { DEFAULTS, NOW, reporter } from './arbitraries.js';

const moment = { now: NOW, settings: DEFAULTS };
const comments = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `comment-${from + n}`);
const counts = (...reporters: Reporter[]) =>
  Object.fromEntries(flagShares(reporters, 'posted', moment).map((share) => [share.reporterId, share.counts]));

describe('flagShares', () => {
  it('counts strangers in full', () => {
    const shares = counts(
      reporter('ana', { recentlyFlagged: comments(0, 8) }),
      reporter('ben', { recentlyFlagged: comments(8, 16) }),
    );
    expect(shares).toEqual({ ana: 1, ben: 1 });
  });

  it('leaves a twin what reporters are taken to have to themselves', () => {
    const recentlyFlagged = comments(0, 8);
    const { ana, ben } = counts(reporter('ana', { recentlyFlagged }), reporter('ben', { recentlyFlagged }));
    expect(ana).toBe(1);
    expect(ben).toBeCloseTo(2 / 10, 12);
  });

  it('takes little from one who flags much for what they share with one who flags little', () => {
    const { ana, ben } = counts(
      reporter('ana', { recentlyFlagged: comments(0, 4) }),
      reporter('ben', { recentlyFlagged: comments(0, 48) }),
    );
    expect(ana).toBe(1);
    expect(ben).toBeCloseTo(46 / 50, 12);
  });

  it('takes a better reporter for one flag, and adds how much better', () => {
    const [share] = flagShares([reporter('ana', { upheld: 3, dismissed: 3 })], 'posted', moment);
    // Reliability 3.9 of 9, against 0.3 for others: odds of 0.76 against 0.43.
    expect(share).toMatchObject({ counts: 1, weight: expect.closeTo(1.784, 3), adds: expect.closeTo(0.579, 3) });
  });

  it('adds nothing for a fresh account, however good', () => {
    const [share] = flagShares([reporter('ana', { upheld: 30, registeredAt: NOW })], 'posted', moment);
    expect(share).toMatchObject({ counts: 1, adds: 0 });
  });

  it('counts nothing for a muted reporter', () => {
    expect(counts(reporter('ana', { muted: true, upheld: 20 }))).toEqual({ ana: 0 });
  });

  it('lets fresh accounts share a single count', () => {
    const fresh = Array.from({ length: 10 }, (_, n) => reporter(`fresh-${n}`, { registeredAt: NOW }));
    const shares = flagShares([...fresh, reporter('ana')], 'posted', moment);
    const together = shares.reduce((sum, share) => (share.fresh ? sum + share.counts : sum), 0);
    expect(together).toBeCloseTo(1, 12);
    expect(shares.find(({ fresh }) => !fresh)).toMatchObject({ reporterId: 'ana', counts: 1 });
  });

  it('compares only the newest flags of each', () => {
    const { ben } = counts(
      reporter('ana', { recentlyFlagged: comments(0, 50) }),
      reporter('ben', { recentlyFlagged: [...comments(1000, 1050), ...comments(0, 50)] }),
    );
    expect(ben).toBe(1);
  });
});
