// Processes that a command starts, and how it waits for them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** @typedef {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, null>} Child */

/** @type {Set<Child>} */
const running = new Set();
// Whatever ends the command, nothing that it started goes on.
process.on('exit', () => {
  for (const child of running) child.kill('SIGTERM');
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/**
 * Starts Node.js on a file.
 * @param {string} file @param {readonly string[]} args @param {Record<string, string>} environment @returns {Child}
 */
export function startNode(file, args, environment) {
  const child = spawn(process.execPath, ['--no-warnings', file, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Waits for a line and returns its first group; throws if the process ends before. @param {Child} child @param {RegExp} line */
export async function lineOf(child, line) {
  for await (const written of createInterface({ input: child.stdout })) {
    const found = line.exec(written)?.[1];
    if (found === undefined) continue;
    child.stdout.resume();
    return found;
  }
  throw new Error(`${child.spawnargs.join(' ')} ended before it said ${String(line)}.`);
}

/** Waits for the end; throws for an exit code other than 0. @param {Child} child */
export async function ended(child) {
  child.stdout.resume();
  if (child.exitCode === null) await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`${child.spawnargs.join(' ')} ended with ${child.exitCode}.`);
}

/** Asks a process to end, and waits until it has. @param {Child} child */
export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
