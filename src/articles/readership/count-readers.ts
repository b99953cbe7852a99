import type { Clock } from '../../platform/clock.js';
import type { ReadershipStore } from './readership-store.js';

export interface CountReadersDeps {
  readonly readershipStore: Pick<ReadershipStore, 'add'>;
  readonly clock: Clock;
}

/** Readers since the last write. A read costs no write of its own; a crash forgets the readers of some seconds. */
export interface ReaderCounter {
  readonly count: (slug: string) => void;
  /** Writes what was counted; where that fails, it is counted with the next. */
  readonly flush: () => Promise<void>;
}

export function createReaderCounter({ readershipStore, clock }: CountReadersDeps): ReaderCounter {
  let counts = new Map<string, number>();
  const count = (slug: string, readers = 1) => counts.set(slug, (counts.get(slug) ?? 0) + readers);
  return {
    count: (slug) => void count(slug),
    async flush() {
      const counted = counts;
      counts = new Map();
      try {
        await readershipStore.add(counted, clock.now());
      } catch (error) {
        for (const [slug, readers] of counted) count(slug, readers);
        throw error;
      }
    },
  };
}
