import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GroupCommit } from '../../../../src/platform/embedded-mongodb/storage/group-commit.js';
import { Store } from '../../../../src/platform/embedded-mongodb/storage/store.js';
import { afterPrefix, type View, type WritableView } from '../../../../src/platform/embedded-mongodb/storage/view.js';

const everything = { from: '', to: '\xff' };

function put(view: WritableView, key: string, text = key): void {
  view.put(key, Buffer.from(text));
}

function contents(view: View, range = everything): Record<string, string> {
  return Object.fromEntries(Array.from(view.range(range), ({ key, value }) => [key, Buffer.from(value).toString()]));
}

describe('group commit', () => {
  let directory: string;
  let store: Store;
  let commits: GroupCommit;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'belowline-store-'));
    store = new Store(directory);
    commits = new GroupCommit(store, () => undefined);
  });

  afterEach(async () => {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('shows a write at once and has it on the disk when it says so', async () => {
    put(commits.view, 'a');
    expect(contents(commits.view)).toEqual({ a: 'a' });
    expect(contents(store.latest)).toEqual({});
    await commits.durable();
    expect(contents(store.latest)).toEqual({ a: 'a' });
  });

  it('undoes all that a failing piece of work wrote, and nothing else', async () => {
    put(commits.view, 'a', 'first');
    put(commits.view, 'b', 'first');
    const work = (): never => {
      put(commits.view, 'a', 'second');
      put(commits.view, 'a', 'third');
      commits.view.remove('b');
      put(commits.view, 'c');
      throw new RangeError('no');
    };
    expect(() => commits.attempt(work)).toThrow(RangeError);
    await commits.durable();
    expect(contents(store.latest)).toEqual({ a: 'first', b: 'first' });
  });

  it('keeps the latest of several writes to one key, over several commits under way', async () => {
    const waits: Promise<void>[] = [];
    for (let round = 0; round < 20; round += 1) {
      put(commits.view, 'a', String(round));
      put(commits.view, `b${round}`);
      if (round > 0) commits.view.remove(`b${round - 1}`);
      waits.push(commits.durable());
      if (round % 3 === 0) await new Promise(setImmediate);
    }
    await Promise.all(waits);
    expect(contents(store.latest)).toEqual({ a: '19', b19: 'b19' });
  });

  it('gives a snapshot that stays as it is while writes and commits go on', async () => {
    put(commits.view, 'a');
    await commits.durable();
    put(commits.view, 'b');
    const snapshot = commits.snapshot();
    put(commits.view, 'c');
    commits.view.remove('a');
    await commits.durable();
    put(commits.view, 'b', 'later');
    expect(contents(snapshot.view)).toEqual({ a: 'a', b: 'b' });
    snapshot.release();
    expect(contents(commits.view)).toEqual({ b: 'later', c: 'c' });
  });

  it('is not content with a write that is only part of a snapshot', async () => {
    put(commits.view, 'a');
    commits.snapshot().release();
    await commits.durable();
    expect(contents(store.latest)).toEqual({ a: 'a' });
  });

  it('refuses to begin a write within another, as it could not undo the first', () => {
    const within = (): number => commits.attempt(() => 1);
    expect(() => commits.attempt(within)).toThrow('within another');
    expect(commits.attempt(() => 2)).toBe(2);
  });

  it('accepts nothing more after a commit that failed', async () => {
    put(commits.view, 'a');
    await commits.durable();
    put(commits.view, 'b');
    await store.close();
    await expect(commits.durable()).rejects.toThrow();
    expect(() => commits.attempt(() => 1)).toThrow();
    await expect(commits.durable()).rejects.toThrow();
    store = new Store(directory);
    expect(contents(store.latest)).toEqual({ a: 'a' });
  });

  it('takes keys as long as the disk does, and refuses longer ones before anything is written', async () => {
    put(commits.view, 'x'.repeat(1978), 'longest');
    await commits.durable();
    expect(Object.values(contents(store.latest))).toEqual(['longest']);
    expect(() => {
      put(commits.view, 'x'.repeat(1979));
    }).toThrow(RangeError);
  });

  it('reads like a map in order, whatever is on the disk and whatever is not yet', async () => {
    const keys = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 });
    const steps = fc.array(fc.tuple(fc.constantFrom('put', 'put', 'remove', 'commit', 'seal'), keys), {
      maxLength: 60,
    });
    const model = new Map<string, string>();
    const run = fc.asyncProperty(steps, keys, keys, async (changes, from, to) => {
      for (const [kind, key] of changes) {
        if (kind === 'put') put(commits.view, key, `${key}${changes.length}`);
        if (kind === 'put') model.set(key, `${key}${changes.length}`);
        if (kind === 'remove') commits.view.remove(key);
        if (kind === 'remove') model.delete(key);
        if (kind === 'commit') await commits.durable();
        if (kind === 'seal') commits.snapshot().release();
      }
      const inside = [...model].filter(([key]) => key >= from && key < to).sort(([a], [b]) => (a < b ? -1 : 1));
      const order = inside.map(([key]) => key);
      expect(contents(commits.view, { from, to })).toEqual(Object.fromEntries(inside));
      expect([...commits.view.keys({ from, to })]).toEqual(order);
      expect([...commits.view.keys({ from, to, reverse: true })]).toEqual(order.toReversed());
      expect(commits.view.count({ from, to })).toBe(order.length);
    });
    await fc.assert(run, { numRuns: 60 });
  });
});

describe('afterPrefix', () => {
  it.each([
    ['a', 'b'],
    ['a\xff', 'b'],
    ['\xff', '\xff'],
  ])('of %j is %j', (prefix, next) => {
    expect(afterPrefix(prefix)).toBe(next);
  });
});
