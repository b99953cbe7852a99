import { describe, expect, it } from '@jest/globals';
import { experienceFrom, type DecidedOn } from '../../../src/moderation/evidence/decided-case.js';

const removed: DecidedOn = {
  action: 'remove',
  flagsUpheld: 2,
  evidence: { held: false, reporters: 3, reasons: { spam: 2, hate: 1 }, readersBefore: 40 },
  kept: null,
  weighed: { readers: 140, flags: 2.4 },
};
const kept: DecidedOn = { ...removed, action: 'keep', flagsUpheld: 0 };

describe('experienceFrom', () => {
  it('takes what the flags counted and the readers since then, as they were weighed', () => {
    expect(experienceFrom([removed, kept], 5)).toEqual({
      cases: [
        { flags: 2.4, readers: 105, upheld: true },
        { flags: 2.4, readers: 105, upheld: false },
      ],
      upheldFlags: 2,
      dismissedFlags: 3,
    });
  });

  it.each<[string, Partial<DecidedOn>]>([
    ['that screening held', { evidence: { ...removed.evidence, held: true } }],
    ['that was kept before', { kept: {} }],
    ['that was handed on', { action: 'escalate' }],
    ['that nobody flagged', { weighed: { readers: 140, flags: 0 } }],
    ['of before it was kept what flags count', { weighed: { readers: 140 } }],
  ])('learns no rate from a comment %s', (_, changes) => {
    expect(experienceFrom([{ ...removed, ...changes }], 5).cases).toEqual([]);
  });

  it('hears a crowd as ten flags', () => {
    const crowd = { ...kept, evidence: { ...kept.evidence, reasons: { spam: 5000 } } };
    expect(experienceFrom([crowd], 5)).toMatchObject({ upheldFlags: 0, dismissedFlags: 10 });
  });
});
