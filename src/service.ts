import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.js';
import type { Config } from './config/config.js';
import { type Context, createContext } from './context.js';
import { type Database, openDatabase } from './database.js';
import { hasDemo, loadDemo } from './demo/load-demo.js';
import { SECOND_MS } from './platform/clock.js';
import { createCollectionsAndIndexes } from './platform/database/connection.js';
import { createHttpServer } from './platform/http/server.js';
import { startJobs } from './platform/jobs/jobs.js';
import type { Logger } from './platform/logging/logger.js';

/** The service while it runs. */
export interface RunningService {
  readonly context: Context;
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly address: string;
  /** Accepts nothing more, finishes what is under way, and closes everything in order; within ten seconds. */
  readonly stop: () => Promise<void>;
}

/** Requests that are not finished by then are cut off. */
const FINISH_REQUESTS_MS = 6 * SECOND_MS;
const SWEEP_EVERY_MS = 20;

/** Brings the whole service up: database, indexes, listening server, and at last the jobs. */
export async function startService(config: Config, logger: Logger): Promise<RunningService> {
  const database = await openDatabase(config, ({ level, ...entry }) => logger[level](entry, 'database'));
  try {
    return await startOn(database, config, logger);
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function startOn(database: Database, config: Config, logger: Logger): Promise<RunningService> {
  const context = createContext({ config, connection: database.connection, logger });
  await createCollectionsAndIndexes(database.connection);
  if (hasDemo(config)) await loadDemo({ config, connection: database.connection, logger });
  const server = createHttpServer(createApp(context), context.publicCache, context.noteRead);
  await listen(server, config);
  context.metrics.collectProcess();
  const jobs = startJobs(context.jobs, { logger });
  return {
    context,
    address: addressOf(server),
    stop: async () => {
      await Promise.all([closeServer(server), context.liveUpdates.stop(), jobs.stop()]);
      await database.stop();
    },
  };
}

async function listen(server: Server, { http }: Config): Promise<void> {
  server.listen(http.port, http.host);
  await once(server, 'listening'); // rejects when the server says 'error'
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // Connections that are kept alive fall idle one by one, when their last request is answered.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY_MS);
  const cutOff = setTimeout(() => server.closeAllConnections(), FINISH_REQUESTS_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(cutOff);
}
