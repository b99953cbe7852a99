import { setTimeout } from 'node:timers/promises';

/** Waits after a piece of long work, so that what people wait for comes first; not at all once the service stops. */
export type Rest = () => Promise<void>;

/** Of the time between two rests, as much again so often: long work takes a fifth of a processor. */
const REST_TO_WORK = 4;
/** Where all is slow, the walk still goes on. */
const LONGEST_REST_MS = 1000;

/** The rests of one walk through all of something. */
export function createPace(signal: AbortSignal): Rest {
  let since = performance.now();
  return async () => {
    const worked = performance.now() - since;
    // A stop is no failure of the walk, which ends by itself.
    await setTimeout(Math.min(worked * REST_TO_WORK, LONGEST_REST_MS), undefined, { signal }).catch(() => undefined);
    since = performance.now();
  };
}
