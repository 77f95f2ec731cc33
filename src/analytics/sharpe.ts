import { ANNUAL_DAYS } from './annual-days.js';
import { mean } from './mean.js';
import { DAILY_RETURNS_MIN, FLAT_DEVIATION_PCT } from './observation-minimums.js';
import { sampleDeviation } from './sample-deviation.js';

/**
 * Annualised Sharpe ratio of daily returns at a risk-free rate of 0.
 *
 * Formula: mean / sample standard deviation × √365 (W. F. Sharpe, The Sharpe Ratio, 1994,
 * https://web.stanford.edu/~wfsharpe/art/sr/sr.htm). Of returns, not of cumulative profit.
 * Null under {@link DAILY_RETURNS_MIN} days and where the returns do not vary.
 */
export function sharpe(dailyReturnPct: Float64Array): number | null {
  if (dailyReturnPct.length < DAILY_RETURNS_MIN) return null;
  const deviation = sampleDeviation(dailyReturnPct);
  if (!(deviation > FLAT_DEVIATION_PCT)) return null;
  return (mean(dailyReturnPct) / deviation) * Math.sqrt(ANNUAL_DAYS);
}
