import { createHash, timingSafeEqual } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import { AppError } from '../errors.js';
import type { Metrics } from '../metrics/metrics.js';
import { refuseOtherMethods } from './methods.js';

export interface OperatorRoutesDeps {
  readonly metrics: Metrics;
  /** Rejects when the database does not answer in time. */
  readonly pingDatabase: () => Promise<void>;
  /** What reading the metrics takes, as a Bearer token; null leaves them open. */
  readonly metricsToken: string | null;
}

/** For whoever runs the service: whether it lives, whether it can serve, and its measures. */
export function operatorRoutes({ metrics, pingDatabase, metricsToken }: OperatorRoutesDeps): Router {
  const router = Router();
  const read = (path: string, ...handlers: RequestHandler[]): void => {
    router.get(path, noStore, ...handlers).all(path, refuseOtherMethods(['GET', 'HEAD']));
  };
  read('/health/live', (_request, response) => void response.json({ status: 'live' }));
  read('/health/ready', async (_request, response) => {
    await pingDatabase().catch((cause: unknown) => {
      throw new AppError('service_unavailable', { detail: 'The database does not answer.', cause });
    });
    response.json({ status: 'ready' });
  });
  read('/metrics', requireToken(metricsToken), async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.render());
  });
  return router;
}

const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

function requireToken(token: string | null): RequestHandler {
  return (request, _response, next) => {
    if (token !== null && !equals(request.get('Authorization') ?? '', `Bearer ${token}`))
      throw new AppError('invalid_token');
    next();
  };
}

/** Takes the same time wherever the difference is. */
function equals(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest()) as [Buffer, Buffer];
  return timingSafeEqual(left, right);
}
