import { AsyncLocalStorage } from 'node:async_hooks';
import { SECOND_MS, type Clock } from '../../../platform/clock.js';
import { toWordTries, type WordTries } from '../words/word-trie.js';
import { toTerm, type WordEntry } from './word-entry.js';
import type { WordStore } from './word-store.js';

/** How long another process's change may go unnoticed here. */
const CHECK_EVERY_MS = SECOND_MS;

interface WordLists {
  readonly version: number;
  readonly entries: ReadonlyMap<string, WordEntry>;
  /** By section; under null those of the whole site. */
  readonly tries: ReadonlyMap<string | null, WordTries>;
}

/** The publisher's lists, from a copy in this process that is at most a second older than the database. */
export interface CurrentWordLists {
  /** What counts in a section, compiled; on the whole site where it is null. */
  readonly ownWordsFor: (section: string | null) => Promise<readonly WordTries[]>;
  readonly ownWords: () => Promise<ReadonlyMap<string, WordEntry>>;
  /** Has the next to ask look for what this process has just changed. */
  readonly wordsChanged: () => void;
}

interface CurrentWordListsDeps {
  readonly wordStore: Pick<WordStore, 'readVersion' | 'readAll'>;
  readonly clock: Clock;
}

export function createCurrentWordLists({ wordStore, clock }: CurrentWordListsDeps): CurrentWordLists {
  // Whoever asks may be inside a transaction; a copy for everyone must not come from there.
  const outsideOfTransactions = AsyncLocalStorage.snapshot();
  let current: WordLists = compiled(0, []);
  let checkedAt: number | null = null;
  let checking: Promise<void> | null = null;
  let changes = 0;

  const check = async (): Promise<void> => {
    const startedAt = clock.now().getTime();
    const changesThen = changes;
    // The version first: entries that are newer than it are only read once more.
    const version = await wordStore.readVersion();
    if (version !== current.version) current = compiled(version, await wordStore.readAll());
    if (changes === changesThen) checkedAt = startedAt;
  };

  const isFresh = (): boolean => {
    const ageMs = clock.now().getTime() - (checkedAt ?? 0);
    return checkedAt !== null && ageMs >= 0 && ageMs < CHECK_EVERY_MS;
  };

  const upToDate = async (): Promise<WordLists> => {
    if (!isFresh()) {
      checking ??= outsideOfTransactions(check).finally(() => (checking = null));
      await checking;
    }
    return current;
  };

  return {
    ownWordsFor: async (section) => {
      const { tries } = await upToDate();
      return [null, section].flatMap((each, i) => (i === 1 && each === null ? [] : (tries.get(each) ?? [])));
    },
    ownWords: async () => (await upToDate()).entries,
    wordsChanged: () => {
      changes++;
      checkedAt = null;
      checking = null;
    },
  };
}

function compiled(version: number, entries: readonly WordEntry[]): WordLists {
  const sections = new Set(entries.map(({ section }) => section));
  const triesOf = (section: string | null) =>
    toWordTries(entries.filter((entry) => entry.section === section).map(toTerm));
  return {
    version,
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    tries: new Map([...sections].map((section) => [section, triesOf(section)])),
  };
}
