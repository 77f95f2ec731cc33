import { ANNUAL_DAYS } from './annual-days.js';
import { DAILY_RETURNS_MIN } from './observation-minimums.js';
import { sampleDeviation } from './sample-deviation.js';

/**
 * Annualised volatility in percent: the sample standard deviation of daily returns × √365
 * (https://en.wikipedia.org/wiki/Volatility_(finance)). Null under {@link DAILY_RETURNS_MIN} days.
 */
export function volatilityPct(dailyReturnPct: Float64Array): number | null {
  if (dailyReturnPct.length < DAILY_RETURNS_MIN) return null;
  return sampleDeviation(dailyReturnPct) * Math.sqrt(ANNUAL_DAYS);
}
