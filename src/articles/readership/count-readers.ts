import type { Clock } from '../../platform/clock.js';
import type { ArticleStore } from '../article-store.js';
import type { ReaderTallyStore } from './reader-tally-store.js';
import type { ReadershipStore } from './readership-store.js';

export interface CountReadersDeps {
  readonly articleStore: Pick<ArticleStore, 'findSections'>;
  readonly readershipStore: Pick<ReadershipStore, 'add'>;
  readonly readerTallyStore: Pick<ReaderTallyStore, 'add'>;
  readonly clock: Clock;
}

/** Readers since the last write. A read costs no write of its own; a crash forgets the readers of some seconds. */
export interface ReaderCounter {
  readonly count: (slug: string) => void;
  /** Writes what was counted; where that fails, it is counted with the next. */
  readonly flush: () => Promise<void>;
}

export function createReaderCounter(deps: CountReadersDeps): ReaderCounter {
  const ofArticles = createCounts();
  /** Written apart, so each waits for its own next time. */
  const overTime = createCounts();
  return {
    count: (slug) => {
      ofArticles.add(slug, 1);
    },
    async flush() {
      await ofArticles.write(async (readers) => {
        await deps.readershipStore.add(readers, deps.clock.now());
        for (const [slug, count] of readers) overTime.add(slug, count);
      });
      await overTime.write((readers) => tally(deps, readers));
    },
  };
}

/** An article that isn't there any more is in no section. */
async function tally(deps: CountReadersDeps, readers: ReadonlyMap<string, number>): Promise<void> {
  const sections = await deps.articleStore.findSections([...readers.keys()]);
  const bySection = new Map<string, number>();
  for (const [slug, count] of readers) {
    const section = sections.get(slug);
    if (section !== undefined) bySection.set(section, (bySection.get(section) ?? 0) + count);
  }
  await deps.readerTallyStore.add(bySection, deps.clock.now());
}

function createCounts() {
  let counts = new Map<string, number>();
  const add = (name: string, count: number) => void counts.set(name, (counts.get(name) ?? 0) + count);
  return {
    add,
    async write(use: (counted: ReadonlyMap<string, number>) => Promise<void>): Promise<void> {
      const counted = counts;
      counts = new Map();
      try {
        await use(counted);
      } catch (error) {
        for (const [name, count] of counted) add(name, count);
        throw error;
      }
    },
  };
}
