import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { frameOf, inOrderOfChange } from '../../../src/platform/live-updates/live-update.js';
import { RecentUpdates } from '../../../src/platform/live-updates/recent-updates.js';

const subjects = fc.option(fc.record({ id: fc.constantFrom('a', 'b', 'c'), change: fc.nat(20) }), { nil: null });

describe('inOrderOfChange', () => {
  it('keeps every update, what each place is about, and the order of changes', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ subject: subjects, nth: fc.nat() })), (updates) => {
        const ordered = inOrderOfChange(updates);
        expect(new Set(ordered)).toEqual(new Set(updates));
        expect(ordered.map(({ subject }) => subject?.id)).toEqual(updates.map(({ subject }) => subject?.id));
        for (const id of ['a', 'b', 'c']) {
          const changes = ordered.flatMap(({ subject }) => (subject?.id === id ? [subject.change] : []));
          expect(changes).toEqual([...changes].sort((one, other) => one - other));
        }
        expect(ordered.filter(({ subject }) => subject === null)).toEqual(
          updates.filter(({ subject }) => subject === null),
        );
      }),
    );
  });
});

const updates = (from: number, to: number, json = '{}') =>
  Array.from({ length: to - from + 1 }, (_, nth) => ({
    ...{ id: `id-${from + nth}`, number: from + nth, topic: 't', part: 'p', name: 'n', json },
  }));
const numbers = (found: readonly { readonly number: number }[] | null) => found?.map(({ number }) => number);

describe('RecentUpdates', () => {
  it('knows what came after an update that it has, and nothing of others', () => {
    const recent = new RecentUpdates({ updates: 3, characters: 1000 });
    expect([recent.number, recent.position, recent.after(recent.position)]).toEqual([0, 'beginning', []]);
    recent.add(updates(1, 2));
    expect(numbers(recent.after('beginning'))).toEqual([1, 2]);
    recent.add(updates(3, 5));
    expect([recent.number, recent.position]).toEqual([5, 'id-5']);
    expect(numbers(recent.after('id-3'))).toEqual([4, 5]);
    expect(recent.after('id-5')).toEqual([]);
    for (const unknown of ['beginning', 'id-2', 'id-9', '']) expect(recent.after(unknown)).toBeNull();
  });

  it('forgets what is too long together, but never the latest', () => {
    const recent = new RecentUpdates({ updates: 10, characters: 100 });
    recent.add(updates(1, 4, 'x'.repeat(60)));
    expect(numbers(recent.after('id-4'))).toEqual([]);
    expect(recent.after('id-3')).toBeNull();
    recent.add(updates(5, 5, 'x'.repeat(500)));
    expect(recent.after('id-5')).toEqual([]);
  });
});

it('makes frames as server-sent events have them', () => {
  expect(frameOf({ id: 'a', name: 'case.opened', json: '{"a":"b"}' })).toBe(
    'id: a\nevent: case.opened\ndata: {"a":"b"}\n\n',
  );
});
