import { type Clock, HOUR_MS, SECOND_MS } from '../clock.js';
import type { Transactions } from '../database/transactions.js';
import { AppError } from '../errors.js';
import type { Job } from '../jobs/jobs.js';
import type { Logger } from '../logging/logger.js';
import { frameOf, type NewLiveUpdate } from './live-update.js';
import type { LiveUpdateStore } from './live-update-store.js';
import { numberUpdates } from './number-updates.js';
import { type RecentLimits, type RecentUpdate, RecentUpdates } from './recent-updates.js';
import { createRounds, type Rounds } from './rounds.js';

export interface LiveUpdatesDeps extends Transactions {
  readonly store: LiveUpdateStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly limits?: RecentLimits;
}

type FollowDeps = Pick<LiveUpdatesDeps, 'store' | 'transact' | 'clock' | 'logger'>;

/** Whoever is told updates, as server-sent events. */
interface Listener {
  readonly topic: string;
  /** What of the topic; null for all of it. Asked for each time, as it may change. */
  readonly parts: () => ReadonlySet<string> | null;
  /** Takes whole frames, or nothing; must not throw. */
  readonly send: (frames: string) => void;
  /** The service stops. */
  readonly end: () => void;
}

export interface LiveUpdates {
  /** Within the transaction of a change: tells of it once that is committed, and never if it is not. */
  readonly tell: (updates: readonly NewLiveUpdate[]) => Promise<void>;
  /**
   * From now on, or from after the update `lastId`, has a listener told every update, in order, once. The first frame is
   * `ready`, or `reset` where it isn't known what came after `lastId`. `open` makes the listener once all else is there,
   * or finds that nobody listens any more. Resolves with what ends it. No query is made for a listener unless it is the
   * first one, or goes on from what this process doesn't know. Throws `service_unavailable` once the service stops.
   */
  readonly listen: (lastId: string | null, open: () => Listener | null) => Promise<() => void>;
  /** What stands for being told everything so far, to go on from after a break. */
  readonly position: () => string;
  /** A frame that tells a listener to read anew what it shows. */
  readonly resetFrame: () => string;
  /** Numbers what nobody listened to, and forgets what is old. */
  readonly upkeep: Job;
  /** Ends every listener, and resolves when the log is no longer read. */
  readonly stop: () => Promise<void>;
}

/** How far back the log goes. */
const KEPT_MS = HOUR_MS;
/** How late a process may hear of what another has done. */
const LOOK_EVERY_MS = SECOND_MS / 2;
const UPKEEP_EVERY_MS = 15 * SECOND_MS;
const PAGE_SIZE = 500;
const LIMITS: RecentLimits = { updates: 5000, characters: 2_000_000 };

export function createLiveUpdates({ limits = LIMITS, ...deps }: LiveUpdatesDeps): LiveUpdates {
  const log = new FollowedLog(deps, limits);
  return {
    tell: async (updates) => {
      await deps.store.append(updates);
      await deps.afterCommit(() => log.rounds.wake());
    },
    listen: (lastId, open) => log.listen(lastId, open),
    position: () => log.recent.position,
    resetFrame: () => log.resetFrame(),
    upkeep: {
      name: 'live-updates',
      everyMs: UPKEEP_EVERY_MS,
      run: async () => {
        await numberUpdates(deps);
        await deps.store.prune(new Date(deps.clock.now().getTime() - KEPT_MS));
      },
    },
    stop: () => log.stop(),
  };
}

/**
 * The updates of every process on the database, as this one hears of them: one read serves all of its listeners. While
 * nobody listens here, nothing is read.
 */
class FollowedLog {
  readonly recent: RecentUpdates;
  readonly rounds: Rounds;
  readonly #deps: FollowDeps;
  readonly #mostKept: number;
  readonly #listeners = new Set<Listener>();
  /** Listeners, and those who are about to be. */
  #users = 0;
  #isLoaded = false;
  #isStopped = false;

  constructor(deps: FollowDeps, limits: RecentLimits) {
    this.#deps = deps;
    this.#mostKept = limits.updates;
    this.recent = new RecentUpdates(limits);
    this.rounds = createRounds({
      run: async () => {
        await numberUpdates(deps);
        await (this.#isLoaded ? this.#readOn() : this.#load());
      },
      everyMs: LOOK_EVERY_MS,
      failed: (err) => deps.logger.error({ err }, 'live updates cannot be read'),
    });
  }

  async listen(lastId: string | null, open: () => Listener | null): Promise<() => void> {
    if (this.#isStopped) throw new AppError('service_unavailable');
    this.#users += 1;
    this.rounds.resume();
    try {
      await this.#catchUp(lastId);
    } catch (error) {
      this.#leave();
      throw error;
    }
    // From here on nothing is read until the listener is among the others.
    const listener = open();
    if (listener === null) {
      this.#leave();
      return () => undefined;
    }
    this.#listeners.add(listener);
    listener.send(this.#openingFor(listener, lastId));
    this.#endIfStopped(listener);
    return () => {
      if (this.#listeners.delete(listener)) this.#leave();
    };
  }

  resetFrame(): string {
    return frameOf({ id: this.recent.position, name: 'reset', json: '{}' });
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.rounds.pause();
    for (const listener of [...this.#listeners]) listener.end();
    await this.rounds.ended();
  }

  async #catchUp(lastId: string | null): Promise<void> {
    if (!this.#isLoaded) await this.rounds.next();
    // Another process may have told it what this one has not read yet.
    if (lastId !== null && this.recent.after(lastId) === null) await this.rounds.next();
  }

  #openingFor(listener: Listener, lastId: string | null): string {
    if (lastId === null) return frameOf({ id: this.recent.position, name: 'ready', json: '{}' });
    const missed = this.recent.after(lastId);
    return missed === null ? this.resetFrame() : framesFor(listener, missed);
  }

  /** It may have stopped while the listener was about to be one. */
  #endIfStopped(listener: Listener): void {
    if (this.#isStopped) listener.end();
  }

  #leave(): void {
    this.#users -= 1;
    if (this.#users > 0) return;
    this.rounds.pause();
    this.#isLoaded = false;
  }

  async #load(): Promise<void> {
    this.recent.load(await this.#deps.store.listLatest(this.#mostKept));
    this.#isLoaded = this.#users > 0;
    for (const listener of [...this.#listeners]) listener.send(this.resetFrame());
  }

  async #readOn(): Promise<void> {
    for (;;) {
      const page = await this.#deps.store.listAfter(this.recent.number, PAGE_SIZE);
      if (page.length === 0) return;
      // What was not read for so long that it is forgotten is never passed over in silence.
      if (page[0]?.number !== this.recent.number + 1) return this.#load();
      const added = this.recent.add(page);
      for (const listener of [...this.#listeners]) listener.send(framesFor(listener, added));
      if (page.length < PAGE_SIZE) return;
    }
  }
}

function framesFor({ topic, parts }: Listener, updates: readonly RecentUpdate[]): string {
  const wanted = parts();
  let frames = '';
  for (const update of updates)
    if (update.topic === topic && (wanted === null || wanted.has(update.part))) frames += update.frame;
  return frames;
}
