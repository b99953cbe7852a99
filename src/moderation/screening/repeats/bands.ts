import { mix } from './word-pairs.js';

/**
 * Texts that share 0.7 of their pairs have a band in common 99 times in 100, 0.5 still 8 times in 10, and 0.1, more than
 * two comments on one subject, 1 time in 80 (1 - (1 - s^ROWS)^BANDS).
 */
const BANDS = 12;
const ROWS = 3;

/** As odd factors and summands, each is another order of the 32-bit numbers. Any will do; they must stay as they are. */
const ORDERS = Array.from({ length: BANDS * ROWS }, (_, at) => ({
  factor: mix(2 * at + 1) | 1,
  shift: mix(2 * at + 2),
}));

/**
 * What a text is looked up by (MinHash, Broder 1997, with banding): similar texts are likely to have one of these 32-bit
 * numbers in common, other texts are not. None for a text without pairs.
 */
export function bandsOf(pairs: Uint32Array): readonly number[] {
  if (pairs.length === 0) return [];
  const least = ORDERS.map(({ factor, shift }) => leastOf(pairs, factor, shift));
  return Array.from({ length: BANDS }, (_, band) => {
    const rows = least.slice(band * ROWS, (band + 1) * ROWS);
    return rows.reduce((hash, value) => mix(hash ^ value), mix(band + 1)) | 0;
  });
}

function leastOf(pairs: Uint32Array, factor: number, shift: number): number {
  let least = 0xffffffff;
  for (const pair of pairs) {
    const value = (Math.imul(pair, factor) + shift) >>> 0;
    if (value < least) least = value;
  }
  return least;
}
