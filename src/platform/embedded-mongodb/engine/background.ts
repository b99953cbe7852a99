import { removeDroppedData } from './dropped-data.js';
import type { EngineCore } from './engine-core.js';
import { deleteExpired } from './expiry.js';

/** What an engine does by itself: delete expired documents, remove what was dropped. One task of a kind at a time. */
export class Background {
  readonly #core: EngineCore;
  readonly #onError: (error: unknown) => void;
  readonly #running = new Map<string, Promise<void>>();
  readonly #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  /** `ttlIntervalMs` 0: expired documents stay. */
  constructor(core: EngineCore, ttlIntervalMs: number, onError: (error: unknown) => void) {
    this.#core = core;
    this.#onError = onError;
    if (ttlIntervalMs > 0) this.#timer = setInterval(() => this.#deleteExpired(), ttlIntervalMs).unref();
  }

  removeDropped(): void {
    this.#start('dropped', () => removeDroppedData(this.#core, () => this.#stopped));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await Promise.all(this.#running.values());
  }

  #deleteExpired(): void {
    this.#start('expired', () => deleteExpired(this.#core, Date.now(), () => this.#stopped));
  }

  #start(kind: string, task: () => Promise<void>): void {
    if (this.#stopped || this.#running.has(kind)) return;
    // Not in the midst of the write that gives it something to do.
    const running = Promise.resolve()
      .then(task)
      .catch(this.#onError)
      .finally(() => this.#running.delete(kind));
    this.#running.set(kind, running);
  }
}
