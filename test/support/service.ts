import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Types } from 'mongoose';
import { pino } from 'pino';
import { createApp } from '../../src/app.js';
import { type Config, readConfig } from '../../src/config/config.js';
import { type Context, createContext } from '../../src/context.js';
import type { Clock } from '../../src/platform/clock.js';
import { connectDatabase, createCollectionsAndIndexes } from '../../src/platform/database/connection.js';
import type { Role } from '../../src/platform/http/permissions.js';
import { createHttpServer } from '../../src/platform/http/server.js';
import { ServiceClient } from './client.js';

export interface ServiceOptions {
  /** Environment variables beside those of tests. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
  /** Takes the place of what the composition root gives the features. */
  readonly features?: Partial<Context['features']>;
}

interface SignUpOptions {
  readonly displayName?: string;
  readonly sections?: readonly string[] | null;
}

/** The whole service on a database of its own, listening on a free port of this machine. */
export interface TestService {
  readonly config: Config;
  readonly context: Context;
  readonly server: Server;
  /** A signed-out client; it keeps cookies and sends X-CSRF-Token by itself. */
  readonly client: () => ServiceClient;
  /** Makes an account over HTTP and gives it the role; its client is signed in. */
  readonly signUp: (role?: Role, options?: SignUpOptions) => Promise<ServiceClient>;
  /** Closes everything, drops the database and removes the data directory. */
  readonly stop: () => Promise<void>;
}

const PASSWORD = 'a sufficiently long password';

export async function startService(options: ServiceOptions = {}): Promise<TestService> {
  const config = testConfig(options.environment ?? {});
  const connection = await connectDatabase(config.mongodbUri ?? '', `test_${randomBytes(8).toString('hex')}`);
  const logger = pino({ level: config.logLevel });
  const wired = createContext({ config, connection, logger, ...(options.clock ? { clock: options.clock } : {}) });
  const context = { ...wired, features: { ...wired.features, ...options.features } };
  await createCollectionsAndIndexes(connection);
  const server = createHttpServer(createApp(context), context.publicCache, context.noteRead);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = () => new ServiceClient(server);
  return {
    config,
    context,
    server,
    client,
    signUp: (role = 'reader', signUpOptions = {}) => signUp({ context, client: client(), role }, signUpOptions),
    stop: async () => {
      await context.liveUpdates.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await connection.dropDatabase();
      await connection.close();
      await rm(config.dataDir, { recursive: true, force: true });
    },
  };
}

function testConfig(environment: Readonly<Record<string, string>>): Config {
  const uri = process.env.TEST_MONGODB_URI ?? process.env.MONGODB_URI;
  if (uri === undefined) throw new Error('Set TEST_MONGODB_URI, or run jest with its global setup.');
  return readConfig(
    {
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      RATE_LIMITS: 'off',
      PASSWORD_HASH_MEMORY_KIB: '8',
      PASSWORD_HASH_PASSES: '1',
      MONGODB_URI: uri,
      DATA_DIR: join(tmpdir(), `belowline-test-${randomBytes(8).toString('hex')}`),
      ...environment,
    },
    () => 'a session secret that only tests use',
  );
}

interface NewAccount {
  readonly context: Context;
  readonly client: ServiceClient;
  readonly role: Role;
}

async function signUp({ context, client, role }: NewAccount, options: SignUpOptions): Promise<ServiceClient> {
  const nth = randomBytes(6).toString('hex');
  const account = await client.signUp({
    email: `${role}-${nth}@readers.example`,
    displayName: options.displayName ?? `Reader ${nth.slice(0, 6)}`,
    password: PASSWORD,
  });
  if (role !== 'reader' || options.sections !== undefined) {
    const changes = { role, sections: options.sections ?? null };
    await context.connection
      .collection('accounts')
      .updateOne({ _id: new Types.ObjectId(account.id) }, { $set: changes });
  }
  return client;
}
