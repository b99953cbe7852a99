import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { REPLICA_SET } from '../commands/server-commands.js';
import type { ServerContext } from '../commands/command.js';
import { openEngine, type Engine } from '../engine/index.js';
import { decode } from '../protocol/bson.js';
import { compileFilter } from '../query/filter.js';
import { CursorStore } from '../sessions/cursors.js';
import { sweepRetryableWrites } from '../sessions/retryable-writes.js';
import { SessionStore } from '../sessions/sessions.js';
import { Connection } from './connection.js';
import { lockData } from './data-lock.js';
import { logError, type Log } from './log.js';

const HOUSEKEEPING_MS = 60_000;

export interface ServerOptions {
  /** Directory of the data, made if missing. Only one process at a time may use it. */
  readonly dataDir: string;
  /** 0, the default, takes any free one. */
  readonly port?: number;
  /** An address of this machine; loopback by default, as there is no authentication. */
  readonly host?: string;
  readonly log?: Log;
  /** How often expired documents are removed, in ms; 60,000 by default, 0 for never. */
  readonly ttlIntervalMs?: number;
  /** After which an open transaction is aborted, in ms; 60,000 by default. */
  readonly transactionLifetimeMs?: number;
}

/** A server that accepts connections. */
export interface RunningServer {
  /** What a driver connects to. */
  readonly uri: string;
  /** Lets running commands end, closes connections and files. */
  stop(): Promise<void>;
}

/**
 * Starts the server in this thread.
 * @throws Error where the data is in use by another process, or the port is taken.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { dataDir, port = 0, host = '127.0.0.1', log = () => undefined } = options;
  const unlock = lockData(dataDir);
  try {
    const engine = await open(options, log);
    const listener = createServer();
    listener.listen(port, host);
    await once(listener, 'listening');
    return serve({ engine, listener, log, unlock });
  } catch (error) {
    unlock();
    throw error;
  }
}

async function open({ dataDir, ttlIntervalMs, transactionLifetimeMs }: ServerOptions, log: Log): Promise<Engine> {
  return openEngine({
    dataDir: join(dataDir, 'mongodb'),
    decode,
    compileFilter: (filter) => {
      const holds = compileFilter(filter);
      return (document) => holds(document);
    },
    onError: (error) => logError(log, 'The storage engine reported a failure.', error),
    ...(ttlIntervalMs !== undefined && { ttlIntervalMs }),
    ...(transactionLifetimeMs !== undefined && { transactionLifetimeMs }),
  });
}

interface Parts {
  readonly engine: Engine;
  readonly listener: Server;
  readonly log: Log;
  readonly unlock: () => void;
}

function serve({ engine, listener, log, unlock }: Parts): RunningServer {
  const { address, port } = listener.address() as AddressInfo;
  const cursors = new CursorStore();
  const sessions = new SessionStore(engine, (transaction) => cursors.closeOfTransaction(transaction));
  const server: ServerContext = { engine, cursors, sessions, address: `${address}:${port}`, startedAt: new Date() };
  const connections = acceptConnections(listener, server, log);
  const housekeeping = setInterval(() => keepHouse(server, log), HOUSEKEEPING_MS);
  housekeeping.unref();
  return {
    uri: `mongodb://${address}:${port}/?replicaSet=${REPLICA_SET}`,
    async stop() {
      clearInterval(housekeeping);
      listener.close();
      const closed = [...connections].map((connection) => connection.close());
      // Commands that wait for an open transaction are answered now, as it is aborted.
      await engine.close();
      await Promise.all(closed);
      unlock();
    },
  };
}

function acceptConnections(listener: Server, server: ServerContext, log: Log): ReadonlySet<Connection> {
  const connections = new Set<Connection>();
  let connectionId = 0;
  listener.on('connection', (socket: Socket) => {
    connectionId += 1;
    const connection = new Connection(socket, { server, connectionId, log });
    connections.add(connection);
    socket.on('close', () => connections.delete(connection));
  });
  return connections;
}

function keepHouse({ engine, cursors, sessions }: ServerContext, log: Log): void {
  cursors.closeIdle();
  sessions.closeIdle();
  engine.write(sweepRetryableWrites).catch((error: unknown) => logError(log, 'Housekeeping failed.', error));
}
