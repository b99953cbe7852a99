import { statisticsKey } from '../storage/key-space.js';
import type { View, WritableView } from '../storage/view.js';

/** Entries of a collection or index, and their bytes. */
export interface Size {
  readonly count: number;
  readonly bytes: number;
}

const EMPTY: Size = { count: 0, bytes: 0 };

/** Changes of sizes, by number of the collection or index. */
export class SizeChanges {
  readonly #changes = new Map<number, Size>();

  add(number: number, count: number, bytes: number): void {
    const { count: entries, bytes: size } = this.of(number);
    this.#changes.set(number, { count: entries + count, bytes: size + bytes });
  }

  of(number: number): Size {
    return this.#changes.get(number) ?? EMPTY;
  }

  all(): Iterable<readonly [number: number, change: Size]> {
    return this.#changes;
  }
}

/** The sizes of the latest state. They are written to the disk with the changes that made them, once a commit. */
export class Statistics {
  readonly #sizes = new Map<number, Size>();
  readonly #unsaved = new Set<number>();
  readonly #saved: View;

  constructor(saved: View) {
    this.#saved = saved;
  }

  of(number: number): Size {
    const known = this.#sizes.get(number);
    if (known !== undefined) return known;
    const size = savedSize(this.#saved, number);
    this.#sizes.set(number, size);
    return size;
  }

  apply(changes: SizeChanges): void {
    for (const [number, { count, bytes }] of changes.all()) {
      const before = this.of(number);
      this.#sizes.set(number, { count: before.count + count, bytes: before.bytes + bytes });
      this.#unsaved.add(number);
    }
  }

  save(view: WritableView): void {
    for (const number of this.#unsaved) {
      const { count, bytes } = this.of(number);
      const value = Buffer.alloc(16);
      value.writeDoubleBE(count, 0);
      value.writeDoubleBE(bytes, 8);
      view.put(statisticsKey(number), value);
    }
    this.#unsaved.clear();
  }
}

export function savedSize(view: View, number: number): Size {
  const value = view.get(statisticsKey(number));
  if (value === undefined) return EMPTY;
  const numbers = new DataView(value.buffer, value.byteOffset, value.byteLength);
  return { count: numbers.getFloat64(0), bytes: numbers.getFloat64(8) };
}
