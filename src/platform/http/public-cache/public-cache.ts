import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../clock.js';
import { CachedAnswer, type FinishedAnswer } from './cached-answer.js';

export interface PublicCacheOptions {
  readonly maxBytes: number;
  /** An answer older than this is made anew, whether dropped or not. */
  readonly maxAgeMs: number;
}

/** How requests for public addresses were answered since the start. */
export interface PublicCacheCounts {
  readonly hits: number;
  readonly misses: number;
  readonly bytes: number;
}

interface Entry {
  readonly name: string;
  readonly answer: CachedAnswer;
  /** When its computing began, ms since the epoch. */
  readonly since: number;
}

interface Computing {
  readonly name: string;
  readonly answer: Promise<CachedAnswer>;
}

/** The longest address that is kept; a longer one is answered, but not kept. */
const LONGEST_KEY = 1000;

/**
 * Finished answers that are the same for everyone, in memory, by address, the least recently used going first.
 * A `drop` also reaches answers that are being computed: they go to whoever waits already, but are not kept, and
 * nobody joins them any more. So an answer that begins after a `drop` never shows what was there before it.
 */
export class PublicCache {
  readonly #options: PublicCacheOptions;
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();
  readonly #keysByName = new Map<string, Set<string>>();
  readonly #computing = new Map<string, Computing>();
  #bytes = 0;
  #hits = 0;
  #misses = 0;

  constructor(options: PublicCacheOptions, clock: Clock) {
    this.#options = options;
    this.#clock = clock;
  }

  get counts(): PublicCacheCounts {
    return { hits: this.#hits, misses: this.#misses, bytes: this.#bytes };
  }

  /** Forgets every answer of this name, such as an article's slug; to be called before a write to it is answered. */
  drop(name: string): void {
    for (const key of this.#keysByName.get(name) ?? []) this.#remove(key);
    for (const [key, computing] of this.#computing) if (computing.name === name) this.#computing.delete(key);
  }

  /** Sends a kept answer and says true, or leaves the response alone and says false. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    if (!isPlainRead(request)) return false;
    const entry = this.#find(request.url ?? '');
    if (entry === undefined) return false;
    this.#hits += 1;
    entry.answer.send(request, response);
    return true;
  }

  /** The answer for this address: kept, being computed for somebody else, or from `compute`. Rejects as it does. */
  async get(key: string, name: string, compute: () => Promise<FinishedAnswer>): Promise<CachedAnswer> {
    const kept = this.#find(key)?.answer ?? this.#computing.get(key)?.answer;
    if (kept !== undefined) return kept;
    this.#misses += 1;
    const since = this.#clock.now().getTime();
    const computing: Computing = { name, answer: compute().then((finished) => new CachedAnswer(finished)) };
    this.#computing.set(key, computing);
    try {
      const answer = await computing.answer;
      // Dropped meanwhile: no longer in the table, or another's computation is.
      if (this.#computing.get(key) === computing) this.#keep(key, { name, answer, since });
      return answer;
    } finally {
      if (this.#computing.get(key) === computing) this.#computing.delete(key);
    }
  }

  #find(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry); // now the most recently used
    if (this.#clock.now().getTime() - entry.since < this.#options.maxAgeMs) return entry;
    this.#remove(key);
    return undefined;
  }

  #keep(key: string, entry: Entry): void {
    if (key.length > LONGEST_KEY || entry.answer.bytes > this.#options.maxBytes) return;
    this.#remove(key);
    this.#entries.set(key, entry);
    const keys = this.#keysByName.get(entry.name) ?? new Set();
    this.#keysByName.set(entry.name, keys.add(key));
    this.#bytes += entry.answer.bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#options.maxBytes) break;
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#bytes -= entry.answer.bytes;
    const keys = this.#keysByName.get(entry.name);
    keys?.delete(key);
    if (keys?.size === 0) this.#keysByName.delete(entry.name);
  }
}

export function createPublicCache(options: PublicCacheOptions, clock: Clock): PublicCache {
  return new PublicCache(options, clock);
}

/** A GET or HEAD that asks for the whole answer and sends nothing along. */
function isPlainRead({ method, headers }: IncomingMessage): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    headers.range === undefined &&
    headers.expect === undefined &&
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined
  );
}
