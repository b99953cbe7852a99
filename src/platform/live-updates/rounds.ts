export interface RoundsOptions {
  /** One round; never runs twice at once. */
  readonly run: () => Promise<void>;
  /** From the end of a round to the beginning of the next, in ms. */
  readonly everyMs: number;
  /** Told of a round that failed and that nobody waits for. */
  readonly failed: (error: unknown) => void;
}

/** Work that goes round and round while it is wanted. */
export interface Rounds {
  readonly resume: () => void;
  readonly pause: () => void;
  /** Has the next round begin at once, where rounds are wanted. */
  readonly wake: () => void;
  /** Resolves after a round that began after the call; several callers share one. */
  readonly next: () => Promise<void>;
  /** Resolves once no round is under way. */
  readonly ended: () => Promise<void>;
}

/** So that what happens at the same time shares a round. */
const SOON_MS = 10;

export function createRounds({ run, everyMs, failed }: RoundsOptions): Rounds {
  const state = { isWanted: false, isTicking: false, delayMs: everyMs };
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<unknown> = Promise.resolve();
  let upcoming: Promise<void> | null = null;

  const next = (): Promise<void> => {
    if (upcoming !== null) return upcoming;
    upcoming = current.then(() => {
      upcoming = null;
      return run();
    });
    current = upcoming.catch(() => undefined);
    return upcoming;
  };
  const schedule = (delayMs: number): void => {
    clearTimeout(timer);
    if (state.isWanted) timer = setTimeout(() => void tick(), delayMs).unref();
  };
  const tick = async (): Promise<void> => {
    state.delayMs = everyMs;
    state.isTicking = true;
    await next().catch(failed);
    state.isTicking = false;
    schedule(state.delayMs);
  };
  return {
    resume: () => {
      if (state.isWanted) return;
      state.isWanted = true;
      state.delayMs = everyMs;
      if (!state.isTicking) schedule(everyMs);
    },
    pause: () => {
      state.isWanted = false;
      clearTimeout(timer);
    },
    wake: () => {
      if (state.delayMs === SOON_MS || !state.isWanted) return;
      state.delayMs = SOON_MS;
      if (!state.isTicking) schedule(SOON_MS);
    },
    next,
    ended: async () => {
      await current;
    },
  };
}
