import type { Document } from 'bson';
import { MongoError } from '../errors.js';
import { choosePlan } from '../planner/choose-plan.js';
import { explainPlan } from '../planner/explain.js';
import type { Access, Plan } from '../planner/plan.js';
import { documentPrefix } from '../storage/key-space.js';
import type { View } from '../storage/view.js';
import { AccessWalk, type Found } from './access-walk.js';
import { namespaceOf } from './catalog.js';
import { EngineState } from './engine-state.js';
import { sortInMemory } from './sorter.js';
import { LazyDocument } from './stored-document.js';
import type { CollectionInfo, Cursor, DatabaseState, FindQuery, ScanStats, StoredDocument } from './types.js';

/** A query under way; see `Cursor`. */
export class QueryCursor implements Cursor {
  readonly stats: { -readonly [Field in keyof ScanStats]: number } = { keysExamined: 0, docsExamined: 0, returned: 0 };
  readonly #collection: CollectionInfo;
  readonly #query: FindQuery;
  readonly #plan: Plan;
  readonly #walks: readonly { readonly access: Access; readonly walk: AccessWalk }[];
  readonly #seen = new Set<string>();
  #sorted: Uint8Array[] | undefined;
  #toSkip: number;
  #toReturn: number;
  #exhausted = false;

  constructor(collection: CollectionInfo, query: FindQuery, view: View) {
    this.#collection = collection;
    this.#query = query;
    this.#plan = choosePlan(collection, query, view);
    this.#walks = this.#plan.accesses.map((access) => ({ access, walk: new AccessWalk(access) }));
    this.#toSkip = query.skip ?? 0;
    this.#toReturn = query.limit === undefined || query.limit === 0 ? Infinity : query.limit;
  }

  get exhausted(): boolean {
    return this.#exhausted;
  }

  get winningPlan(): Document {
    return explainPlan(this.#plan, this.#query);
  }

  *read(state: DatabaseState): Generator<StoredDocument> {
    if (this.#exhausted) return;
    const source = this.#usable(state);
    for (const document of this.#plan.blockingSort ? this.#inOrder(source) : this.#matching(source)) {
      if (this.#toSkip > 0) {
        this.#toSkip -= 1;
        continue;
      }
      this.#toReturn -= 1;
      this.stats.returned += 1;
      this.#exhausted = this.#toReturn === 0;
      yield document;
      if (this.#toReturn === 0) return;
    }
    this.#exhausted = true;
  }

  /** The state as the engine made it, if what the plan uses is still there. */
  #usable(state: DatabaseState): EngineState {
    if (!(state instanceof EngineState)) throw new TypeError('Not a state of this engine');
    for (const { index } of this.#plan.accesses) {
      if (state.holds(this.#collection, index?.id)) continue;
      const namespace = namespaceOf(this.#collection);
      throw new MongoError('QueryPlanKilled', `collection or index dropped while a cursor was reading ${namespace}`);
    }
    return state;
  }

  /** The rest of what a sort in memory gave, which is done once. */
  *#inOrder(state: EngineState): Generator<StoredDocument> {
    const { sort, skip = 0 } = this.#query;
    const most = this.#toReturn === Infinity ? undefined : skip + this.#toReturn;
    this.#sorted ??= sortInMemory(this.#matching(state), sort ?? {}, most).reverse();
    for (let raw = this.#sorted.pop(); raw !== undefined; raw = this.#sorted.pop()) {
      yield new LazyDocument(raw, state.context.decode);
    }
  }

  *#matching(state: EngineState): Generator<StoredDocument> {
    for (const { access, walk } of this.#walks) {
      for (const found of walk.rest(state.view)) {
        if (access.index !== undefined) this.stats.keysExamined += 1;
        if (this.#plan.repeats && this.#met(found.idKey)) continue;
        const document = this.#fetch(state, found);
        if (document === undefined) continue;
        this.stats.docsExamined += 1;
        if (access.exact || this.#query.matches(document.document)) yield document;
      }
    }
  }

  #met(idKey: string): boolean {
    if (this.#seen.has(idKey)) return true;
    this.#seen.add(idKey);
    return false;
  }

  #fetch({ view, context }: EngineState, { idKey, raw }: Found): StoredDocument | undefined {
    const bytes = raw ?? view.get(documentPrefix(this.#collection.id) + idKey);
    return bytes === undefined ? undefined : new LazyDocument(bytes, context.decode);
  }
}
