import { REMOVED, type Change } from './layered-view.js';
import type { Entry, KeyRange, View, WritableView } from './view.js';

/** A view whose writes are handed to `set`; the view below must show them. */
export class WritableOver implements WritableView {
  readonly #view: View;
  readonly #set: (key: string, change: Change) => void;

  constructor(view: View, set: (key: string, change: Change) => void) {
    this.#view = view;
    this.#set = set;
  }

  get(key: string): Uint8Array | undefined {
    return this.#view.get(key);
  }

  range(range: KeyRange): Iterable<Entry> {
    return this.#view.range(range);
  }

  keys(range: KeyRange): Iterable<string> {
    return this.#view.keys(range);
  }

  count(range: KeyRange): number {
    return this.#view.count(range);
  }

  put(key: string, value: Uint8Array): void {
    this.#set(key, { value });
  }

  remove(key: string): void {
    this.#set(key, REMOVED);
  }
}
