import { createHash } from 'node:crypto';

/** Chance that repeats: two with the same name give the same numbers. Not for secrets. */
export interface Random {
  /** From 0 up to, and without, 1. */
  next(): number;
  /** A whole number from 0 up to, and without, `end`. */
  below(end: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** Throws for an empty list. */
  pick<T>(from: readonly T[]): T;
  /** Exponentially distributed: mostly short, now and then long. */
  wait(mean: number): number;
  /** How many times in a row something of this probability happens, `most` at the most. */
  streak(probability: number, most: number): number;
}

export function createRandom(name: string): Random {
  const next = sfc32(createHash('sha256').update(name).digest());
  const below = (end: number) => Math.floor(next() * end);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick(from) {
      if (from.length === 0) throw new RangeError('There is nothing to pick from.');
      return from[below(from.length)] as (typeof from)[number];
    },
    wait: (mean) => -mean * Math.log(1 - next()),
    streak(probability, most) {
      let length = 0;
      while (length < most && next() < probability) length += 1;
      return length;
    },
  };
}

/** Small Fast Counting generator, 32 bits (Chris Doty-Humphrey, PractRand); the digest gives its first state. */
function sfc32(digest: Buffer): () => number {
  let a = digest.readInt32LE(0);
  let b = digest.readInt32LE(4);
  let c = digest.readInt32LE(8);
  let counter = 1;
  const step = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) step();
  return step;
}
