/**
 * How long things took, to within `RELATIVE_ERROR`: how many fell into each of the buckets whose ends grow by a fixed
 * ratio (as in DDSketch: Masson, Rim and Lee, 2019). The sketches of parts add up to that of the whole, bucket by
 * bucket and in any order. Twenty years in ms need some 680 buckets, of which few are filled.
 */
export type WaitSketch = ReadonlyMap<number, number>;

export const RELATIVE_ERROR = 0.02;

const RATIO = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
/** For whatever took less than a ms. */
const AT_ONCE = -1;

export const NO_WAITS: WaitSketch = new Map();

/** The bucket of a time in ms. */
export function bucketOf(ms: number): number {
  return ms < 1 ? AT_ONCE : Math.ceil(Math.log(ms) / Math.log(RATIO));
}

/** What stands for every time in a bucket, in ms. */
function timeOf(bucket: number): number {
  return bucket === AT_ONCE ? 0 : (2 * RATIO ** bucket) / (RATIO + 1);
}

/**
 * The time in ms that a share `q` (0 to 1) of all took at most: within `RELATIVE_ERROR` of the element at
 * `floor(q * (n - 1))` of the sorted whole. Null where there is none.
 */
export function quantileOf(sketch: WaitSketch, q: number): number | null {
  const buckets = [...sketch].sort(([a], [b]) => a - b);
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  let left = Math.floor(q * (total - 1));
  for (const [bucket, count] of buckets) {
    if (left < count) return timeOf(bucket);
    left -= count;
  }
  return null;
}
