import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS } from '../../../src/platform/clock.js';
import { inJobTurn } from '../../../src/platform/jobs/in-turn.js';
import { createJobTurnStore } from '../../../src/platform/jobs/job-turn-store.js';
import { createMovingClock } from '../../support/moving-clock.js';
import { startService, type TestService } from '../../support/service.js';

const clock = createMovingClock();
let service: TestService;

beforeAll(async () => {
  service = await startService({ clock });
});
afterAll(() => service.stop());

/** Several processes with one job; what they do is counted. */
function processes(name: string, work: () => void) {
  const jobTurnStore = createJobTurnStore(service.context.connection);
  const run = () => {
    work();
    return Promise.resolve();
  };
  const jobs = Array.from({ length: 5 }, () => inJobTurn({ jobTurnStore, clock }, { name, everyMs: DAY_MS, run }));
  return () => Promise.all(jobs.map((job) => job.run(new AbortController().signal)));
}

describe('a job that one of all processes does', () => {
  it('is done once at each interval', async () => {
    let done = 0;
    const runAll = processes('once', () => (done += 1));
    await runAll();
    await runAll();
    expect(done).toBe(1);
    clock.advance(DAY_MS);
    await runAll();
    expect(done).toBe(2);
  });

  it('is tried again soon by another when it fails', async () => {
    let tried = 0;
    const runAll = processes('failing', () => {
      tried += 1;
      if (tried === 1) throw new RangeError('Not today.');
    });
    await expect(runAll()).rejects.toThrow('Not today.');
    clock.advance(HOUR_MS);
    await runAll();
    await runAll();
    expect(tried).toBe(2);
  });
});
