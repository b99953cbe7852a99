import { Worker } from 'node:worker_threads';
import type { Log } from './server/log.js';
import type { RunningServer, ServerOptions } from './server/server.js';
import type { FromWorker, ToWorker } from './worker-messages.js';

export type { Log } from './server/log.js';
export type { RunningServer } from './server/server.js';

/** Options of the built-in database. */
export type EmbeddedMongoDbOptions = Omit<ServerOptions, 'log' | 'host'> & { readonly log?: Log };

/**
 * Starts the built-in database in a thread of its own and resolves when it accepts connections. It runs from the built
 * files, as the thread is started from the file next to this one.
 * @throws Error where the data is in use by another process, or the port is taken.
 */
export async function startEmbeddedMongoDb({ log, ...options }: EmbeddedMongoDbOptions): Promise<RunningServer> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: options });
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'log') log?.(message.entry);
  });
  const { uri } = await until(worker, 'listening');
  return {
    uri,
    async stop() {
      const stopped = until(worker, 'stopped');
      worker.postMessage({ kind: 'stop' } satisfies ToWorker);
      await stopped;
      await worker.terminate();
    },
  };
}

/** Resolves with the first message of a kind; rejects when the thread says it failed, or ends without it. */
function until<K extends FromWorker['kind']>(worker: Worker, kind: K): Promise<Extract<FromWorker, { kind: K }>> {
  return new Promise((resolve, reject) => {
    const settle = (settled: () => void): void => {
      worker.off('message', listen);
      worker.off('error', fail);
      worker.off('exit', end);
      settled();
    };
    const listen = (message: FromWorker): void => {
      if (isOfKind(message, kind)) settle(() => resolve(message));
      else if (message.kind === 'failed') settle(() => reject(new Error(message.message)));
    };
    const fail = (error: Error): void => settle(() => reject(error));
    const end = (code: number): void => fail(new Error(`The database thread ended with code ${code}.`));
    worker.on('message', listen);
    worker.on('error', fail);
    worker.on('exit', end);
  });
}

function isOfKind<K extends FromWorker['kind']>(
  message: FromWorker,
  kind: K,
): message is Extract<FromWorker, { kind: K }> {
  return message.kind === kind;
}
