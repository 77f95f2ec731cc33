import { mean } from './mean.js';
import { DAILY_RETURNS_MIN, FLAT_DEVIATION_PCT } from './observation-minimums.js';
import { sampleDeviation } from './sample-deviation.js';

/**
 * Excess kurtosis of daily returns: 0 for a normal distribution, above it for fat tails.
 *
 * Formula: G₂ = n(n+1) / ((n−1)(n−2)(n−3)) · Σ ((r − mean) / s)⁴ − 3(n−1)² / ((n−2)(n−3)), s the sample standard
 * deviation, as spreadsheets and pandas have it (https://en.wikipedia.org/wiki/Kurtosis#Standard_unbiased_estimator).
 * Null under {@link DAILY_RETURNS_MIN} days and where the returns do not vary.
 */
export function kurtosis(dailyReturnPct: Float64Array): number | null {
  const n = dailyReturnPct.length;
  if (n < DAILY_RETURNS_MIN) return null;
  const deviation = sampleDeviation(dailyReturnPct);
  if (!(deviation > FLAT_DEVIATION_PCT)) return null;
  const center = mean(dailyReturnPct);
  let fourths = 0;
  for (const r of dailyReturnPct) {
    const score = (r - center) / deviation;
    // Written out: powers may differ in the last digit between versions of Node.
    const square = score * score;
    fourths += square * square;
  }
  const weight = (n * (n + 1)) / ((n - 1) * (n - 2) * (n - 3));
  return weight * fourths - (3 * (n - 1) ** 2) / ((n - 2) * (n - 3));
}
