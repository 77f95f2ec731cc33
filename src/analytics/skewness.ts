import { mean } from './mean.js';
import { DAILY_RETURNS_MIN, FLAT_DEVIATION_PCT } from './observation-minimums.js';
import { sampleDeviation } from './sample-deviation.js';

/**
 * Skewness of daily returns: below 0, the rare large days are losses.
 *
 * Formula: the adjusted Fisher–Pearson coefficient G₁ = n / ((n−1)(n−2)) · Σ ((r − mean) / s)³, s the sample standard
 * deviation, as spreadsheets and pandas have it (https://en.wikipedia.org/wiki/Skewness#Sample_skewness). Null under
 * {@link DAILY_RETURNS_MIN} days and where the returns do not vary.
 */
export function skewness(dailyReturnPct: Float64Array): number | null {
  const n = dailyReturnPct.length;
  if (n < DAILY_RETURNS_MIN) return null;
  const deviation = sampleDeviation(dailyReturnPct);
  if (!(deviation > FLAT_DEVIATION_PCT)) return null;
  const center = mean(dailyReturnPct);
  let cubes = 0;
  for (const r of dailyReturnPct) {
    const score = (r - center) / deviation;
    // Written out: powers may differ in the last digit between versions of Node.
    cubes += score * score * score;
  }
  return (n / ((n - 1) * (n - 2))) * cubes;
}
