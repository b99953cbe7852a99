import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SECOND_MS } from '../../../src/platform/clock.js';
import type { Decision, OnAppeal } from '../../../src/moderation/decisions/decision.js';
import { appealUntil, misfitsOf, onAppealOf, partakersIn } from '../../../src/moderation/decisions/on-appeal.js';

const decidedAt = new Date('2026-03-02T09:00:00Z');
const verdict = fc.constantFrom('keep' as const, 'remove' as const);

describe('onAppealOf', () => {
  it('dismisses by the same action again and upholds by the other, one round on', () => {
    const before = fc.option(
      fc.record<OnAppeal>({
        decisionId: fc.constant('c'),
        outcome: fc.constantFrom('upheld', 'dismissed'),
        round: fc.integer({ min: 1, max: 2 }),
      }),
    );
    fc.assert(
      fc.property(verdict, verdict, before, (first, second, onAppeal) => {
        expect(onAppealOf({ id: 'd', action: first, onAppeal }, second)).toEqual({
          decisionId: 'd',
          outcome: first === second ? 'dismissed' : 'upheld',
          round: (onAppeal?.round ?? 0) + 1,
        });
      }),
    );
  });

  it('comes to an end: whatever is decided, a matter is appealed twice at the most', () => {
    fc.assert(
      fc.property(verdict, fc.array(verdict, { maxLength: 9 }), (first, verdicts) => {
        let last: Pick<Decision, 'id' | 'action' | 'decidedAt' | 'onAppeal'> = { id: 'd', action: first, decidedAt };
        let appeals = 0;
        for (const action of verdicts) {
          if (appealUntil(last, { appealDays: 1 }) === null) break;
          appeals += 1;
          last = { id: 'd', action, decidedAt, onAppeal: onAppealOf(last, action) };
        }
        expect(appeals).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('appealUntil', () => {
  it('is never, for a case that is handed on', () => {
    expect(appealUntil({ action: 'escalate', decidedAt }, { appealDays: 1 })).toBeNull();
  });
});

describe('misfitsOf', () => {
  const sanction = { kind: 'warning', note: null, days: null } as const;
  const ruling = { action: 'keep', explanation: null, sanction: null } as const;

  it.each<[string, Parameters<typeof misfitsOf>, string[]]>([
    ['a plain one', [ruling, null], []],
    ['words to nobody', [{ ...ruling, explanation: 'Fine.' }, null], ['explanation']],
    ['words to who appealed', [{ ...ruling, explanation: 'Fine.' }, { action: 'remove' }], []],
    ['handing an appeal on', [{ ...ruling, action: 'escalate' }, { action: 'keep' }], ['action']],
    ['a sanction on top', [{ ...ruling, action: 'remove', sanction }, { action: 'remove' }], ['sanction']],
    ['a sanction for what was kept', [{ ...ruling, action: 'remove', sanction }, { action: 'keep' }], []],
  ])('finds in a ruling with %s', (_, parameters, paths) => {
    expect(misfitsOf(...parameters).map(({ path }) => path)).toEqual(paths);
  });
});

describe('partakersIn', () => {
  const settings = { undoSeconds: 30 };
  const taken = { decidedBy: 'first', decidedAt, batchId: null, reversedBy: null, reversedAt: null };
  const after = (seconds: number) => new Date(decidedAt.getTime() + seconds * SECOND_MS);

  it.each<[string, Parameters<typeof partakersIn>[0], string[]]>([
    ['took one', [taken, taken], ['first']],
    ['reversed one', [{ ...taken, reversedBy: 'second', reversedAt: after(1) }], ['first', 'second']],
    ['took theirs back later', [{ ...taken, reversedBy: 'first', reversedAt: after(31) }], ['first']],
    ['took back a slip of many', [{ ...taken, batchId: 'b', reversedBy: 'first', reversedAt: after(150) }], []],
    ['took back a slip', [{ ...taken, reversedBy: 'first', reversedAt: after(30) }], []],
  ])('names who %s', (_, decisions, partakers) => {
    expect(partakersIn(decisions, settings)).toEqual(partakers);
  });
});
