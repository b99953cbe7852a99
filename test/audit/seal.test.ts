import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { followsOn, hashOf, leafOf, nextSeal, type Seal } from '../../src/audit/seal.js';

const now = new Date('2026-03-02T09:00:00Z');
const entriesOf = (count: number) => Array.from({ length: count }, (_, nth) => ({ id: `${nth}`, at: now }));

describe('the leaf of an entry', () => {
  it('does not depend on the order of its fields, at any depth', () => {
    expect(leafOf({ id: 'a', ...{ at: now, details: { reason: 'spam', revision: 1 } } })).toEqual(
      leafOf({ ...{ details: { revision: 1, reason: 'spam' }, at: now }, id: 'a' }),
    );
  });

  it('is that of what the API answers for it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.double(), fc.boolean())), (details) => {
        const entry = { id: 'a', at: now, details };
        expect(leafOf(JSON.parse(JSON.stringify(entry)) as typeof entry)).toEqual(leafOf(entry));
      }),
    );
  });

  it('is another one for another value of any type', () => {
    const values = [null, true, false, 0, 1, '', '0', '1', 'null', [], ['0'], {}];
    const leaves = values.map((value) => leafOf({ id: 'a', ...{ value } }).toString('hex'));
    expect(new Set(leaves).size).toBe(values.length);
  });
});

describe('a chain of seals', () => {
  const chain = (sizes: readonly number[]) => {
    const seals: Seal[] = [];
    for (const size of sizes) seals.push(nextSeal(seals.at(-1) ?? null, entriesOf(size), now));
    return seals;
  };
  const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 8 });

  it('has each seal follow on the one before, and on no other', () => {
    fc.assert(
      fc.property(sizes, (made) => {
        const seals = [null, ...chain(made)];
        for (const [b, seal] of seals.entries())
          if (seal !== null)
            for (const [a, before] of seals.entries()) expect(followsOn(before, seal)).toBe(a + 1 === b);
      }),
    );
  });

  it('has another hash for another value of any field', () => {
    const [, seal] = chain([3, 2]) as [Seal, Seal];
    const others: Partial<Seal>[] = [
      { number: 2 },
      { firstIndex: 4 },
      { size: 3 },
      { root: seal.hash },
      { previousHash: null },
      { sealedAt: new Date(0) },
    ];
    expect(hashOf(seal)).toBe(seal.hash);
    for (const other of others) expect(hashOf({ ...seal, ...other })).not.toBe(seal.hash);
  });

  it('never goes back in time, though the clock does', () => {
    const first = nextSeal(null, entriesOf(1), now);
    expect(nextSeal(first, entriesOf(1), new Date(0)).sealedAt).toEqual(now);
  });
});
