import { var95Pct } from './value-at-risk.js';

/**
 * Expected shortfall of one day at 95 %: the average of the days at or beyond the value at risk, in percent, positive
 * for a loss (https://en.wikipedia.org/wiki/Expected_shortfall). Null where {@link var95Pct} is.
 */
export function cvar95Pct(dailyReturnPct: Float64Array): number | null {
  const limit = var95Pct(dailyReturnPct);
  if (limit === null) return null;
  let sum = 0;
  let count = 0;
  for (let day = 0; day < dailyReturnPct.length; day++) {
    if (!(-dailyReturnPct[day] >= limit)) continue;
    sum += dailyReturnPct[day];
    count++;
  }
  return 0 - sum / count;
}
