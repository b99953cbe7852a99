// One database server for the whole run: the one at MONGODB_URI, else the embedded one, built and run as its users run it.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { once } from 'node:events';

const CLI = new URL('../../dist/platform/embedded-mongodb/cli.js', import.meta.url).pathname;

/** Starts what the tests need and leaves its address in TEST_MONGODB_URI. */
export default async function globalSetup() {
  const given = process.env.TEST_MONGODB_URI ?? process.env.MONGODB_URI;
  if (given) {
    process.env.TEST_MONGODB_URI = given;
    return;
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'belowline-test-'));
  const server = spawn(process.execPath, [CLI, dataDir, '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = /** @type {string[]} */ (await once(createInterface(server.stdout), 'line'));
  process.env.TEST_MONGODB_URI = line[0];
  globalThis.stopTestDatabase = async () => {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
}
