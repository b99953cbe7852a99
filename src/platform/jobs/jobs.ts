import type { Logger } from '../logging/logger.js';

/** Work that is done again and again while the service runs. */
export interface Job {
  readonly name: string;
  /** From the end of one run to the beginning of the next, give or take a tenth, so that nodes do not keep step. */
  readonly everyMs: number;
  /** `signal` says that the service stops: long work should end at its next safe place. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

export interface RunningJobs {
  /** Starts nothing more and resolves when the runs under way have ended. */
  readonly stop: () => Promise<void>;
}

export interface JobsDeps {
  readonly logger: Logger;
  /** 0 to below 1. */
  readonly random?: () => number;
}

const FIRST_RUN_WITHIN_MS = 2000;

/** Runs each job soon after the start and then at its interval, never twice at once. A failed run is logged. */
export function startJobs(jobs: readonly Job[], { logger, random = Math.random }: JobsDeps): RunningJobs {
  const stopping = new AbortController();
  const timers = new Map<Job, NodeJS.Timeout>();
  const running = new Map<Job, Promise<void>>();

  const schedule = (job: Job, delayMs: number): void => {
    if (stopping.signal.aborted) return;
    const begin = (): void => void running.set(job, runAndReschedule(job));
    timers.set(job, setTimeout(begin, delayMs).unref());
  };
  const runAndReschedule = async (job: Job): Promise<void> => {
    try {
      await job.run(stopping.signal);
    } catch (error) {
      logger.error({ err: error, job: job.name }, 'job failed');
    }
    running.delete(job);
    schedule(job, job.everyMs * (0.9 + 0.2 * random()));
  };

  for (const job of jobs) schedule(job, Math.min(job.everyMs, FIRST_RUN_WITHIN_MS) * random());
  return {
    stop: async () => {
      stopping.abort();
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}
