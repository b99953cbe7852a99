import type { RequestHandler, Response } from 'express';
import { EVENT_STREAM } from './event-stream.js';
import type { Metrics } from '../metrics/metrics.js';

const patterns = new WeakMap<Response, string>();

/** Says which declared route answers, for the measures. */
export function noteRoute(response: Response, pattern: string): void {
  patterns.set(response, pattern);
}

/** Measures each request until its answer is sent, or its caller is gone; a stream lasts as long as it is wanted. */
export function observeRequests(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const start = process.hrtime.bigint();
    response.once('close', () => {
      if (response.getHeader('content-type') === EVENT_STREAM) return;
      const route = patterns.get(response) ?? 'none';
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      metrics.observeRequest({ method: request.method, route, status: response.statusCode, seconds });
    });
    next();
  };
}
