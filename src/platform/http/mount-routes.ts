import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { FinishedAnswer } from './public-cache/cached-answer.js';
import type { RunOnce, SentAnswer } from './idempotency/idempotency.js';
import { requirePermission, viewerOf } from './sessions/identity.js';
import { refuseOtherMethods } from './methods.js';
import { noteRoute } from './observe-requests.js';
import type { PublicCache } from './public-cache/public-cache.js';
import { limitsOf, type LimitMiddleware } from './rate-limits.js';
import { type Inputs, parseInputs, readJsonBody } from './request-inputs.js';
import type { Route, RouteAnswer } from './route.js';

/** What every route shares; each is a middleware, or makes one for a route. */
export interface RouteServices {
  /** Finds out who makes the request, by its session or its token. */
  readonly identify: readonly RequestHandler[];
  readonly checkCsrf: RequestHandler;
  readonly limit: LimitMiddleware;
  readonly limitByEmail: LimitMiddleware;
  readonly publicCache: PublicCache;
  readonly runOnce: RunOnce;
}

/** A router with every declared route; an address that exists answers other methods with `method_not_allowed`. */
export function mountRoutes(routes: readonly Route[], services: RouteServices): Router {
  const router = Router();
  for (const route of routes) {
    const handlers =
      route.cache === undefined
        ? [...middlewareOf(route, services), answerRoute(route, services.runOnce)]
        : [answerPublicRoute(route, services.publicCache)];
    router[route.method](route.path, note(route), ...handlers);
  }
  for (const [path, methods] of methodsByPath(routes)) router.all(path, refuseOtherMethods(methods));
  return router;
}

function note(route: Route): RequestHandler {
  return (request, response, next) => {
    noteRoute(response, `${request.baseUrl}${route.path}`);
    next();
  };
}

/** In the order in which a request meets them: cheap refusals first, and no body is read for who may not send it. */
function middlewareOf(route: Route, services: RouteServices): RequestHandler[] {
  const limits = limitsOf(route.limit);
  return [
    ...services.identify,
    requirePermission(route.permission),
    ...(route.withoutCsrf === true ? [] : [services.checkCsrf]),
    ...limits.map(services.limit),
    ...(route.body === undefined ? [] : [readJsonBody(route.maxBodyBytes)]),
    ...(namesEmail(route) ? limits.map(services.limitByEmail) : []),
  ];
}

function namesEmail({ body }: Route): boolean {
  return body !== undefined && 'email' in body.shape;
}

function answerRoute(route: Route, runOnce: RunOnce): RequestHandler {
  return async (request, response) => {
    const inputs = parseInputs(route, request);
    const { status, json } = await runOnce(route, request, async () => {
      const answer = await route.handle({ ...inputs, viewer: viewerOf(request), request, response });
      return toSent(route, answer);
    });
    if (response.headersSent) return; // a stream
    response.status(status).set('Cache-Control', 'no-store');
    if (json === undefined) response.end();
    else response.type('json').send(json);
  };
}

/** The same answer for everyone: nobody is identified, and what is computed serves the next ones too. */
function answerPublicRoute(route: Route, publicCache: PublicCache): RequestHandler {
  return async (request, response) => {
    const inputs = parseInputs(route, request);
    const name = route.cache?.(inputs.params as Readonly<Record<string, unknown>>) ?? '';
    const answer = await publicCache.get(addressOf(route, request), name, () =>
      finishAnswer(route, inputs, { request, response }),
    );
    answer.send(request, response);
  };
}

/** Without what the route does not read, so that nobody fills the cache with copies of one answer. */
function addressOf(route: Route, request: Request): string {
  return route.query === undefined ? request.baseUrl + request.path : request.originalUrl;
}

async function finishAnswer(
  route: Route,
  inputs: Inputs,
  exchange: { readonly request: Request; readonly response: Response },
): Promise<FinishedAnswer> {
  const { status, body } = await route.handle({ ...inputs, viewer: null, ...exchange });
  if (status !== 200) throw new Error(`${route.path} is public and can answer 200 only`);
  const headers = exchange.response.getHeaders();
  delete headers['x-request-id']; // the only one that belongs to one request
  return { headers, contentType: 'application/json; charset=utf-8', body: Buffer.from(JSON.stringify(body)) };
}

function toSent(route: Route, { status, body }: RouteAnswer): SentAnswer {
  if (!(status in route.answers)) throw new Error(`${route.path} does not declare the answer ${status}`);
  return { status, json: body === undefined ? undefined : JSON.stringify(body) };
}

function methodsByPath(routes: readonly Route[]): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const { path, method } of routes) {
    const address = path.replace(/:\w+/g, ':part'); // features may call the same part of it differently
    const methods = method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()];
    paths.set(address, [...(paths.get(address) ?? []), ...methods]);
  }
  return paths;
}
