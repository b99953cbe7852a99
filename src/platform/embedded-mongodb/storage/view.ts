/**
 * The ordered key-value store as everything above sees it. A key is a binary string: each character is one byte
 * (0-255), so that `<` compares as the disk does, and keys can be joined, cut and put into maps.
 */
export interface KeyRange {
  /** The first key that may be in the range. */
  readonly from: string;
  /** The first key after it. */
  readonly to: string;
  /** From the last key to the first. */
  readonly reverse?: boolean;
}

export interface Entry {
  readonly key: string;
  readonly value: Uint8Array;
}

/** One state of the store. An iteration must end within the turn it began in; leaving it early is fine. */
export interface View {
  get(key: string): Uint8Array | undefined;
  range(range: KeyRange): Iterable<Entry>;
  /** As `range`, without reading the values. */
  keys(range: KeyRange): Iterable<string>;
  count(range: KeyRange): number;
}

export interface WritableView extends View {
  /** `value` must not be changed afterwards. */
  put(key: string, value: Uint8Array): void;
  remove(key: string): void;
}

/** The least key above all keys that start with `prefix`. */
export function afterPrefix(prefix: string): string {
  for (let end = prefix.length - 1; end >= 0; end -= 1) {
    const byte = prefix.charCodeAt(end);
    if (byte < 0xff) return prefix.slice(0, end) + String.fromCharCode(byte + 1);
  }
  return '\xff';
}

/** How many there are, counted no further than `most`. */
export function countOf(items: Iterable<unknown>, most = Infinity): number {
  const iterator = items[Symbol.iterator]();
  let count = 0;
  while (count < most && iterator.next().done !== true) count += 1;
  iterator.return?.();
  return count;
}
