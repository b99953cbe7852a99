import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SANCTION_KINDS, type Sanction } from '../../src/moderation/sanctions/sanction.js';
import { barredUntil } from '../../src/personal-data/erasure.js';

const DAY_MS = 86_400_000;
const now = new Date('2026-03-02T09:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS);

function sanction(kind: Sanction['kind'], endsAt: Date | null): Sanction {
  const ids = { id: 'a', accountId: 'b', imposedBy: 'c', decisionId: null };
  const lifted = { acknowledgedAt: null, liftedBy: null, liftedAt: null };
  return { ...ids, ...lifted, kind, reason: 'spam', note: null, startsAt: inDays(-1), endsAt };
}

describe('how long an address of an erased account opens no other', () => {
  it.each<[string, readonly Sanction[], Date | null]>([
    ['nothing in force', [], null],
    ['a warning', [sanction('warning', null)], null],
    ['premoderation', [sanction('premoderation', inDays(10))], null],
    ['a suspension', [sanction('commenting_suspension', inDays(7))], inDays(7)],
    [
      'two suspensions',
      [sanction('commenting_suspension', inDays(7)), sanction('flagging_suspension', inDays(9))],
      inDays(9),
    ],
    ['a suspension of ten years', [sanction('commenting_suspension', inDays(3650))], inDays(365)],
    ['a ban', [sanction('ban', null), sanction('commenting_suspension', inDays(7))], inDays(365)],
  ])('is told by %s', (_what, inForce, until) => {
    expect(barredUntil(inForce, now)).toEqual(until);
  });

  it('is a year at most, and never in the past of what is in force', () => {
    const anySanction = fc
      .tuple(fc.constantFrom(...SANCTION_KINDS), fc.option(fc.integer({ min: 1, max: 5000 })))
      .map(([kind, days]) => sanction(kind, days === null ? null : inDays(days)));
    fc.assert(
      fc.property(fc.array(anySanction), (inForce) => {
        const until = barredUntil(inForce, now);
        if (until !== null) expect([until > now, until <= inDays(365)]).toEqual([true, true]);
      }),
    );
  });
});
