import type { Server } from 'node:http';
import { connect } from 'node:net';
import express, { type RequestHandler } from 'express';
import { pino } from 'pino';
import type { Clock } from '../../src/platform/clock.js';
import { answerError, answerNotFound } from '../../src/platform/http/error-answers.js';
import { mountRoutes, type RouteServices } from '../../src/platform/http/mount-routes.js';
import { createPublicCache, type PublicCache } from '../../src/platform/http/public-cache/public-cache.js';
import { logRequests } from '../../src/platform/http/request-log.js';
import type { Route } from '../../src/platform/http/route.js';
import { createHttpServer } from '../../src/platform/http/server.js';
import { systemClock } from '../../src/platform/clock.js';

const pass: RequestHandler = (_request, _response, next) => next();

export interface RoutesServer {
  readonly server: Server;
  readonly publicCache: PublicCache;
  /** Sends bytes as they are, and resolves with all that comes back until the connection ends. */
  readonly sendRaw: (text: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

export interface RoutesServerOptions {
  readonly services?: Partial<RouteServices>;
  readonly maxAgeMs?: number;
  readonly clock?: Clock;
  /** How many proxies are believed who calls. */
  readonly trustedProxyHops?: number;
}

/** The platform's HTTP server with routes of a test's own, below `/api/v1`; nobody is signed in unless `services` say so. */
export async function serveRoutes(routes: readonly Route[], options: RoutesServerOptions = {}): Promise<RoutesServer> {
  const cacheOptions = { maxBytes: 1_000_000, maxAgeMs: options.maxAgeMs ?? 60_000 };
  const publicCache = createPublicCache(cacheOptions, options.clock ?? systemClock);
  const app = express();
  app.set('etag', false);
  app.set('trust proxy', options.trustedProxyHops ?? 0);
  app.use(logRequests(pino({ level: 'silent' })));
  app.use(
    '/api/v1',
    mountRoutes(routes, {
      identify: [],
      checkCsrf: pass,
      limit: () => pass,
      limitByEmail: () => pass,
      publicCache,
      runOnce: (_route, _request, work) => work(),
      ...options.services,
    }),
  );
  app.use(answerNotFound, answerError);
  const server = createHttpServer(app, publicCache);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, publicCache, sendRaw: (text) => sendRaw(server, text), stop: () => close(server) };
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

async function sendRaw(server: Server, text: string): Promise<string> {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen.');
  const socket = connect(address.port, '127.0.0.1');
  socket.end(text, 'latin1');
  let received = '';
  for await (const chunk of socket.setEncoding('utf8')) received += String(chunk);
  return received;
}
