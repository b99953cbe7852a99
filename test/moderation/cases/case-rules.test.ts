import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CASE_STATES, QUEUES } from '../../../src/moderation/cases/case.js';
import { CASE_EVENTS, nextPlace, type CaseEvent, type Situation } from '../../../src/moderation/cases/case-rules.js';

const placeOf = (situation: Situation) =>
  situation === 'decided'
    ? ({ queue: 'reported', state: 'decided' } as const)
    : ({ queue: situation, state: 'open' } as const);

describe('nextPlace', () => {
  it.each<[Situation, CaseEvent, Situation]>([
    ['held', 'edited', 'held'],
    ['held', 'decided', 'decided'],
    ['held', 'withdrawn', 'decided'],
    ['held', 'escalated', 'escalated'],
    ['held', 'last_flag_withdrawn', 'held'],
    ['reported', 'flagged', 'reported'],
    ['reported', 'held', 'held'],
    ['reported', 'last_flag_withdrawn', 'decided'],
    ['reported', 'edited', 'reported'],
    ['reported', 'decided', 'decided'],
    ['reported', 'escalated', 'escalated'],
    ['escalated', 'flagged', 'escalated'],
    ['escalated', 'last_flag_withdrawn', 'escalated'],
    ['escalated', 'held', 'escalated'],
    ['escalated', 'decided', 'decided'],
    ['appealed', 'flagged', 'appealed'],
    ['appealed', 'decided', 'decided'],
    ['appealed', 'edited', 'appealed'],
    ['appealed', 'last_flag_withdrawn', 'appealed'],
    ['appealed', 'withdrawn', 'decided'],
    ['decided', 'appealed', 'appealed'],
    ['reported', 'appealed', 'appealed'],
    ['reported', 'flag_withdrawn', 'reported'],
    ['decided', 'flagged', 'reported'],
    ['decided', 'flags_noted', 'decided'],
    ['decided', 'held', 'held'],
    ['decided', 'edited', 'decided'],
    ['decided', 'withdrawn', 'decided'],
    ['decided', 'noticed', 'escalated'],
    ['reported', 'noticed', 'escalated'],
    ['held', 'noticed', 'held'],
    ['appealed', 'noticed', 'appealed'],
  ])('takes a case from %s, when it is %s, to %s', (from, event, to) => {
    const next = nextPlace(placeOf(from), event);
    expect(next?.state === 'decided' ? 'decided' : next?.queue).toBe(to);
  });

  it.each<[CaseEvent]>([['decided'], ['escalated'], ['last_flag_withdrawn']])(
    'does not let a decided case be %s',
    (event) => {
      expect(nextPlace(placeOf('decided'), event)).toBeNull();
    },
  );

  it('keeps the queue of a case that closes, so that it can be found there', () => {
    expect(nextPlace({ queue: 'escalated', state: 'open' }, 'decided')).toEqual({
      queue: 'escalated',
      state: 'decided',
    });
  });

  it('lets an open case go through anything', () => {
    fc.assert(
      fc.property(fc.constantFrom(...QUEUES), fc.constantFrom(...CASE_EVENTS), (queue, event) => {
        // Flags that come to an open case always count there; an appeal is not handed on.
        const cannot = event === 'flags_noted' || (queue === 'appealed' && event === 'escalated');
        expect(nextPlace({ queue, state: 'open' }, event) === null).toBe(cannot);
      }),
    );
  });

  it('has a place for each new flag, wherever the case stands', () => {
    fc.assert(
      fc.property(fc.constantFrom(...QUEUES), fc.constantFrom(...CASE_STATES), (queue, state) => {
        expect(nextPlace({ queue, state }, 'flagged')?.state).toBe('open');
        const noted = nextPlace({ queue, state }, 'flags_noted');
        expect(noted?.state).toBe(state === 'open' ? undefined : 'decided');
      }),
    );
  });
});
