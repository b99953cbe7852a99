import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config/config.js';
import { connectDatabase, type Connection } from './platform/database/connection.js';
import type { Log } from './platform/embedded-mongodb/index.js';

/** An open connection, and how to let go of it and of whatever was started for it. */
export interface Database {
  readonly connection: Connection;
  readonly stop: () => Promise<void>;
}

const DATABASE_NAME = 'belowline';

/**
 * Opens the service's database: the one at `MONGODB_URI`, else the embedded one, which it starts; what that has to say
 * goes to `log`, and its address to `DATA_DIR/mongodb-uri` for scripts. Rejects when another process has that directory.
 */
export async function openDatabase(config: Config, log?: Log): Promise<Database> {
  if (config.mongodbUri !== null) return connectTo(config.mongodbUri);
  await mkdir(config.dataDir, { recursive: true });
  const { startEmbeddedMongoDb } = await import('./platform/embedded-mongodb/index.js'); // loads native code
  const embedded = await startEmbeddedMongoDb({ dataDir: config.dataDir, ...(log && { log }) });
  await writeFile(addressFile(config), embedded.uri, { mode: 0o600 });
  const { connection, stop } = await connectTo(embedded.uri);
  return {
    connection,
    stop: async () => {
      await stop();
      await rm(addressFile(config), { force: true });
      await embedded.stop();
    },
  };
}

/** As `openDatabase`, for scripts: where the service runs on its embedded database, they join it there. */
export async function joinDatabase(config: Config): Promise<Database> {
  const running = config.mongodbUri === null ? await readFile(addressFile(config), 'utf8').catch(() => null) : null;
  // A killed service leaves its address behind; nobody answers there.
  const joined = running === null ? null : await connectTo(running.trim()).catch(() => null);
  return joined ?? openDatabase(config);
}

async function connectTo(uri: string): Promise<Database> {
  const connection = await connectDatabase(uri, databaseIn(uri));
  return { connection, stop: () => connection.close() };
}

/** The database that an address names, or the service's own name where it names none. */
function databaseIn(uri: string): string {
  const named = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
  return named === undefined ? DATABASE_NAME : decodeURIComponent(named);
}

function addressFile(config: Config): string {
  return join(config.dataDir, 'mongodb-uri');
}
