import { DAILY_RETURNS_MIN } from './observation-minimums.js';

/**
 * Historical value at risk of one day at 95 %: the loss that 95 of 100 days stayed within, in percent of equity,
 * positive for a loss.
 *
 * Formula: minus the 5 % quantile of daily returns, linear between order statistics
 * (https://en.wikipedia.org/wiki/Value_at_risk; Hyndman & Fan, type 7). Null under {@link DAILY_RETURNS_MIN} days.
 */
export function var95Pct(dailyReturnPct: Float64Array): number | null {
  if (dailyReturnPct.length < DAILY_RETURNS_MIN) return null;
  const sorted = dailyReturnPct.slice().sort();
  const place = 0.05 * (sorted.length - 1);
  const below = Math.floor(place);
  // Never past the end: 0.05 (n − 1) < n − 1.
  const quantile = sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
  return 0 - quantile;
}
