import { describe, expect, it } from '@jest/globals';
import { judgeRepeat, type RepeatFacts } from '../../../../src/moderation/screening/phases/repeat.js';
import { pairsOf, wordsOf } from '../../../../src/moderation/screening/repeats/word-pairs.js';
import { DEFAULT_SCREENING_SETTINGS } from '../../../../src/moderation/screening/screening-settings.js';

const settings = DEFAULT_SCREENING_SETTINGS.repeat;
const pairsIn = (text: string) => pairsOf(wordsOf(text));

const written = 'buy your cheap meters from our warehouse in tilbury and never pay a water bill again';
const alike = written.replace('tilbury', 'harwich');
const other = 'the meters in our street were read twice this year and nobody can say why that is';

const by = (authorId: string, text: string) => ({ authorId, commentId: `of ${authorId}`, pairs: pairsIn(text) });
const nothing: RepeatFacts = { postedAt: null, byOthers: [], removed: [] };
const judge = (facts: Partial<RepeatFacts>) =>
  judgeRepeat({ pairs: pairsIn(written) }, { ...nothing, ...facts }, settings);

describe('judgeRepeat', () => {
  it.each<[string, Partial<RepeatFacts>, readonly [string | undefined, readonly string[]]]>([
    ['nothing before it', {}, [undefined, []]],
    ['the same text by its author', { postedAt: new Date() }, ['reject', ['repeat.same']]],
    ['a removed text that is alike', { removed: [by('ann', alike)] }, ['hold', ['repeat.removed']]],
    ['a removed text that is not', { removed: [by('ann', other)] }, [undefined, []]],
    ['one other account', { byOthers: [by('ann', alike)] }, [undefined, []]],
    ['one other account, twice', { byOthers: [by('ann', alike), by('ann', written)] }, [undefined, []]],
    ['two other accounts', { byOthers: [by('ann', alike), by('bea', written)] }, ['hold', ['repeat.wave']]],
    ['two others of which one differs', { byOthers: [by('ann', alike), by('bea', other)] }, [undefined, []]],
    [
      'all of it at once',
      { postedAt: new Date(), removed: [by('ann', alike)], byOthers: [by('bea', alike), by('cyd', alike)] },
      ['reject', ['repeat.same', 'repeat.removed', 'repeat.wave']],
    ],
  ])('on %s', (_name, facts, expected) => {
    const result = judge(facts);
    expect([result.verdict, result.findings.map(({ code }) => code)]).toEqual(expected);
  });

  it('names the removed comment that is most like it', () => {
    const { findings } = judge({ removed: [by('ann', alike), by('bea', written)] });
    expect(findings).toMatchObject([{ score: 1, details: { comment: 'of bea', percent: 100 } }]);
  });
});
