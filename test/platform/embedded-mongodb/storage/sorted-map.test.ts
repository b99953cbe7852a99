import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SortedMap } from '../../../../src/platform/embedded-mongodb/storage/sorted-map.js';

const keys = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 6 });
const steps = fc.array(fc.record({ kind: fc.constantFrom('set', 'set', 'delete'), key: keys, value: fc.nat() }), {
  maxLength: 400,
});

function inOrder(model: ReadonlyMap<string, number>): [string, number][] {
  return [...model].sort(([a], [b]) => (a < b ? -1 : 1));
}

describe('a sorted map', () => {
  it('holds what a map holds, in the order of the keys, both ways', () => {
    fc.assert(
      fc.property(steps, keys, keys, (changes, from, to) => {
        const map = new SortedMap<number>();
        const model = new Map<string, number>();
        for (const { kind, key, value } of changes) {
          if (kind === 'set') map.set(key, value);
          else map.delete(key);
          if (kind === 'set') model.set(key, value);
          else model.delete(key);
        }
        const within = inOrder(model).filter(([key]) => key >= from && key < to);
        expect([...map.entries({ from, to })]).toEqual(within);
        expect([...map.entries({ from, to, reverse: true })]).toEqual(within.toReversed());
        expect(map.touches({ from, to })).toBe(within.length > 0);
        expect(map.get(from)).toBe(model.get(from));
        expect(map.size).toBe(model.size);
      }),
    );
  });

  it('keeps its order over many chunks', () => {
    const map = new SortedMap<number>();
    const numbers = Array.from({ length: 5000 }, (_, at) => (at * 2731) % 5000);
    for (const number of numbers) map.set(String(number).padStart(4, '0'), number);
    const read = Array.from(map.entries({ from: '', to: '\xff' }), ([, number]) => number);
    expect(read).toEqual(numbers.toSorted((a, b) => a - b));
  });

  it.each([false, true])('goes on rightly when it is changed while it is read (reverse: %s)', (reverse) => {
    const map = new SortedMap<number>();
    for (const key of ['b', 'd', 'f', 'h']) map.set(key, 0);
    const read: string[] = [];
    for (const [key] of map.entries({ from: '', to: 'z', reverse })) {
      read.push(key);
      map.set('a', 1);
      map.delete('d');
      map.set('g', 1);
    }
    expect(read).toEqual(reverse ? ['h', 'g', 'f', 'b', 'a'] : ['b', 'f', 'g', 'h']);
  });
});
