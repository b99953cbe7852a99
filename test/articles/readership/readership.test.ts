import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { articleReadAt } from '../../../src/articles/readership/read-article.js';
import { exposureLeft, exposureOfOne, readershipAt } from '../../../src/articles/readership/readership.js';
import { HOUR_MS, MINUTE_MS } from '../../../src/platform/clock.js';

const HALF_LIFE = 3 * HOUR_MS;
const from = new Date('2026-03-02T09:00:00Z');
const later = (ms: number) => new Date(from.getTime() + ms);

describe('an exposure', () => {
  it('falls by half in each half-life, and readers stay', () => {
    const kept = { readers: 40, exposure: 12, exposureAt: from };
    expect(readershipAt(kept, from, HALF_LIFE)).toEqual({ readers: 40, exposure: 12 });
    expect(readershipAt(kept, later(HALF_LIFE), HALF_LIFE)).toEqual({ readers: 40, exposure: 6 });
    expect(readershipAt(kept, later(-HOUR_MS), HALF_LIFE).exposure).toBe(12);
  });

  it('tends to the readers per hour of a steady stream', () => {
    const everyMs = 2 * MINUTE_MS; // 30 an hour
    let exposure = 0;
    for (let i = 0; i < 2000; i += 1) exposure = exposure * exposureLeft(everyMs, HALF_LIFE) + exposureOfOne(HALF_LIFE);
    expect(exposure).toBeGreaterThan(29.5);
    expect(exposure).toBeLessThan(30.5);
  });

  it('decays alike in one step and in several', () => {
    fc.assert(
      fc.property(fc.nat(HOUR_MS), fc.nat(HOUR_MS), (a, b) => {
        const [once, twice] = [exposureLeft(a + b, HALF_LIFE), exposureLeft(a, HALF_LIFE) * exposureLeft(b, HALF_LIFE)];
        expect(twice).toBeCloseTo(once, 10);
      }),
    );
  });
});

describe('articleReadAt', () => {
  it.each<[string, string | null]>([
    ['/articles/potholes', 'potholes'],
    ['/articles/potholes?from=feed', 'potholes'],
    ['/api/v1/articles/potholes', 'potholes'],
    ['/api/v1/articles/potholes/comments?sort=newest&limit=20', 'potholes'],
    ['/api/v1/articles/potholes/viewer', null],
    ['/api/v1/articles', null],
    ['/api/v1/articles/', null],
    ['/articles/Pot%20holes', null],
    ['/rules', null],
  ])('finds in %s the article %s', (url, slug) => {
    expect(articleReadAt(url)).toBe(slug);
  });
});
