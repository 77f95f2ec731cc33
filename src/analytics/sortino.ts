import { ANNUAL_DAYS } from './annual-days.js';
import { mean } from './mean.js';
import { DAILY_RETURNS_MIN, FLAT_DEVIATION_PCT } from './observation-minimums.js';

/**
 * Annualised Sortino ratio of daily returns at a target of 0: like Sharpe, with only falls as risk.
 *
 * Formula: mean / √(Σ min(r, 0)² / n) × √365 (Sortino & Price, Performance Measurement in a Downside Risk Framework,
 * 1994); n counts every day. Null under {@link DAILY_RETURNS_MIN} days and where no day lost.
 */
export function sortino(dailyReturnPct: Float64Array): number | null {
  if (dailyReturnPct.length < DAILY_RETURNS_MIN) return null;
  let squares = 0;
  for (let day = 0; day < dailyReturnPct.length; day++) squares += Math.min(dailyReturnPct[day], 0) ** 2;
  const downside = Math.sqrt(squares / dailyReturnPct.length);
  if (!(downside > FLAT_DEVIATION_PCT)) return null;
  return (mean(dailyReturnPct) / downside) * Math.sqrt(ANNUAL_DAYS);
}
