import { idKeyOfEntry } from '../indexes/index-entries.js';
import { isIdIndex } from '../planner/candidates.js';
import type { Branch } from '../planner/key-ranges.js';
import type { Access } from '../planner/plan.js';
import { PREFIX_LENGTH } from '../storage/key-space.js';
import type { Entry, KeyRange, View } from '../storage/view.js';

/** A document that a walk came upon. */
export interface Found {
  readonly idKey: string;
  /** The document's bytes, where the walk goes through the documents themselves. */
  readonly raw?: Uint8Array;
}

interface Position {
  /** How many ranges of the branch are done. */
  done: number;
  /** The last key taken from the range under way. */
  last: string | undefined;
}

const NO_VALUE = new Uint8Array(0);

/** A walk through the keys of an access that remembers its place, and can go on from there on a later state. */
export class AccessWalk {
  readonly #access: Access;
  readonly #clustered: boolean;
  readonly #positions: readonly Position[];

  constructor(access: Access) {
    this.#access = access;
    this.#clustered = access.index === undefined || isIdIndex(access.index);
    this.#positions = access.branches.map(() => ({ done: 0, last: undefined }));
  }

  *rest(view: View): Generator<Found> {
    const { branches } = this.#access;
    const walks = branches.map((branch, at) => this.#branch(view, branch, this.#positions[at]));
    for (const step of walks.length === 1 ? only(walks) : this.#merged(walks)) {
      const position = this.#positions[step.branch];
      if (position !== undefined) Object.assign(position, { done: step.done, last: step.entry.key });
      yield this.#found(step.entry);
    }
  }

  #found({ key, value }: Entry): Found {
    if (this.#clustered) return { idKey: key.slice(PREFIX_LENGTH), raw: value };
    const { index } = this.#access;
    return { idKey: index === undefined ? key : idKeyOfEntry(index, key, value) };
  }

  *#branch(view: View, { ranges }: Branch, position: Position | undefined): Generator<Omit<Step, 'branch'>> {
    const { reverse } = this.#access;
    const ordered = reverse ? ranges.toReversed() : ranges;
    const start = position?.done ?? 0;
    for (let done = start; done < ordered.length; done += 1) {
      const range = ordered[done];
      if (range === undefined) return;
      const rest = done === start ? beyond(range, position?.last, reverse) : range;
      for (const entry of this.#entries(view, { ...rest, reverse })) yield { done, entry };
    }
  }

  /** Values are read only where something is to be had from them. */
  #entries(view: View, range: KeyRange): Iterable<Entry> {
    return this.#clustered || this.#access.index?.unique === true ? view.range(range) : withoutValues(view.keys(range));
  }

  /** The branches as one, by what follows the bytes that each branch's keys share. */
  *#merged(walks: readonly Generator<Omit<Step, 'branch'>>[]): Generator<Step> {
    const heads = walks.map((walk, branch) => this.#head(walk, branch));
    try {
      for (;;) {
        const first = this.#first(heads);
        if (first === undefined) return;
        yield { branch: first.branch, done: first.step.done, entry: first.step.entry };
        heads[first.branch] = this.#head(walks[first.branch], first.branch);
      }
    } finally {
      for (const walk of walks) walk.return(undefined);
    }
  }

  #head(walk: Generator<Omit<Step, 'branch'>> | undefined, branch: number): Head | undefined {
    const next = walk?.next();
    if (next === undefined || next.done === true) return undefined;
    return { branch, step: next.value, order: next.value.entry.key.slice(this.#access.branches[branch]?.shared) };
  }

  #first(heads: readonly (Head | undefined)[]): Head | undefined {
    let first: Head | undefined;
    for (const head of heads) {
      if (head === undefined) continue;
      const before =
        first === undefined || (this.#access.reverse ? head.order > first.order : head.order < first.order);
      if (before) first = head;
    }
    return first;
  }
}

interface Step {
  readonly branch: number;
  readonly done: number;
  readonly entry: Entry;
}

interface Head {
  readonly branch: number;
  readonly step: Omit<Step, 'branch'>;
  readonly order: string;
}

function* only(walks: readonly Generator<Omit<Step, 'branch'>>[]): Generator<Step> {
  for (const walk of walks) for (const { done, entry } of walk) yield { branch: 0, done, entry };
}

function* withoutValues(keys: Iterable<string>): Generator<Entry> {
  for (const key of keys) yield { key, value: NO_VALUE };
}

/** What of a range comes after a key. */
function beyond(range: KeyRange, last: string | undefined, reverse: boolean): KeyRange {
  if (last === undefined) return range;
  return reverse ? { from: range.from, to: last } : { from: `${last}\x00`, to: range.to };
}
