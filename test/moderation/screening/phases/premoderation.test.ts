import { describe, expect, it } from '@jest/globals';
import { judgePremoderation } from '../../../../src/moderation/screening/phases/premoderation.js';

describe('judgePremoderation', () => {
  it.each([
    [false, false, []],
    [true, false, ['section.premoderated']],
    [false, true, ['article.premoderated']],
    [true, true, ['article.premoderated']],
  ])('with everything to be seen first %s, and the article %s: %j', (everyComment, onArticle, codes) => {
    const { findings, verdict } = judgePremoderation({ everyComment, onArticle });
    expect(findings.map(({ code }) => code)).toEqual(codes);
    expect(verdict).toBe(codes.length === 0 ? undefined : 'hold');
  });
});
