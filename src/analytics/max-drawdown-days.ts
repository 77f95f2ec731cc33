import { DAY_MS } from './annual-days.js';
import type { Drawdown } from './drawdowns.js';

/**
 * Longest time under water in days (with fractions): from a high until it is reached again or the run ends. 0 if never.
 */
export function maxDrawdownDays(drawdowns: readonly Drawdown[]): number {
  let longestMs = 0;
  for (const { startMs, endMs } of drawdowns) longestMs = Math.max(longestMs, endMs - startMs);
  return longestMs / DAY_MS;
}
