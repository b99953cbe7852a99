const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
/** From here on the series below is exact to about 1e-14. */
const SERIES_FROM = 10;

/**
 * The natural logarithm of the gamma function for `x` above 0: Stirling's series (DLMF 5.11.1, five terms), reached from
 * small `x` by Γ(x) = Γ(x + 1) / x.
 */
export function logGamma(x: number): number {
  let at = x;
  let passed = 1;
  while (at < SERIES_FROM) {
    passed *= at;
    at += 1;
  }
  const inverse = 1 / (at * at);
  const series = (1 / 12 + inverse * (-1 / 360 + inverse * (1 / 1260 + inverse * (-1 / 1680 + inverse / 1188)))) / at;
  return (at - 0.5) * Math.log(at) - at + HALF_LOG_TWO_PI + series - Math.log(passed);
}
