import { parentPort, workerData } from 'node:worker_threads';
import { startServer, type RunningServer, type ServerOptions } from './server/server.js';
import type { FromWorker } from './worker-messages.js';

/* The thread that runs the server. It is told to stop, and tells its address, its log, and that it has stopped. */

const port = parentPort;
if (port === null) throw new Error('This file is the body of a worker thread.');

function tell(message: FromWorker): void {
  port?.postMessage(message);
}

async function run(): Promise<RunningServer> {
  const options = workerData as Omit<ServerOptions, 'log'>;
  return startServer({ ...options, log: (entry) => tell({ kind: 'log', entry }) });
}

run().then(
  (server) => {
    // Only one thing can be asked of it: to stop.
    port.on('message', () => {
      server.stop().then(
        () => {
          tell({ kind: 'stopped' });
          port.close();
        },
        (error: unknown) => tell({ kind: 'failed', message: messageOf(error) }),
      );
    });
    tell({ kind: 'listening', uri: server.uri });
  },
  (error: unknown) => {
    tell({ kind: 'failed', message: messageOf(error) });
    port.close();
  },
);

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
