import { isId } from '../platform/database/ids.js';
import type { AuditStore } from './audit-store.js';
import type { Fault } from './fault.js';
import { followsOn, hashOf, leafOf, rootOf, type Seal, type SealRecord } from './seal.js';
import type { FoundEntry, SealStore } from './seal-store.js';

export interface VerifyEntriesDeps {
  readonly sealStore: Pick<SealStore, 'head' | 'find' | 'walk' | 'walkEntries'>;
  readonly auditStore: Pick<AuditStore, 'find'>;
  /** Told of every so many entries that were looked at. */
  readonly advance: (entries: number) => void;
}

/** What a walk over the log found; `fault` is the first, null for a log that is whole. */
export interface WalkedLog {
  readonly seals: number;
  readonly entries: number;
  /** Entries that wait for their seal, of which nothing can be said yet. */
  readonly unsealed: number;
  readonly fault: Fault | null;
}

/**
 * Walks all seals and all entries side by side, in the order of the log, and holds each against the other. Both are
 * streamed. May run while the service writes: what is sealed meanwhile is left for the next time.
 */
export async function verifyEntries(deps: VerifyEntriesDeps): Promise<WalkedLog> {
  const head = await deps.sealStore.head();
  const entries = await lookAhead(deps.sealStore.walkEntries());
  try {
    const unsealed = await passUnsealed(entries);
    const { last, fault } = await walkSeals(deps, head, entries);
    const seals = last === null ? 0 : last.number + 1;
    const stray = fault ?? (await strayFault(deps, seals - 1, entries));
    return { seals, entries: last === null ? 0 : last.firstIndex + last.size, unsealed, fault: stray };
  } finally {
    await entries.close();
  }
}

async function passUnsealed(entries: Ahead): Promise<number> {
  let passed = 0;
  while (entries.next !== undefined && isUnsealed(entries.next)) {
    passed += 1;
    await entries.advance();
  }
  return passed;
}

interface WalkedSeals {
  /** The last seal that was found whole. */
  readonly last: Seal | null;
  readonly fault: Fault | null;
}

async function walkSeals(deps: VerifyEntriesDeps, head: Seal | null, entries: Ahead): Promise<WalkedSeals> {
  let last: Seal | null = null;
  if (head === null) return { last, fault: null };
  for await (const seal of deps.sealStore.walk()) {
    if (seal.number > head.number) break;
    const fault: Fault | null = sealFault(last, seal) ?? (await leavesFault(deps, seal, entries));
    if (fault !== null) return { last, fault };
    last = seal;
    deps.advance(seal.size);
  }
  return { last, fault: null };
}

interface Ahead {
  /** The entry that comes next; undefined at the end. */
  readonly next: FoundEntry | undefined;
  advance(): Promise<void>;
  close(): Promise<void>;
}

async function lookAhead(entries: AsyncIterable<FoundEntry>): Promise<Ahead> {
  const iterator = entries[Symbol.asyncIterator]();
  const take = async () => {
    const result = await iterator.next();
    return result.done === true ? undefined : result.value;
  };
  let next = await take();
  return {
    get next() {
      return next;
    },
    advance: async () => {
      next = await take();
    },
    close: async () => {
      await iterator.return?.();
    },
  };
}

/** What is wrong with a seal in itself, or with how it follows on the one before. */
function sealFault(before: Seal | null, seal: SealRecord): Fault | null {
  const { number, firstIndex, size, hash } = seal;
  const span = { number, firstIndex, size };
  if (hash !== hashOf(seal)) return { kind: 'seal_changed', seal: span };
  if (!followsOn(before, seal)) return { kind: 'seal_unlinked', seal: span };
  const hasLeaves = seal.leaves.length === size && rootOf(seal.leaves) === seal.root;
  return hasLeaves ? null : { kind: 'leaves_changed', seal: span };
}

/** Holds the entries that name a seal against its leaves: they have to be the same, in the same order. */
async function leavesFault(deps: VerifyEntriesDeps, seal: SealRecord, entries: Ahead): Promise<Fault | null> {
  const known = new Set(seal.leaves.map(({ entryId }) => entryId));
  for (const [nth, { entryId, hash }] of seal.leaves.entries()) {
    const entry = entries.next;
    const index = seal.firstIndex + nth;
    if (entry?.content.id !== entryId || entry.seal !== seal.number) {
      if (entry !== undefined && !known.has(entry.content.id) && isBefore(entry, seal.number, entryId))
        return { kind: 'entry_inserted', entryId: entry.content.id };
      const isElsewhere = (await deps.auditStore.find(entryId)) !== null;
      return { kind: isElsewhere ? 'entry_moved' : 'entry_dropped', entryId, index };
    }
    if (!leafOf(entry.content).equals(hash)) return { kind: 'entry_changed', entryId, index };
    await entries.advance();
  }
  return null;
}

/** What is left after the last seal may have been sealed since the walk began; else it names a seal there isn't. */
async function strayFault({ sealStore }: VerifyEntriesDeps, last: number, entries: Ahead): Promise<Fault | null> {
  let made = last;
  while (entries.next !== undefined) {
    const { content, seal } = entries.next;
    const isMade = typeof seal === 'number' && seal > last && (seal === made || (await sealStore.find(seal)) !== null);
    if (!isMade) return { kind: 'entry_inserted', entryId: content.id };
    made = seal;
    await entries.advance();
  }
  return null;
}

function isUnsealed({ seal }: FoundEntry): boolean {
  return seal === null || seal === undefined;
}

/** Whether an entry comes before the place in the log of the one with this id and seal. */
function isBefore({ content, seal }: FoundEntry, number: number, entryId: string): boolean {
  if (seal === number) return content.id < entryId || !isId(content.id);
  return typeof seal !== 'number' || seal < number;
}
