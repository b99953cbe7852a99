import { SortedMap } from './sorted-map.js';
import { countOf, type Entry, type KeyRange, type View } from './view.js';

/** Writes held in memory above an older state; `undefined` hides what lies below. */
export class Layer {
  readonly #entries = new SortedMap<Change>();

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Change | undefined {
    return this.#entries.get(key);
  }

  set(key: string, change: Change): void {
    this.#entries.set(key, change);
  }

  /** As if the key had never been set. */
  forget(key: string): void {
    this.#entries.delete(key);
  }

  touches(range: KeyRange): boolean {
    return this.#entries.touches(range);
  }

  entries(range: KeyRange): Iterator<readonly [string, Change]> {
    return this.#entries.entries(range);
  }

  all(): Iterable<readonly [string, Change]> {
    return this.#entries.entries({ from: '', to: '\xff' });
  }
}

/** What happened to a key: a value was put, or it was removed. */
export interface Change {
  readonly value: Uint8Array | undefined;
}

export const REMOVED: Change = { value: undefined };

/** Layers, the newest first, over a base. */
export class LayeredView implements View {
  readonly #layers: () => readonly Layer[];
  readonly #base: View;

  constructor(layers: () => readonly Layer[], base: View) {
    this.#layers = layers;
    this.#base = base;
  }

  get(key: string): Uint8Array | undefined {
    for (const layer of this.#layers()) {
      const change = layer.get(key);
      if (change !== undefined) return change.value;
    }
    return this.#base.get(key);
  }

  range(range: KeyRange): Iterable<Entry> {
    const touched = this.#touched(range);
    if (touched.length === 0) return this.#base.range(range);
    return merge([...touched.map((layer) => layer.entries(range)), changes(this.#base.range(range))], range);
  }

  keys(range: KeyRange): Iterable<string> {
    const touched = this.#touched(range);
    if (touched.length === 0) return this.#base.keys(range);
    return keysOf(merge([...touched.map((layer) => layer.entries(range)), presences(this.#base.keys(range))], range));
  }

  count(range: KeyRange): number {
    if (this.#touched(range).length === 0) return this.#base.count(range);
    return countOf(this.keys(range));
  }

  #touched(range: KeyRange): Layer[] {
    return this.#layers().filter((layer) => layer.touches(range));
  }
}

type Source = Iterator<readonly [string, Change]>;

function* changes(entries: Iterable<Entry>): Generator<readonly [string, Change]> {
  for (const entry of entries) yield [entry.key, entry];
}

const PRESENT: Change = { value: new Uint8Array(0) };

function* presences(keys: Iterable<string>): Generator<readonly [string, Change]> {
  for (const key of keys) yield [key, PRESENT];
}

function* keysOf(entries: Iterable<Entry>): Generator<string> {
  for (const { key } of entries) yield key;
}

/** Merges sources in key order; where two have the same key, the earlier source's change holds. */
function* merge(sources: readonly Source[], { reverse }: KeyRange): Generator<Entry> {
  const heads = sources.map((source) => source.next());
  const sign = reverse === true ? -1 : 1;
  try {
    for (;;) {
      const first = nearest(heads, sign);
      if (first === undefined) return;
      const [key, { value }] = first;
      for (const [index, head] of heads.entries()) {
        if (head.done !== true && head.value[0] === key) heads[index] = advance(sources, index);
      }
      if (value !== undefined) yield { key, value };
    }
  } finally {
    for (const source of sources) source.return?.();
  }
}

function advance(sources: readonly Source[], index: number): IteratorResult<readonly [string, Change]> {
  return sources[index]?.next() ?? { done: true, value: undefined };
}

function nearest(
  heads: readonly IteratorResult<readonly [string, Change]>[],
  sign: 1 | -1,
): readonly [string, Change] | undefined {
  let best: readonly [string, Change] | undefined;
  for (const head of heads) {
    if (head.done === true) continue;
    if (best === undefined || (sign === 1 ? head.value[0] < best[0] : head.value[0] > best[0])) best = head.value;
  }
  return best;
}
