import { describe, expect, it } from '@jest/globals';
import { claimOrder } from '../../../src/moderation/evidence/claim-order.js';
import { reopeningCause } from '../../../src/moderation/evidence/reopening.js';
import type { CaseFacts } from '../../../src/moderation/evidence/weigh-case.js';
import { DEFAULTS, facts, NOW, reporter } from './arbitraries.js';

const moment = { now: NOW, settings: DEFAULTS };
const kept = (known: Partial<CaseFacts>) => ({ ...facts(known), background: 'kept' as const });
const since = (flags: number, readers: number) =>
  kept({ readers, reporters: Array.from({ length: flags }, (_, n) => reporter(`reader-${n}`)) });

describe('reopeningCause', () => {
  it.each([
    { given: 'nothing', facts: since(0, 0), newReason: false, edited: false, cause: null },
    { given: 'one flag more', facts: since(1, 0), newReason: false, edited: false, cause: null },
    { given: 'two flags soon', facts: since(2, 50), newReason: false, edited: false, cause: null },
    { given: 'three flags soon', facts: since(3, 50), newReason: false, edited: false, cause: 'evidence' },
    { given: 'three flags late', facts: since(3, 5000), newReason: false, edited: false, cause: null },
    { given: 'a new reason', facts: since(1, 5000), newReason: true, edited: false, cause: 'new_reason' },
    { given: 'an edit', facts: since(1, 5000), newReason: true, edited: true, cause: 'edited' },
  ])('is $cause for $given', ({ cause, ...known }) => {
    expect(reopeningCause({ group: [], ...known }, moment)).toBe(cause);
  });

  it('is none for a crowd of fresh accounts', () => {
    const reporters = Array.from({ length: 500 }, (_, n) => reporter(`fresh-${n}`, { registeredAt: NOW }));
    const known = { facts: kept({ reporters, readers: 0 }), group: [], newReason: false, edited: false };
    expect(reopeningCause(known, moment)).toBeNull();
  });
});

describe('reopeningCause, of a group', () => {
  it('hears one voice', () => {
    const known = { facts: since(9, 50), newReason: false, edited: false };
    const group = known.facts.reporters.map(({ id }) => id);
    expect(reopeningCause({ ...known, group: [] }, moment)).toBe('evidence');
    expect(reopeningCause({ ...known, group }, moment)).toBeNull();
  });
});

describe('claimOrder', () => {
  it('lets the earliest due time go first with every tenth claim', () => {
    const order = Array.from({ length: 20 }, (_, n) => claimOrder(n + 1, DEFAULTS));
    expect(order.flatMap((by, n) => (by === 'due' ? [n + 1] : []))).toEqual([10, 20]);
  });
});
