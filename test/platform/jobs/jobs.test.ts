import { describe, expect, it, jest } from '@jest/globals';
import { pino } from 'pino';
import { type Job, startJobs } from '../../../src/platform/jobs/jobs.js';

const logger = pino({ level: 'silent' });
const random = () => 0;

/** A job whose runs end when the test says so. */
function controlledJob(): {
  job: Job;
  runs: { end: (error?: Error) => void; signal: AbortSignal }[];
  begun: (n: number) => Promise<void>;
} {
  const runs: { end: (error?: Error) => void; signal: AbortSignal }[] = [];
  const job: Job = {
    name: 'controlled',
    everyMs: 1,
    run: (signal) =>
      new Promise((resolve, reject) => {
        runs.push({ signal, end: (error) => (error === undefined ? resolve() : reject(error)) });
      }),
  };
  const begun = async (n: number) => {
    while (runs.length < n) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  return { job, runs, begun };
}

describe('jobs', () => {
  it('run again and again, and never twice at once', async () => {
    const { job, runs, begun } = controlledJob();
    const running = startJobs([job], { logger, random });
    for (let n = 1; n <= 3; n += 1) {
      await begun(n);
      await new Promise((resolve) => setTimeout(resolve, 10)); // many intervals
      expect(runs).toHaveLength(n);
      runs[n - 1]?.end();
    }
    await begun(4);
    runs[3]?.end();
    await running.stop();
  });

  it('go on after a failure, which is logged', async () => {
    const { job, runs, begun } = controlledJob();
    const error = jest.spyOn(logger, 'error');
    const running = startJobs([job], { logger, random });
    await begun(1);
    runs[0]?.end(new Error('the disk is full'));
    await begun(2);
    expect(error).toHaveBeenCalledWith(expect.objectContaining({ job: 'controlled' }), 'job failed');
    runs[1]?.end();
    await running.stop();
  });

  it('are told of the stop, which waits for the run under way and lets none begin after it', async () => {
    const { job, runs, begun } = controlledJob();
    const running = startJobs([job], { logger, random });
    await begun(1);
    let stopped = false;
    const stopping = running.stop().then(() => {
      stopped = true;
    });
    expect(runs[0]?.signal.aborted).toBe(true);
    await Promise.resolve();
    expect(stopped).toBe(false);
    runs[0]?.end();
    await stopping;
    expect(runs).toHaveLength(1);
  });
});
