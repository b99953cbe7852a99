import { describe, expect, it } from '@jest/globals';
import { claimOrder } from '../../../src/moderation/evidence/claim-order.js';
import { reopeningCause } from '../../../src/moderation/evidence/reopening.js';
import { DEFAULTS, facts, NOW, reporter } from './arbitraries.js';

const moment = { now: NOW, settings: DEFAULTS };
const since = (flags: number, readers: number) =>
  facts({ readers, reporters: Array.from({ length: flags }, (_, n) => reporter(`reader-${n}`)) });

describe('reopeningCause', () => {
  it.each([
    { given: 'nothing', facts: since(0, 0), newReason: false, edited: false, cause: null },
    { given: 'one flag more', facts: since(1, 0), newReason: false, edited: false, cause: null },
    { given: 'two flags soon', facts: since(2, 50), newReason: false, edited: false, cause: 'evidence' },
    { given: 'two flags late', facts: since(2, 5000), newReason: false, edited: false, cause: null },
    { given: 'a new reason', facts: since(1, 5000), newReason: true, edited: false, cause: 'new_reason' },
    { given: 'an edit', facts: since(1, 5000), newReason: true, edited: true, cause: 'edited' },
  ])('is $cause for $given', ({ cause, ...known }) => {
    expect(reopeningCause(known, moment)).toBe(cause);
  });

  it('is none for a crowd of fresh accounts', () => {
    const reporters = Array.from({ length: 500 }, (_, n) => reporter(`fresh-${n}`, { registeredAt: NOW }));
    const known = { facts: facts({ reporters, readers: 0 }), newReason: false, edited: false };
    expect(reopeningCause(known, moment)).toBeNull();
  });
});

describe('claimOrder', () => {
  it('lets the earliest due time go first with every tenth claim', () => {
    const order = Array.from({ length: 20 }, (_, n) => claimOrder(n + 1, DEFAULTS));
    expect(order.flatMap((by, n) => (by === 'due' ? [n + 1] : []))).toEqual([10, 20]);
  });
});
