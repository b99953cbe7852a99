import type { Request, Response } from 'express';
import type { LiveUpdates } from '../live-updates/live-updates.js';
import type { Metrics } from '../metrics/metrics.js';
import { openEventStream } from './event-stream.js';
import { isPermitted, type Permission, type Viewer } from './permissions.js';
import type { Sessions } from './sessions/sessions.js';
import { createPlaces, measurePlaces } from './stream-places.js';

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
  const { perAccount, perProcess } = deps.limits;
  const places = createPlaces({ perCaller: perAccount, perProcess });
  const countDropped = measurePlaces(deps.metrics, places, 'live_streams');
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

/** What a caller was told last, as browsers say it when they come again. */
export function lastIdOf(request: Request): string | null {
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
