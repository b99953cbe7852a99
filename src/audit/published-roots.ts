import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Seal } from './seal.js';

/** What is told outside of the database: its hash stands for the seal and for all of the log before. */
export type PublishedRoot = Pick<Seal, 'number' | 'hash' | 'sealedAt'>;

/** A file of published roots, a JSON object a line, to which lines are only ever appended. */
export interface PublishedRoots {
  readonly file: string;
  /** The last line; null when there is none. */
  last(): Promise<PublishedRoot | null>;
  /** Resolves when they are on the disk. */
  append(roots: readonly PublishedRoot[]): Promise<void>;
  /** Every line in its order; nothing where there is no file. */
  read(): AsyncIterable<PublishedRoot>;
}

const NO_FILE = 'ENOENT';
/** Many times the length of a line. */
const TAIL_BYTES = 4096;

const line = z.object({ number: z.int().min(0), hash: z.string(), sealedAt: z.coerce.date() });

export const publishedRootsFile = (dataDir: string): string => join(dataDir, 'audit-roots.jsonl');

/** Several processes may share the file: each appends whole lines, and the same line twice says nothing new. */
export function createPublishedRoots(file: string): PublishedRoots {
  return {
    file,
    last: async () => (await readTail(file)).split('\n').flatMap(parseLine).at(-1) ?? null,
    async append(roots) {
      await mkdir(dirname(file), { recursive: true });
      // A process that was killed while it wrote leaves half a line behind, which has to end first.
      const tail = await readTail(file);
      const begin = tail === '' || tail.endsWith('\n') ? '' : '\n';
      const lines = roots.map(({ number, hash, sealedAt }) => `${JSON.stringify({ number, hash, sealedAt })}\n`);
      const handle = await open(file, 'a');
      try {
        await handle.appendFile(begin + lines.join(''));
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    async *read() {
      const handle = await openIfThere(file);
      if (handle === null) return;
      await handle.close();
      for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity }))
        yield* parseLine(text);
    },
  };
}

async function openIfThere(file: string): Promise<FileHandle | null> {
  try {
    return await open(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === NO_FILE) return null;
    throw error;
  }
}

async function readTail(file: string): Promise<string> {
  const handle = await openIfThere(file);
  if (handle === null) return '';
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - TAIL_BYTES);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(TAIL_BYTES), 0, TAIL_BYTES, start);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Nothing for a line that was cut off. */
function parseLine(text: string): readonly PublishedRoot[] {
  try {
    return [line.parse(JSON.parse(text))];
  } catch {
    return [];
  }
}
