export function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}

/** The inverse of `logit`. */
export function logistic(logOdds: number): number {
  return logOdds >= 0 ? 1 / (1 + Math.exp(-logOdds)) : Math.exp(logOdds) / (1 + Math.exp(logOdds));
}

/** ln(1 + e^x), without running over. The logarithm of a probability is minus the softplus of minus its log-odds. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
