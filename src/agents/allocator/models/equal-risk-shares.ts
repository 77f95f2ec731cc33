/** Rounds over all strategies: far more than a handful of strategies need to settle to the last digits. */
const ROUNDS = 100;

/**
 * The shares at which every strategy contributes the same to the variance of the whole, by cyclical coordinate descent:
 * each round solves `σᵢᵢ wᵢ² + (Σⱼ≠ᵢ σᵢⱼ wⱼ) wᵢ = 1 / n` for one weight after the other; in the end they are scaled to sum
 * to 1 (T. Griveau-Billion, J.-C. Richard, T. Roncalli, A Fast Algorithm for Computing High-dimensional Risk Parity
 * Portfolios, 2013). A fixed number of rounds: the same to the bit everywhere.
 *
 * @param covariance symmetric, with positive variances
 */
export function equalRiskShares(covariance: readonly (readonly number[])[]): number[] {
  const budget = 1 / covariance.length;
  const weights = covariance.map((row, index) => 1 / Math.sqrt(row[index]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, row] of covariance.entries()) {
      let others = 0;
      for (let other = 0; other < row.length; other++) if (other !== index) others += row[other] * weights[other];
      const variance = row[index];
      weights[index] = (Math.sqrt(others * others + 4 * variance * budget) - others) / (2 * variance);
    }
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
