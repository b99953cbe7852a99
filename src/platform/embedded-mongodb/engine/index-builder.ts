import { MongoError } from '../errors.js';
import { documentPrefix } from '../storage/key-space.js';
import { namespaceOf } from './catalog.js';
import type { EngineCore } from './engine-core.js';
import { missingIndexes } from './index-specs.js';
import { newIndex } from './new-collection.js';
import { LazyDocument } from './stored-document.js';
import type { CollectionInfo, IndexCreation, IndexInfo, IndexSpec } from './types.js';
import type { WriteState } from './write-state.js';

/** Documents entered in one step, between other commands. */
const STEP = 500;

interface Namespace {
  readonly database: string;
  readonly name: string;
}

interface Start {
  readonly created: boolean;
  readonly before: number;
  readonly collection: CollectionInfo;
  readonly indexes: readonly IndexInfo[];
}

/**
 * Creates indexes. From the start on writes maintain them; what was there before is entered step by step; then queries
 * use them. If a document stands in the way (a duplicate, say), none of them remains.
 */
export class IndexBuilder {
  readonly #core: EngineCore;
  /** By number of the index. */
  readonly #running = new Map<number, Promise<void>>();

  constructor(core: EngineCore) {
    this.#core = core;
  }

  async create(namespace: Namespace, specs: readonly IndexSpec[]): Promise<IndexCreation> {
    const begun = await this.#core.write((state) => start(state, namespace, specs));
    const build = this.#build(begun);
    for (const { id } of begun.indexes) this.#running.set(id, build);
    await build.finally(() => {
      for (const { id } of begun.indexes) this.#running.delete(id);
    });
    // An equal index that someone else is still filling counts as made only when it is.
    await Promise.all(begun.collection.indexes.flatMap(({ id }) => this.#running.get(id) ?? []));
    const { before, created, indexes } = begun;
    return { before, after: before + indexes.length, createdCollection: created };
  }

  async #build({ collection, indexes }: Start): Promise<void> {
    try {
      for (const index of indexes) await this.#fill(collection, index);
    } catch (error) {
      await this.#core.write((state) => dropUnfinished(state, collection, indexes));
      throw error;
    }
    await this.#core.write((state) => {
      for (const index of indexes) state.changeIndex(collection, index, { ready: true });
    });
  }

  async #fill(collection: CollectionInfo, index: IndexInfo): Promise<void> {
    let next: string | undefined = documentPrefix(collection.id);
    while (next !== undefined) {
      const from: string = next;
      next = await this.#core.write((state) => fillSome(state, { collection, index, from }));
    }
  }
}

function start(state: WriteState, { database, name }: Namespace, specs: readonly IndexSpec[]): Start {
  const existing = state.collection(database, name);
  const collection = existing ?? state.createCollection(database, name);
  const indexes = missingIndexes(collection, specs).map((spec) => newIndex(spec, state.newNumber()));
  if (indexes.length > 0) state.addIndexes(collection, indexes);
  return { created: existing === undefined, before: collection.indexes.length, collection, indexes };
}

interface Step {
  readonly collection: CollectionInfo;
  readonly index: IndexInfo;
  readonly from: string;
}

/** The key to go on from, or undefined when all documents are in. */
function fillSome(state: WriteState, { collection, index, from }: Step): string | undefined {
  if (!state.holds(collection, index.id)) {
    throw new MongoError('IndexBuildAborted', `Index build of ${index.name} on ${namespaceOf(collection)} was aborted`);
  }
  let entered = 0;
  for (const { key, value } of state.view.range({ from, to: `${documentPrefix(collection.id)}\xff` })) {
    if (entered === STEP) return key;
    state.fillIndex(collection, index, new LazyDocument(value, state.context.decode));
    entered += 1;
  }
  return undefined;
}

export function dropUnfinished(state: WriteState, collection: CollectionInfo, indexes: readonly IndexInfo[]): void {
  for (const index of indexes) if (state.holds(collection, index.id)) state.dropIndex(collection, index);
}
