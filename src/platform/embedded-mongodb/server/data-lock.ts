import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The process that uses a data directory. */
interface Owner {
  readonly pid: number;
  /** When it started, as the operating system says, so that a reused number is not taken for the same process. */
  readonly started: string | null;
}

/**
 * Claims a data directory for this process. A claim whose process is gone, even one that was killed, is taken over.
 * @returns A function that gives it up.
 * @throws Error where another process uses the directory.
 */
export function lockData(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'server.lock');
  const owner: Owner = { pid: process.pid, started: startOf(process.pid) };
  if (!create(path, owner)) {
    const holder = readOwner(path);
    if (holder !== undefined && isAlive(holder)) throw inUse(dataDir, holder);
    rmSync(path, { force: true });
    if (!create(path, owner)) throw inUse(dataDir, readOwner(path));
  }
  return () => rmSync(path, { force: true });
}

/** False where the file is there already. */
function create(path: string, owner: Owner): boolean {
  try {
    writeFileSync(path, JSON.stringify(owner), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readOwner(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, started }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return started === startOf(pid);
}

/** Only Linux tells the start of another process; elsewhere the number has to do. */
function startOf(pid: number): string | null {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold spaces; the start is the 22nd field of all, the 20th after the name.
    return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function inUse(dataDir: string, holder: Owner | undefined): Error {
  const who = holder === undefined ? 'another process' : `process ${holder.pid}`;
  return new Error(`The data in ${dataDir} is in use by ${who}. Stop it first, or choose another DATA_DIR.`);
}
