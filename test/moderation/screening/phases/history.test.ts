import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COMMENT_STATUSES, type CommentStatus } from '../../../../src/comments/comment.js';
import { judgeHistory } from '../../../../src/moderation/screening/phases/history.js';
import { DEFAULT_SCREENING_SETTINGS } from '../../../../src/moderation/screening/screening-settings.js';

const settings = DEFAULT_SCREENING_SETTINGS.history;
const times = (status: CommentStatus, count: number) => Array.from({ length: count }, () => status);
const verdictOn = (statuses: readonly CommentStatus[], changes = {}) =>
  judgeHistory(statuses, { ...settings, ...changes }).verdict;

describe('judgeHistory', () => {
  it.each<[string, readonly CommentStatus[], 'hold' | undefined]>([
    ['nothing yet', [], undefined],
    ['a small sample, all of it removed', times('removed', 9), undefined],
    ['five of ten removed', [...times('removed', 5), ...times('published', 5)], undefined],
    ['six of ten removed', [...times('removed', 6), ...times('published', 4)], 'hold'],
    ['a tenth of many removed', [...times('removed', 5), ...times('published', 45)], undefined],
    [
      'many held, hidden or taken back',
      [...times('held', 20), ...times('hidden', 9), ...times('withdrawn', 9)],
      undefined,
    ],
    ['six of ten removed and many taken back', [...times('removed', 10), ...times('withdrawn', 40)], 'hold'],
  ])('on %s: %s', (_name, statuses, verdict) => {
    expect(verdictOn(statuses)).toBe(verdict);
  });

  it('says how many of how many, to editors and the author alike', () => {
    const { findings } = judgeHistory([...times('removed', 8), ...times('published', 4), 'held'], settings);
    expect(findings).toMatchObject([{ code: 'author.often_removed', spans: [], details: { removed: 8, judged: 12 } }]);
    expect(findings[0]?.score).toBeCloseTo(0.3906, 4);
  });

  it('is made milder by what is published, and stricter by what is removed', () => {
    const statuses = fc.array(fc.constantFrom(...COMMENT_STATUSES), { maxLength: 60 });
    fc.assert(
      fc.property(statuses, (list) => {
        // A comment that is published speaks for its author, once there are enough to go by.
        const isJudged = list.filter((one) => one === 'removed' || one === 'published').length >= settings.minComments;
        if (isJudged && verdictOn(list) === undefined) expect(verdictOn([...list, 'published'])).toBeUndefined();
        if (verdictOn(list) === 'hold') expect(verdictOn([...list, 'removed'])).toBe('hold');
      }),
    );
  });

  it('goes by its settings', () => {
    const statuses = [...times('removed', 3), ...times('published', 5)];
    expect(verdictOn(statuses, { minComments: 5 })).toBeUndefined();
    expect(verdictOn(statuses, { minComments: 5, maxRemovedShare: 0.1 })).toBe('hold');
    expect(verdictOn(times('removed', 200), { maxRemovedShare: 1 })).toBeUndefined();
  });
});
