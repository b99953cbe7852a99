import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ObjectId } from 'bson';
import {
  openEngine,
  type CollectionInfo,
  type DatabaseState,
  type Engine,
  type EngineOptions,
  type FindQuery,
  type NewDocument,
} from '../../../../src/platform/embedded-mongodb/engine/index.js';
import { decode, encode, type Document } from '../../../../src/platform/embedded-mongodb/protocol/bson.js';
import { compileFilter } from '../../../../src/platform/embedded-mongodb/query/filter.js';

export const namespace = { database: 'desk', name: 'notes' } as const;

/** An engine on a directory of its own. `reopen` closes it and opens the same data again. */
export interface TestEngine {
  readonly engine: Engine;
  readonly reopen: () => Promise<Engine>;
  readonly end: () => Promise<void>;
}

export async function openTestEngine(options: Partial<EngineOptions> = {}): Promise<TestEngine> {
  const dataDir = mkdtempSync(join(tmpdir(), 'belowline-engine-'));
  const start = (): Promise<Engine> => openEngine({ dataDir, decode, compileFilter, ttlIntervalMs: 0, ...options });
  const first = await start();
  let current = first;
  return {
    engine: first,
    reopen: async () => {
      await current.close();
      current = await start();
      return current;
    },
    end: async () => {
      await current.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** With every value in its BSON type, as a client's document arrives. */
export function given(document: Document): NewDocument {
  const raw = encode({ _id: new ObjectId(), ...document });
  return { raw, document: decode(raw) };
}

export function query(filter: Document, rest: Partial<FindQuery> = {}): FindQuery {
  const typed = decode(encode(filter));
  const matches = compileFilter(typed);
  return { filter: typed, matches: (document) => matches(document), ...rest };
}

export function notes(state: DatabaseState): CollectionInfo {
  const collection = state.collection(namespace.database, namespace.name);
  if (collection === undefined) throw new Error('The test has made no collection');
  return collection;
}

export async function insert(engine: Engine, ...documents: readonly Document[]): Promise<void> {
  await engine.write((state) => {
    const collection = state.createCollection(namespace.database, namespace.name);
    for (const document of documents) state.insert(collection, given(document));
  });
}

/** The `_id`s of what a query finds, in its order. */
export function idsOf(state: DatabaseState, wanted: FindQuery): unknown[] {
  return Array.from(state.find(notes(state), wanted), ({ document }) => plain(document._id));
}

export function plain(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
}
