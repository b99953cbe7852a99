import { MINUTE_MS, type Clock } from '../clock.js';
import type { Job } from './jobs.js';
import type { JobTurnStore } from './job-turn-store.js';

export interface InJobTurnDeps {
  readonly jobTurnStore: JobTurnStore;
  readonly clock: Clock;
}

const LOOK_EVERY_MS = 10 * MINUTE_MS;
/** Whoever has begun the job and not ended it by then has failed. */
const LEASE_MS = 30 * MINUTE_MS;

/** A job that one of all processes does at its interval, also across restarts; one that fails is tried again. */
export function inJobTurn({ jobTurnStore, clock }: InJobTurnDeps, { name, everyMs, run }: Job): Job {
  const from = (ms: number) => new Date(clock.now().getTime() + ms);
  return {
    name,
    everyMs: Math.min(everyMs, LOOK_EVERY_MS),
    run: async (signal) => {
      if (!(await jobTurnStore.take(name, clock.now(), from(LEASE_MS)))) return;
      await run(signal);
      await jobTurnStore.done(name, from(everyMs));
    },
  };
}
