import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('../../dist/platform/embedded-mongodb/cli.js', import.meta.url));

/** The embedded MongoDB-protocol server in a process of its own. */
export interface EmbeddedServer {
  /** The address as the server printed it. */
  readonly uri: string;
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly pid: number;
  /** Whether the process still runs. */
  isRunning(): boolean;
  /** Ends the process at once, as `kill -9` does; the data stay. */
  kill(): Promise<void>;
  /** Ends the process in order; the data stay. */
  stop(): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

export interface EmbeddedServerOptions {
  /** Where it keeps its data; a fresh directory unless given. */
  readonly dataDir?: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
}

/** Starts the built server and waits until it prints its address. Throws with what it wrote if it ends before. */
export async function startEmbeddedServer(options: EmbeddedServerOptions = {}): Promise<EmbeddedServer> {
  if (!existsSync(ENTRY)) throw new Error(`${ENTRY} is missing; build the project first (npm test does).`);
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'embedded-mongodb-')));
  const child = spawn(process.execPath, [ENTRY, dataDir, String(options.port ?? 0)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const uri = await addressOf(child);
  const { hostname, port } = new URL(uri);
  const stop = async (): Promise<void> => end(child, 'SIGTERM');
  return {
    uri,
    host: hostname,
    port: Number(port),
    dataDir,
    pid: child.pid ?? 0,
    isRunning: () => isRunning(child),
    kill: () => end(child, 'SIGKILL'),
    stop,
    remove: async () => {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  const complaints: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  for await (const line of lines) {
    const uri = /mongodb:\/\/\S+/.exec(line)?.[0];
    if (uri === undefined) continue;
    child.stdout?.resume();
    return uri;
  }
  if (isRunning(child)) await once(child, 'exit');
  throw new Error(
    `The embedded server ended with ${String(child.exitCode)} before it listened.\n${complaints.join('')}`,
  );
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (!isRunning(child)) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
