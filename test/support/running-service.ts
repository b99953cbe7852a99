import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { MongoClient, type Db } from 'mongodb';
import { Client } from '../../scripts/lib/client.mjs';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const ACCOUNT_SCRIPT = fileURLToPath(new URL('../../scripts/account.mjs', import.meta.url));

type Environment = Readonly<Record<string, string>>;

/** The built service in a process of its own, with a data directory that outlives the process. */
export interface RunningService {
  /** Such as http://127.0.0.1:43210. */
  readonly origin: string;
  /** Ends the process at once, as a power cut would. */
  kill(): Promise<void>;
  /** Asks the process to end; resolves with its exit code. */
  stop(): Promise<number | null>;
}

/** A fresh data directory, and what removes it. */
export async function makeDataDir(): Promise<{ readonly dataDir: string; readonly remove: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'belowline-service-'));
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

/** The environment of a service: the embedded database, or a database of its own on the server that was given. */
export function environmentFor(dataDir: string): Environment {
  const given = process.env.MONGODB_URI;
  if (given === undefined) return { DATA_DIR: dataDir };
  const uri = new URL(given);
  uri.pathname = `/service_${randomBytes(6).toString('hex')}`;
  return { DATA_DIR: dataDir, MONGODB_URI: uri.href };
}

/** Starts the service and resolves when it is ready. Throws with what it wrote when it ends before. */
export async function startRunningService(environment: Environment): Promise<RunningService> {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: '0',
      DEMO: 'off',
      RATE_LIMITS: 'off',
      PASSWORD_HASH_MEMORY_KIB: '8',
      PASSWORD_HASH_PASSES: '1',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const origin = await originOf(child);
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    }
    return child.exitCode;
  };
  return {
    origin,
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

/** The address of the embedded database of a running service, as scripts find it. */
async function databaseUriOf(dataDir: string): Promise<string> {
  return (await readFile(join(dataDir, 'mongodb-uri'), 'utf8')).trim();
}

async function originOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null || child.stderr === null) throw new Error('The output is not piped.');
  const written: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => written.push(text));
  for await (const line of createInterface({ input: child.stdout })) {
    written.push(line);
    const origin = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(line)?.[0];
    if (origin === undefined) continue;
    child.stdout.resume();
    return origin;
  }
  throw new Error(`The service ended before it listened.\n${written.join('\n')}`);
}

/** Looks into the database of a running service. */
export async function withDatabase<T>(environment: Environment, look: (db: Db) => Promise<T>): Promise<T> {
  const { DATA_DIR = '', MONGODB_URI } = environment;
  const client = await MongoClient.connect(MONGODB_URI ?? (await databaseUriOf(DATA_DIR)));
  try {
    return await look(client.db(MONGODB_URI === undefined ? 'belowline' : undefined));
  } finally {
    await client.close();
  }
}

/** Removes the database that `environmentFor` made up on a given server. */
export async function dropGiven(environment: Environment): Promise<void> {
  if (environment.MONGODB_URI !== undefined) await withDatabase(environment, (db) => db.dropDatabase());
}

/** Publishes an article by an editor whom the command line makes; no comment there is too many. Returns its slug. */
export async function publishArticle(running: RunningService, environment: Environment): Promise<string> {
  const editor = { email: 'editor@desk.example', password: 'the password of the desk' };
  const args = [ACCOUNT_SCRIPT, '--email', editor.email, '--role', 'editor', '--password', editor.password];
  await promisify(execFile)(process.execPath, args, { env: { PATH: process.env.PATH, ...environment } });
  const desk = new Client(running.origin);
  await desk.signIn(editor);
  const flood = { authorComments: 0, articleComments: 0 };
  await desk.send('PATCH', 'moderation/settings', { body: { version: 0, site: { screening: { flood } } } });
  const byline = { name: 'Wilma Fuse', role: 'Electrician', organisation: 'Fuse and Daughters' };
  const body = { headline: 'Power cuts and how to live with them', body: '<p>Keep candles.</p>', byline };
  return (await desk.send('POST', 'articles', { body: { ...body, section: 'engineering' }, expect: 201 })).slug;
}
