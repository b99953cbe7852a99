import type { Request, Response } from 'express';
import { AppError } from '../errors.js';
import type { LiveUpdates } from '../live-updates/live-updates.js';
import type { Metrics } from '../metrics/metrics.js';
import { openEventStream } from './event-stream.js';
import { isPermitted, type Permission, type Viewer } from './permissions.js';
import type { Sessions } from './sessions/sessions.js';

export interface LiveStreamsDeps {
  readonly liveUpdates: LiveUpdates;
  readonly sessions: Pick<Sessions, 'presenceOf'>;
  readonly metrics: Pick<Metrics, 'counter' | 'gauge'>;
  readonly limits: StreamLimits;
  /** How often it is looked again whether the caller may still read, in ms. */
  readonly lookAgainMs: number;
}

interface StreamLimits {
  /** At the same time, in this process. */
  readonly perAccount: number;
  readonly perProcess: number;
}

interface StreamWish {
  readonly request: Request;
  readonly response: Response;
  readonly viewer: Viewer;
  readonly permission: Permission;
  readonly topic: string;
  /** What of the topic is for a viewer; null for all of it. */
  readonly partsFor: (viewer: Viewer) => readonly string[] | null;
}

/**
 * Answers with the updates of a topic until the caller, their session or their permission is gone: looked at again from
 * time to time, and at a sign-out. Where a viewer's parts have become others, such as another section, a `reset` says so.
 * Throws `too_many_streams`, and `service_unavailable` where this process has as many as it takes.
 */
export type ServeUpdates = (wish: StreamWish) => Promise<void>;

export function createLiveStreams(deps: LiveStreamsDeps): ServeUpdates {
  const places = createPlaces(deps.limits);
  const countDropped = measure(deps.metrics, places);
  return async (wish) => {
    const { request, response, viewer } = wish;
    const leave = places.take(viewer.id);
    const ends = [leave];
    const ended = (): void => {
      for (const end of ends.splice(0)) end();
    };
    const open = () => {
      if (response.destroyed) return null;
      const { position } = deps.liveUpdates;
      const stream = openEventStream(request, response, { position, ended, dropped: countDropped });
      return { topic: wish.topic, parts: followParts(wish, { ...deps, ...stream }), ...stream };
    };
    try {
      ends.push(await deps.liveUpdates.listen(lastIdOf(request), open));
    } finally {
      // Else what closes the response does.
      if (!response.headersSent || response.destroyed) ended();
    }
  };
}

function lastIdOf(request: Request): string | null {
  const given = request.get('Last-Event-ID') ?? '';
  return given === '' ? null : given;
}

interface FollowDeps extends Pick<LiveStreamsDeps, 'liveUpdates' | 'sessions' | 'lookAgainMs'> {
  readonly send: (frames: string) => void;
  readonly end: () => void;
}

/** What of a topic the caller may read by now. Ends the stream when that is nothing any more. */
function followParts(
  { request, response, viewer, permission, partsFor }: StreamWish,
  { liveUpdates, sessions, lookAgainMs, send, end }: FollowDeps,
): () => ReadonlySet<string> | null {
  let parts = partsFor(viewer);
  let wanted = parts && new Set(parts);
  const presence = sessions.presenceOf(request);
  const lookAgain = async (): Promise<void> => {
    const now = await presence.viewer();
    if (now === null || !isPermitted(now, permission)) {
      end();
      return;
    }
    const others = partsFor(now);
    const isSame = JSON.stringify(others) === JSON.stringify(parts);
    parts = others;
    wanted = parts && new Set(parts);
    if (!isSame) send(liveUpdates.resetFrame());
  };
  // Where nobody can say who it is, such as without a database, nothing new is told: coming again will be tried.
  const again = repeat(() => lookAgain().catch(end), lookAgainMs);
  const forget = presence.onSignOut(end);
  response.once('close', () => {
    again.stop();
    forget();
  });
  return () => wanted;
}

/** Never twice at once, and not in step with others that began at the same time. */
function repeat(work: () => Promise<void>, everyMs: number): { readonly stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const schedule = (): void => {
    const round = () => void work().then(schedule);
    if (!isStopped) timer = setTimeout(round, everyMs * (0.9 + 0.2 * Math.random())).unref();
  };
  schedule();
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

interface Places {
  /** Takes a place for an account; returns what gives it back, once. */
  readonly take: (accountId: string) => () => void;
  readonly taken: () => number;
}

function createPlaces({ perAccount, perProcess }: StreamLimits): Places {
  const byAccount = new Map<string, number>();
  let taken = 0;
  const add = (accountId: string, by: 1 | -1): void => {
    taken += by;
    const count = (byAccount.get(accountId) ?? 0) + by;
    if (count === 0) byAccount.delete(accountId);
    else byAccount.set(accountId, count);
  };
  return {
    taken: () => taken,
    take: (accountId) => {
      if (taken >= perProcess) throw new AppError('service_unavailable', { detail: 'Too many streams are open here.' });
      if ((byAccount.get(accountId) ?? 0) >= perAccount) throw new AppError('too_many_streams');
      add(accountId, 1);
      let isTaken = true;
      return () => {
        if (isTaken) add(accountId, -1);
        isTaken = false;
      };
    },
  };
}

/** Returns what counts a stream that was cut off. */
function measure(metrics: LiveStreamsDeps['metrics'], places: Places): () => void {
  metrics.gauge({ name: 'live_streams', help: 'Streams of updates that are open.', labelNames: [] }, () =>
    Promise.resolve([{ labels: {}, value: places.taken() }]),
  );
  const count = metrics.counter({
    name: 'live_streams_dropped_total',
    help: 'Streams that were cut off because their caller read too slowly.',
    labelNames: [],
  });
  return () => count({});
}
