import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

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

/** Starts the service and resolves when it is ready. Throws with what it wrote when it ends before. */
export async function startRunningService(environment: Readonly<Record<string, string>>): Promise<RunningService> {
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
export async function databaseUriOf(dataDir: string): Promise<string> {
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
