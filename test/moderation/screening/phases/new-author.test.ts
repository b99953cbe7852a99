import { describe, expect, it } from '@jest/globals';
import { judgeNewAuthor } from '../../../../src/moderation/screening/phases/new-author.js';

describe('judgeNewAuthor', () => {
  it.each([
    [0, 0, undefined],
    [0, 1, 'hold'],
    [1, 1, undefined],
    [2, 3, 'hold'],
    [3, 3, undefined],
  ])('with %i published and the first %i to be held: %s', (published, heldComments, verdict) => {
    expect(judgeNewAuthor(published, { heldComments }).verdict).toBe(verdict);
  });
});
