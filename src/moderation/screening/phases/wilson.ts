/** The two-sided 95 % quantile of the normal distribution. */
const Z = 1.959964;

/**
 * The lower end of Wilson's score interval (1927) at 95 %: the least share in the long run that `hits` of `trials` still
 * speak for. Cautious with few trials; 0 without any. `hits` is at most `trials`.
 */
export function lowerWilson(hits: number, trials: number): number {
  if (trials === 0 || hits === 0) return 0;
  const share = hits / trials;
  const centre = share + Z ** 2 / (2 * trials);
  const margin = Z * Math.sqrt((share * (1 - share)) / trials + Z ** 2 / (4 * trials ** 2));
  return Math.max(0, (centre - margin) / (1 + Z ** 2 / trials));
}
