import type { Request, Response } from 'express';
import type { LiveUpdates } from '../live-updates/live-updates.js';
import type { Metrics } from '../metrics/metrics.js';
import { openEventStream } from './event-stream.js';
import { lastIdOf } from './live-streams.js';
import { networkAddressOf } from './rate-limits.js';
import { createPlaces, measurePlaces } from './stream-places.js';

export interface PublicStreamsDeps {
  readonly liveUpdates: Pick<LiveUpdates, 'listen' | 'position'>;
  readonly metrics: Pick<Metrics, 'counter' | 'gauge'>;
  /** At the same time, in this process. */
  readonly limits: { readonly perAddress: number; readonly perProcess: number };
}

interface PublicWish {
  readonly request: Request;
  readonly response: Response;
  readonly topic: string;
  readonly part: string;
  /** The last update that the caller was told, where it cannot say so by Last-Event-ID. */
  readonly after: string | null;
}

/**
 * Answers with those updates of one part of a topic that everyone may know, until the caller is gone. Nobody is looked up
 * for it, and no query is made for it unless the caller is the first one or was away for long. Throws `too_many_streams`
 * for a network address with too many, and `service_unavailable` where this process has as many as it takes.
 */
export type ServePublicUpdates = (wish: PublicWish) => Promise<void>;

export function createPublicStreams({ liveUpdates, metrics, limits }: PublicStreamsDeps): ServePublicUpdates {
  const { perAddress, perProcess } = limits;
  const places = createPlaces({ perCaller: perAddress, perProcess });
  const dropped = measurePlaces(metrics, places, 'public_streams');
  return async ({ request, response, topic, part, after }) => {
    const ends = [places.take(networkAddressOf(request))];
    const ended = (): void => {
      for (const end of ends.splice(0)) end();
    };
    const parts = new Set([part]);
    const open = () => {
      if (response.destroyed) return null;
      const stream = openEventStream(request, response, { position: liveUpdates.position, ended, dropped });
      return { topic, parts: () => parts, ...stream };
    };
    try {
      ends.push(await liveUpdates.listen(lastIdOf(request) ?? after, open));
    } finally {
      // Else what closes the response does.
      if (!response.headersSent || response.destroyed) ended();
    }
  };
}
