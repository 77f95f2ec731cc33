/** How much of a surprise stays in the next bar's variance, and how much of the variance itself. */
const SURPRISE_SHARE = 0.05;
const MEMORY_SHARE = 0.945;
const VARIANCE_MAX = 12;

/**
 * The variance of the next bar relative to its long-run mean of 1, after a bar whose squared standardised move was
 * `surprise`: GARCH(1,1) (Bollerslev 1986), so that storms come in clusters. Bounded, so that no seed runs away.
 */
export function nextVariance(variance: number, surprise: number): number {
  const next = 1 - SURPRISE_SHARE - MEMORY_SHARE + variance * (SURPRISE_SHARE * surprise + MEMORY_SHARE);
  return Math.min(next, VARIANCE_MAX);
}
