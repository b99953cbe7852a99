import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SANCTION_KINDS, type Sanction } from '../../../src/moderation/sanctions/sanction.js';
import { standingOf, type Standing } from '../../../src/moderation/sanctions/standing.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const inHours = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

function sanction(fields: Partial<Sanction>): Sanction {
  return {
    id: 'a',
    accountId: 'reader',
    kind: 'warning',
    reason: 'spam',
    note: null,
    imposedBy: 'editor',
    decisionId: null,
    startsAt: inHours(-1),
    endsAt: null,
    acknowledgedAt: null,
    liftedBy: null,
    liftedAt: null,
    ...fields,
  };
}

const FREE: Standing = {
  commenting: 'free',
  commentingUntil: null,
  flagging: 'free',
  flaggingUntil: null,
  mustAcknowledge: [],
  mustAcknowledgeToFlag: [],
};
const suspended = (from: number, to: number) =>
  sanction({ kind: 'commenting_suspension', startsAt: inHours(from), endsAt: inHours(to) });
const mute = (to: number) => sanction({ kind: 'flagging_suspension', endsAt: inHours(to) });

const times = fc.integer({ min: -20, max: 20 }).map(inHours);
const orNone = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 2 });
const sanctions = fc.uniqueArray(
  fc
    .record({
      id: fc.stringMatching(/^[0-9a-f]{4}$/),
      kind: fc.constantFrom(...SANCTION_KINDS),
      startsAt: times,
      endsAt: orNone(times),
      acknowledgedAt: orNone(times),
      liftedAt: orNone(times),
    })
    .map(sanction),
  { selector: ({ id }) => id, maxLength: 8 },
);

describe('standingOf', () => {
  it.each<{ given: string; sanctions: Sanction[]; standing: Partial<Standing> }>([
    { given: 'nothing', sanctions: [], standing: {} },
    { given: 'a warning', sanctions: [sanction({})], standing: { mustAcknowledge: ['a'] } },
    { given: 'a warning that was acknowledged', sanctions: [sanction({ acknowledgedAt: NOW })], standing: {} },
    { given: 'a warning that was lifted', sanctions: [sanction({ liftedAt: NOW })], standing: {} },
    {
      given: 'two warnings',
      sanctions: [sanction({ id: 'b' }), sanction({ id: 'c', startsAt: inHours(-2) })],
      standing: { mustAcknowledge: ['c', 'b'] },
    },
    {
      given: 'premoderation without an end',
      sanctions: [sanction({ kind: 'premoderation' })],
      standing: { commenting: 'premoderated' },
    },
    {
      given: 'premoderation with an end',
      sanctions: [sanction({ kind: 'premoderation', endsAt: inHours(3) })],
      standing: { commenting: 'premoderated', commentingUntil: inHours(3) },
    },
    {
      given: 'a suspension in its first moment',
      sanctions: [suspended(0, 2)],
      standing: { commenting: 'suspended', commentingUntil: inHours(2) },
    },
    { given: 'a suspension at its end', sanctions: [suspended(-2, 0)], standing: {} },
    { given: 'a suspension to come', sanctions: [suspended(1, 2)], standing: {} },
    {
      given: 'two suspensions, of which the first ends later',
      sanctions: [suspended(-2, 5), suspended(-1, 2)],
      standing: { commenting: 'suspended', commentingUntil: inHours(5) },
    },
    {
      given: 'a suspension of flagging',
      sanctions: [mute(4)],
      standing: { flagging: 'suspended', flaggingUntil: inHours(4) },
    },
    {
      given: 'a ban beside milder ones',
      sanctions: [suspended(-1, 2), sanction({ kind: 'ban' }), mute(1)],
      standing: { commenting: 'banned', flagging: 'suspended' },
    },
    {
      given: 'a suspension beside premoderation without an end',
      sanctions: [sanction({ kind: 'premoderation' }), suspended(-1, 2)],
      standing: { commenting: 'suspended', commentingUntil: inHours(2) },
    },
  ])('of an account with $given', ({ sanctions: all, standing }) => {
    expect(standingOf(all, NOW)).toEqual({ ...FREE, ...standing });
  });

  it('does not depend on the order of the sanctions', () => {
    fc.assert(
      fc.property(
        sanctions.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(standingOf(shuffled, NOW)).toEqual(standingOf(all, NOW));
        },
      ),
    );
  });

  it('is as if a sanction had never been once it is lifted', () => {
    fc.assert(
      fc.property(sanctions, sanctions, (kept, others) => {
        const lifted = others.map((other) => ({ ...other, id: `x${other.id}`, liftedAt: NOW }));
        expect(standingOf([...kept, ...lifted], NOW)).toEqual(standingOf(kept, NOW));
      }),
    );
  });

  it('lasts as long as it says, where nothing else begins', () => {
    fc.assert(
      fc.property(sanctions, (all) => {
        const begun = all.filter(({ startsAt }) => startsAt <= NOW);
        const { commenting, commentingUntil, flaggingUntil } = standingOf(begun, NOW);
        if (commentingUntil !== null) {
          expect(standingOf(begun, new Date(commentingUntil.getTime() - 1)).commenting).toBe(commenting);
          expect(standingOf(begun, commentingUntil).commenting).not.toBe(commenting);
        }
        if (flaggingUntil !== null && commenting !== 'banned')
          expect(standingOf(begun, flaggingUntil).flagging).toBe('free');
      }),
    );
  });
});
