import { describe, expect, it } from '@jest/globals';
import { judgeStanding } from '../../../../src/moderation/screening/phases/standing.js';

describe('judgeStanding', () => {
  const author = { isPremoderated: false, isEmailVerified: true };

  it.each([
    [{}, 'hold', []],
    [{ isPremoderated: true }, 'publish', ['author.premoderated']],
    [{ isEmailVerified: false }, 'publish', []],
    [{ isEmailVerified: false }, 'hold', ['author.unverified']],
    [{ isPremoderated: true, isEmailVerified: false }, 'hold', ['author.premoderated', 'author.unverified']],
  ] as const)('of %j where unverified addresses mean %s: %j', (facts, unverifiedEmail, codes) => {
    const { findings, verdict } = judgeStanding({ ...author, ...facts }, { unverifiedEmail });
    expect(findings.map(({ code }) => code)).toEqual(codes);
    expect(verdict).toBe(codes.length === 0 ? undefined : 'hold');
  });
});
