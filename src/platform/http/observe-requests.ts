import type { RequestHandler, Response } from 'express';
import type { Metrics } from '../metrics/metrics.js';

const patterns = new WeakMap<Response, string>();

/** Says which declared route answers, for the measures. */
export function noteRoute(response: Response, pattern: string): void {
  patterns.set(response, pattern);
}

/** Measures each request until its answer is sent, or its caller is gone. */
export function observeRequests(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const start = process.hrtime.bigint();
    response.once('close', () => {
      const route = patterns.get(response) ?? 'none';
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      metrics.observeRequest({ method: request.method, route, status: response.statusCode, seconds });
    });
    next();
  };
}
