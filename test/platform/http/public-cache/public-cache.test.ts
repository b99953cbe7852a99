import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createPublicCache, type PublicCache } from '../../../../src/platform/http/public-cache/public-cache.js';
import { createMovingClock } from '../../../support/moving-clock.js';

const clock = createMovingClock();
const finished = (text: string) => ({ contentType: 'text/plain', headers: {}, body: Buffer.from(text) });
const create = (options: { maxBytes?: number; maxAgeMs?: number } = {}): PublicCache =>
  createPublicCache({ maxBytes: 1_000_000, maxAgeMs: 60_000, ...options }, clock);

/** A computation that ends when the test says so. */
function pending(): { compute: () => Promise<ReturnType<typeof finished>>; end: (text: string) => void } {
  let end: (text: string) => void = () => undefined;
  const result = new Promise<ReturnType<typeof finished>>((resolve) => {
    end = (text) => resolve(finished(text));
  });
  return { compute: () => result, end: (text) => end(text) };
}

describe('the public cache', () => {
  it('computes an answer once for everybody who asks at the same time', async () => {
    const cache = create();
    const { compute, end } = pending();
    const waiting = [1, 2, 3].map(() => cache.get('/a', 'a', compute));
    end('one');
    const answers = await Promise.all(waiting);
    expect(new Set(answers).size).toBe(1);
    expect(cache.counts).toMatchObject({ misses: 1 });
  });

  it('never keeps an answer that was begun before a drop', async () => {
    const cache = create();
    const before = pending();
    const stale = cache.get('/a', 'a', before.compute);
    cache.drop('a');
    before.end('before');
    await stale;
    const fresh = await cache.get('/a', 'a', () => Promise.resolve(finished('after')));
    expect(fresh).not.toBe(await stale);
    expect(cache.counts).toMatchObject({ misses: 2 });
  });

  it('lets nobody join, after a drop, a computation that was begun before it', async () => {
    const cache = create();
    const before = pending();
    const stale = cache.get('/a', 'a', before.compute);
    cache.drop('a');
    const after = pending();
    const fresh = cache.get('/a', 'a', after.compute);
    after.end('after');
    const kept = await fresh;
    before.end('before'); // ends last, and must not take the place of the other
    await stale;
    expect(await cache.get('/a', 'a', () => Promise.reject(new Error('is kept')))).toBe(kept);
  });

  it('drops every address of a name, and no other', async () => {
    const cache = create();
    const first = [
      await cache.get('/a?sort=newest', 'a', () => Promise.resolve(finished('1'))),
      await cache.get('/a?sort=oldest', 'a', () => Promise.resolve(finished('2'))),
    ];
    const other = await cache.get('/b', 'b', () => Promise.resolve(finished('3')));
    cache.drop('a');
    const again = () => Promise.resolve(finished('4'));
    expect(first).not.toContain(await cache.get('/a?sort=newest', 'a', again));
    expect(first).not.toContain(await cache.get('/a?sort=oldest', 'a', again));
    expect(await cache.get('/b', 'b', again)).toBe(other);
  });

  it('keeps no error, and hands it to all who wait', async () => {
    const cache = create();
    const failing = () => Promise.reject(new Error('no'));
    const waiting = [cache.get('/a', 'a', failing), cache.get('/a', 'a', failing)];
    expect(await Promise.allSettled(waiting)).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    await expect(cache.get('/a', 'a', () => Promise.resolve(finished('yes')))).resolves.toBeDefined();
  });

  it('makes an answer anew when it is older than allowed, counted from its beginning', async () => {
    const cache = create({ maxAgeMs: 1000 });
    const slow = pending();
    const asked = cache.get('/a', 'a', slow.compute);
    clock.advance(600);
    slow.end('one');
    const first = await asked;
    clock.advance(399);
    expect(await cache.get('/a', 'a', () => Promise.reject(new Error('is kept')))).toBe(first);
    clock.advance(1);
    expect(await cache.get('/a', 'a', () => Promise.resolve(finished('two')))).not.toBe(first);
  });

  it('forgets the least recently used first', async () => {
    const cache = create({ maxBytes: 15_000 }); // three small answers
    const make = (key: string) => cache.get(key, key, () => Promise.resolve(finished(key)));
    const a = await make('/a');
    const b = await make('/b');
    await make('/c');
    expect(await make('/a')).toBe(a);
    await make('/d');
    expect(await make('/a')).toBe(a);
    expect(await make('/b')).not.toBe(b);
  });

  it('holds no more bytes than it may, whatever is asked and dropped', async () => {
    const command = fc.record({ key: fc.nat(20), size: fc.nat(4000), drop: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 60 }), async (commands) => {
        const cache = create({ maxBytes: 30_000 });
        for (const { key, size, drop } of commands) {
          const name = String(key % 5);
          if (drop) cache.drop(name);
          else await cache.get(String(key), name, () => Promise.resolve(finished('x'.repeat(size))));
          expect(cache.counts.bytes).toBeLessThanOrEqual(30_000);
        }
        for (let name = 0; name < 5; name += 1) cache.drop(String(name));
        expect(cache.counts.bytes).toBe(0);
      }),
      { numRuns: 50 },
    );
  });
});
