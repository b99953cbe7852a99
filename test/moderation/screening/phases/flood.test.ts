import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judgeFlood, type FloodFacts } from '../../../../src/moderation/screening/phases/flood.js';
import { DEFAULT_SCREENING_SETTINGS } from '../../../../src/moderation/screening/screening-settings.js';

const settings = { ...DEFAULT_SCREENING_SETTINGS.flood, authorComments: 3, articleComments: 5 };
const calm: FloodFacts = { byAuthor: 0, byNewAccounts: 0, authorIsNew: true };

describe('judgeFlood', () => {
  it.each<[string, readonly [Partial<FloodFacts>, Partial<typeof settings>], string | undefined]>([
    ['the last comment that an author may post', [{ byAuthor: 2 }, {}], undefined],
    ['one too many by an author', [{ byAuthor: 3 }, {}], 'reject'],
    ['an author with any number allowed', [{ byAuthor: 900 }, { authorComments: 0 }], undefined],
    ['the last comment of new accounts', [{ byNewAccounts: 4 }, {}], undefined],
    ['one too many of new accounts', [{ byNewAccounts: 5 }, {}], 'hold'],
    ['an older account among many new ones', [{ byNewAccounts: 5, authorIsNew: false }, {}], undefined],
    ['new accounts with any number allowed', [{ byNewAccounts: 150 }, { articleComments: 0 }], undefined],
  ])('on %s', (_name, [facts, changes], verdict) => {
    expect(judgeFlood({ ...calm, ...facts }, { ...settings, ...changes }).verdict).toBe(verdict);
  });

  it('never gets milder when more is posted', () => {
    const strictness = [undefined, 'hold', 'reject'];
    const facts = fc.record({ byAuthor: fc.nat(20), byNewAccounts: fc.nat(20), authorIsNew: fc.boolean() });
    fc.assert(
      fc.property(facts, fc.nat(5), fc.nat(5), (one, more, moreNew) => {
        const other = { ...one, byAuthor: one.byAuthor + more, byNewAccounts: one.byNewAccounts + moreNew };
        const [before, after] = [judgeFlood(one, settings).verdict, judgeFlood(other, settings).verdict];
        expect(strictness.indexOf(after)).toBeGreaterThanOrEqual(strictness.indexOf(before));
      }),
    );
  });
});
