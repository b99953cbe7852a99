import { AppError } from '../errors.js';
import type { Metrics } from '../metrics/metrics.js';

interface PlaceLimits {
  /** At the same time, in this process: of one account or one network address. */
  readonly perCaller: number;
  readonly perProcess: number;
}

/** How many streams are open, and whether there is room for one more. */
export interface StreamPlaces {
  /**
   * Takes a place for a caller; returns what gives it back, once. Throws `too_many_streams`, and `service_unavailable`
   * where this process has as many as it takes.
   */
  readonly take: (caller: string) => () => void;
  readonly taken: () => number;
}

export function createPlaces({ perCaller, perProcess }: PlaceLimits): StreamPlaces {
  const byCaller = new Map<string, number>();
  let taken = 0;
  const add = (caller: string, by: 1 | -1): void => {
    taken += by;
    const count = (byCaller.get(caller) ?? 0) + by;
    if (count === 0) byCaller.delete(caller);
    else byCaller.set(caller, count);
  };
  return {
    taken: () => taken,
    take: (caller) => {
      if (taken >= perProcess) throw new AppError('service_unavailable', { detail: 'Too many streams are open here.' });
      if ((byCaller.get(caller) ?? 0) >= perCaller) throw new AppError('too_many_streams');
      add(caller, 1);
      let isTaken = true;
      return () => {
        if (isTaken) add(caller, -1);
        isTaken = false;
      };
    },
  };
}

/** Measures open streams under a name of their own. Returns what counts one that was cut off. */
export function measurePlaces(
  metrics: Pick<Metrics, 'counter' | 'gauge'>,
  places: StreamPlaces,
  name: 'live_streams' | 'public_streams',
): () => void {
  metrics.gauge({ name, help: 'Streams of updates that are open.', labelNames: [] }, () =>
    Promise.resolve([{ labels: {}, value: places.taken() }]),
  );
  const count = metrics.counter({
    name: `${name}_dropped_total`,
    help: 'Streams that were cut off because their caller read too slowly.',
    labelNames: [],
  });
  return () => count({});
}
