import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { HidingMode } from '../../../src/moderation/evidence/evidence-settings.js';
import { shouldHide, type HidingQuestion } from '../../../src/moderation/evidence/hiding.js';
import type { Reporter } from '../../../src/moderation/evidence/reporter.js';
import { anyFacts, anySettings, DEFAULTS, facts, freshReporter, NOW, reporter } from './arbitraries.js';

const moment = { now: NOW, settings: DEFAULTS };
const numbered = (count: number, known: Partial<Reporter> = {}) =>
  Array.from({ length: count }, (_, n) => reporter(`reader-${n}`, known));
const modes = fc.constantFrom<HidingMode>('off', 'careful', 'firm');

const asked = (mode: HidingMode, reporters: readonly Reporter[], more: Partial<HidingQuestion> = {}) =>
  shouldHide({ mode, facts: facts({ reporters, readers: 50 }), group: [], modelScore: null, ...more }, moment);

describe('shouldHide', () => {
  it.each<{ given: string; reporters: readonly Reporter[]; firm: boolean; careful: boolean }>([
    { given: 'no flag', reporters: [], firm: false, careful: false },
    { given: 'a flag', reporters: numbered(1), firm: false, careful: false },
    { given: 'two flags', reporters: numbered(2), firm: true, careful: false },
    { given: 'many flags by strangers', reporters: numbered(9), firm: true, careful: false },
    {
      given: 'a trusted reporter among three',
      reporters: [...numbered(2), reporter('ana', { upheld: 4, dismissed: 1 })],
      firm: true,
      careful: true,
    },
    {
      given: 'one who was right as often as wrong',
      reporters: [...numbered(3), reporter('ana', { upheld: 3, dismissed: 3 })],
      firm: true,
      careful: true,
    },
    {
      given: 'one with too short a record',
      reporters: [...numbered(3), reporter('ana', { upheld: 4 })],
      firm: true,
      careful: false,
    },
    { given: 'reporters who are mostly wrong', reporters: numbered(4, { dismissed: 40 }), firm: false, careful: false },
  ])('is firm: $firm, careful: $careful for $given', ({ reporters, firm, careful }) => {
    expect([asked('off', reporters), asked('careful', reporters), asked('firm', reporters)]).toEqual([
      false,
      careful,
      firm,
    ]);
  });

  it('takes a sure model for a trusted reporter, but needs flags all the same', () => {
    expect(asked('careful', numbered(5), { modelScore: 0.95 })).toBe(true);
    expect(asked('careful', numbered(5), { modelScore: 0.9 })).toBe(false);
    expect(asked('firm', [], { modelScore: 1, facts: facts({ model: 99, readers: 0 }) })).toBe(false);
  });

  it('hears one of a group', () => {
    const group = numbered(30);
    expect(asked('firm', group)).toBe(true);
    expect(asked('firm', group, { group: group.map(({ id }) => id) })).toBe(false);
  });

  it('never changes its mind for any number of fresh accounts, with any settings', () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.array(freshReporter, { minLength: 1, maxLength: 50 }),
        fc.tuple(modes, anySettings),
        (given, crowd, [mode, settings]) => {
          const at = { now: NOW, settings };
          const question = { mode, group: [], modelScore: 0.99 };
          const without = shouldHide({ ...question, facts: given }, at);
          const reporters = [...given.reporters, ...crowd];
          expect(shouldHide({ ...question, facts: { ...given, reporters } }, at)).toBe(without);
        },
      ),
    );
  });

  it('hides nothing on the word of fresh accounts alone', () => {
    fc.assert(
      fc.property(anyFacts, fc.array(freshReporter, { maxLength: 50 }), modes, (given, reporters, mode) => {
        const question = {
          mode,
          group: [],
          modelScore: 0.99,
          facts: { ...given, background: 'posted' as const, reporters },
        };
        expect(shouldHide(question, moment)).toBe(false);
      }),
    );
  });
});
