import { frameOf, type LiveUpdate } from './live-update.js';

/** What everyone may go on from who has been told nothing yet. */
const BEGINNING = 'beginning';

/** An update with its frame, which is made once for all listeners. */
export interface RecentUpdate extends Pick<LiveUpdate, 'id' | 'number' | 'topic' | 'part'> {
  readonly frame: string;
}

export interface RecentLimits {
  readonly updates: number;
  /** Of all frames, in characters. */
  readonly characters: number;
}

/** The end of the log, in memory: who was told its last update a short while ago goes on from here, without a query. */
export class RecentUpdates {
  readonly #limits: RecentLimits;
  #kept: RecentUpdate[] = [];
  #characters = 0;
  #number = 0;

  constructor(limits: RecentLimits) {
    this.#limits = limits;
  }

  /** The number of the latest update, 0 before the first. */
  get number(): number {
    return this.#number;
  }

  /** What stands for being told everything so far. */
  get position(): string {
    return this.#kept.at(-1)?.id ?? BEGINNING;
  }

  /** Begins anew with a part of the log. */
  load(updates: readonly LiveUpdate[]): void {
    this.#kept = [];
    this.#characters = 0;
    this.#number = 0;
    this.add(updates);
  }

  /** Takes what follows in the log; returns it with its frames. */
  add(updates: readonly LiveUpdate[]): readonly RecentUpdate[] {
    const added = updates.map(({ id, number, topic, part, name, json }) => ({
      ...{ id, number, topic, part },
      frame: frameOf({ id, name, json }),
    }));
    this.#kept.push(...added);
    this.#number = added.at(-1)?.number ?? this.#number;
    this.#characters += sizeOf(added);
    this.#forget();
    return added;
  }

  /** What came after a position; null where that isn't known any more, or never was. */
  after(position: string): readonly RecentUpdate[] | null {
    if (position === BEGINNING) return (this.#kept[0]?.number ?? 1) === 1 ? [...this.#kept] : null;
    const at = this.#kept.findLastIndex(({ id }) => id === position);
    return at === -1 ? null : this.#kept.slice(at + 1);
  }

  #forget(): void {
    let forgotten = 0;
    const { updates, characters } = this.#limits;
    while (
      this.#kept.length - forgotten > updates ||
      (this.#characters > characters && forgotten + 1 < this.#kept.length)
    ) {
      this.#characters -= this.#kept[forgotten]?.frame.length ?? 0;
      forgotten += 1;
    }
    if (forgotten > 0) this.#kept = this.#kept.slice(forgotten);
  }
}

function sizeOf(updates: readonly RecentUpdate[]): number {
  return updates.reduce((sum, { frame }) => sum + frame.length, 0);
}
