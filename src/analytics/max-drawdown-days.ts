import { DAY_MS } from './annual-days.js';
import type { Drawdown } from './drawdowns.js';

/**
 * Longest time under water in days (with fractions): from a high until it is reached again or the run ends. 0 if never.
 */
export function maxDrawdownDays(drawdowns: readonly Drawdown[]): number {
  return drawdowns.reduce((longest, one) => Math.max(longest, one.endMs - one.startMs), 0) / DAY_MS;
}
