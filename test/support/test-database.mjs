// One database server for the whole run: the one at MONGODB_URI, else the embedded one, built and run as its users run it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const CLI = new URL('../../dist/platform/embedded-mongodb/cli.js', import.meta.url).pathname;

let stop = () => Promise.resolve();

/** Starts what the tests need and gives its address. */
export async function startTestDatabase() {
  const given = process.env.TEST_MONGODB_URI ?? process.env.MONGODB_URI;
  if (given) return given;
  const dataDir = await mkdtemp(join(tmpdir(), 'belowline-test-'));
  const server = spawn(process.execPath, [CLI, dataDir, '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  stop = async () => {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  const line = /** @type {string[]} */ (await once(createInterface(server.stdout), 'line'));
  return line[0];
}

/** Stops what `startTestDatabase` started, if it started anything. */
export async function stopTestDatabase() {
  await stop();
}
