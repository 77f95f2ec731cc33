import { chainedReturns } from './chained-returns.js';
import type { EquityCurve } from './equity-curve.js';

/** The return of one calendar month (UTC). */
export interface MonthlyReturn {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly returnPct: number;
}

/**
 * Returns by calendar month (UTC): the month's last sample over the last one before the month, the first from
 * `initialEquity`. A sample at midnight of the first closes the month before it. The months compound to the total.
 */
export function monthlyReturns(
  equity: Pick<EquityCurve, 'tsMs' | 'equity'>,
  initialEquity: number = equity.equity[0],
): MonthlyReturn[] {
  const { keys, returnPct } = chainedReturns(equity.tsMs, equity.equity, initialEquity, monthOf);
  return Array.from(keys, (key, i) => ({
    year: Math.floor(key / 12),
    month: (key % 12) + 1,
    returnPct: returnPct[i],
  }));
}

function monthOf(tsMs: number): number {
  const date = new Date(Math.ceil(tsMs) - 1);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
