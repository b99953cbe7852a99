import { describe, expect, it } from '@jest/globals';
import { createPace } from '../../../src/platform/jobs/pace.js';

/** Keeps the processor for so long. */
function work(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

describe('the rests of a walk', () => {
  it('last longer than the work between them', async () => {
    const rest = createPace(new AbortController().signal);
    for (let nth = 0; nth < 2; nth += 1) {
      work(20);
      const before = performance.now();
      await rest();
      expect(performance.now() - before).toBeGreaterThan(60);
    }
  });

  it('end at once when the service stops', async () => {
    const stopping = new AbortController();
    const rest = createPace(stopping.signal);
    work(20);
    const resting = rest();
    stopping.abort();
    await resting;
    await expect(rest()).resolves.toBeUndefined();
  });
});
