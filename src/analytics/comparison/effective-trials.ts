import { assert } from '../../core/assert.js';
import { mean } from '../mean.js';

/**
 * How many independent trials the series of returns amount to: neighbouring parameters trade nearly alike, and a
 * hundred of them are no hundred chances to be lucky. From 1 (all the same) to their number (nothing in common).
 *
 * As the count of {@link SharpeTrials} it belongs with the variance of a single ratio's own error, about 1/n of n returns.
 * The variance between the trials is small already where they are alike; with both, likeness is allowed for twice, and
 * noise passes too often (in 9 % rather than 5 % of sweeps whose 40 variants correlate at 0.9).
 *
 * Formula: ρ + (1 − ρ) M, ρ the mean correlation of all pairs, not below 0 (D. H. Bailey & M. López de Prado, The
 * Deflated Sharpe Ratio, 2014, appendix 3). Series that do not vary are left out; null where none is left.
 */
export function effectiveTrials(series: readonly Float64Array[]): number | null {
  const length = series.length === 0 ? 0 : series[0].length;
  const total = new Float64Array(length);
  let count = 0;
  for (const returns of series) {
    assert(returns.length === length, 'series of returns of one length');
    const center = mean(returns);
    const norm = Math.sqrt(returns.reduce((sum, value) => sum + (value - center) * (value - center), 0));
    if (!(norm > 1e-12)) continue;
    count++;
    for (let i = 0; i < length; i++) total[i] += (returns[i] - center) / norm;
  }
  if (count < 2) return count === 0 ? null : 1;
  // The square of a sum of unit vectors holds every pair's correlation twice, and each vector's own 1.
  const square = total.reduce((sum, value) => sum + value * value, 0);
  const correlation = Math.min(1, Math.max(0, (square - count) / (count * (count - 1))));
  return correlation + (1 - correlation) * count;
}
