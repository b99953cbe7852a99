import type { KeyRange } from './view.js';

const CHUNK = 256;

interface Chunk<V> {
  readonly keys: string[];
  readonly values: V[];
}

/**
 * A map in the order of its keys: a list of sorted chunks, so that a lookup is two binary searches and an insertion
 * moves a few hundred slots at most. An iteration goes on correctly when the map is changed under it.
 */
export class SortedMap<V> {
  #chunks: Chunk<V>[] = [{ keys: [], values: [] }];
  #size = 0;
  /** Counts insertions and deletions, by which an iteration sees that its place has moved. */
  #changes = 0;

  get size(): number {
    return this.#size;
  }

  get(key: string): V | undefined {
    const chunk = this.#chunkAt(this.#chunkOf(key));
    const index = lowerBound(chunk.keys, key);
    return chunk.keys[index] === key ? chunk.values[index] : undefined;
  }

  set(key: string, value: V): void {
    const place = this.#chunkOf(key);
    const chunk = this.#chunkAt(place);
    const index = lowerBound(chunk.keys, key);
    if (chunk.keys[index] === key) {
      chunk.values[index] = value;
      return;
    }
    chunk.keys.splice(index, 0, key);
    chunk.values.splice(index, 0, value);
    this.#size += 1;
    this.#changes += 1;
    if (chunk.keys.length > 2 * CHUNK) this.#split(place);
  }

  delete(key: string): void {
    const place = this.#chunkOf(key);
    const chunk = this.#chunkAt(place);
    const index = lowerBound(chunk.keys, key);
    if (chunk.keys[index] !== key) return;
    chunk.keys.splice(index, 1);
    chunk.values.splice(index, 1);
    this.#size -= 1;
    this.#changes += 1;
    if (chunk.keys.length === 0 && this.#chunks.length > 1) this.#chunks.splice(place, 1);
  }

  /** Whether any key lies in the range. */
  touches(range: KeyRange): boolean {
    if (this.#size === 0) return false;
    for (const [key] of this.entries({ from: range.from, to: range.to })) return key < range.to;
    return false;
  }

  *entries(range: KeyRange): Generator<readonly [key: string, value: V]> {
    const step = range.reverse === true ? -1 : 1;
    let place = this.#start(range, undefined);
    let changes = this.#changes;
    for (;;) {
      const chunk = this.#chunks[place.chunk];
      const key = chunk?.keys[place.index];
      if (chunk === undefined || key === undefined || key < range.from || key >= range.to) return;
      yield [key, chunk.values[place.index] as V];
      place = changes === this.#changes ? this.#step(place, step) : this.#start(range, key);
      changes = this.#changes;
    }
  }

  /** The first place of an iteration, or the first beyond `last`. */
  #start(range: KeyRange, last: string | undefined): Place {
    const reverse = range.reverse === true;
    const bound = last ?? (reverse ? range.to : range.from);
    const chunk = this.#chunkOf(bound);
    const keys = this.#chunkAt(chunk).keys;
    const index = lowerBound(keys, bound);
    if (reverse) return this.#step({ chunk, index }, -1);
    const passed = index === keys.length || (last !== undefined && keys[index] === last);
    return passed ? this.#step({ chunk, index }, 1) : { chunk, index };
  }

  #step(place: Place, step: 1 | -1): Place {
    const index = place.index + step;
    const length = this.#chunks[place.chunk]?.keys.length ?? 0;
    if (index >= 0 && index < length) return { chunk: place.chunk, index };
    const chunk = place.chunk + step;
    return { chunk, index: step === 1 ? 0 : (this.#chunks[chunk]?.keys.length ?? 0) - 1 };
  }

  /** The last chunk that begins at or before the key. */
  #chunkOf(key: string): number {
    let low = 0;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#chunkAt(middle).keys[0] ?? '') <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #chunkAt(place: number): Chunk<V> {
    const chunk = this.#chunks[place];
    if (chunk === undefined) throw new RangeError('No such chunk');
    return chunk;
  }

  #split(place: number): void {
    const { keys, values } = this.#chunkAt(place);
    this.#chunks.splice(place + 1, 0, { keys: keys.splice(CHUNK), values: values.splice(CHUNK) });
  }
}

interface Place {
  readonly chunk: number;
  readonly index: number;
}

/** The index of the first key that is not below `key`. */
function lowerBound(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
