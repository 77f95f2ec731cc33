import { mean } from './mean.js';
import { var95Pct } from './value-at-risk.js';

/**
 * Expected shortfall of one day at 95 %: the average of the days at or beyond the value at risk, in percent, positive
 * for a loss (https://en.wikipedia.org/wiki/Expected_shortfall). Null where {@link var95Pct} is.
 */
export function cvar95Pct(dailyReturnPct: Float64Array): number | null {
  const limit = var95Pct(dailyReturnPct);
  if (limit === null) return null;
  return 0 - mean(dailyReturnPct.filter((r) => -r >= limit));
}
