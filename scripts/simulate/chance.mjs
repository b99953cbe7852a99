// Random numbers that are the same for the same seed, on every machine.

/** @typedef {ReturnType<typeof createChance>} Chance */

/** @param {number} seed a whole number */
export function createChance(seed) {
  let state = seed | 0;

  /** Evenly from 0 to 1, without 1: the generator mulberry32. */
  function uniform() {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  function normal() {
    return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  }

  /** With a mean of `shape`: Marsaglia and Tsang's method. @param {number} shape @returns {number} */
  function gamma(shape) {
    if (shape < 1) return gamma(shape + 1) * (1 - uniform()) ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - uniform()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  /** @param {number} a @param {number} b */
  function beta(a, b) {
    const x = gamma(a);
    return x / (x + gamma(b));
  }

  /** Exact for small means; a large one is split, as sums of Poisson numbers are Poisson. @param {number} mean @returns {number} */
  function poisson(mean) {
    if (mean > 30) return poisson(mean / 2) + poisson(mean / 2);
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = uniform(); product > limit; product *= uniform()) count += 1;
    return count;
  }

  /** With a mean of 1. */
  const exponential = () => -Math.log(1 - uniform());

  /** A whole number from 0, below `end`. @param {number} end */
  const below = (end) => Math.floor(uniform() * end);

  return { uniform, normal, gamma, beta, poisson, exponential, below };
}
