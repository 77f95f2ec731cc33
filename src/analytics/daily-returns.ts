import { DAY_MS } from './annual-days.js';
import { chainedReturns } from './chained-returns.js';
import type { EquityCurve } from './equity-curve.js';

/** Returns by UTC day, oldest first. The first and the last day may be parts of days. */
export interface DailyReturns {
  /** Midnight at which the day begins. */
  readonly dayMs: Float64Array;
  readonly returnPct: Float64Array;
}

/**
 * Returns by UTC day: the day's last sample over the last one before the day; a sample at midnight closes the day
 * before it. The first sample is the start, worth `initialEquity`. Days compound to the total; a day without a sample
 * has a return of 0.
 */
export function dailyReturns(
  equity: Pick<EquityCurve, 'tsMs' | 'equity'>,
  initialEquity: number = equity.equity[0],
): DailyReturns {
  const { keys, returnPct } = chainedReturns(equity.tsMs, equity.equity, initialEquity, dayOf);
  const dayMs = new Float64Array(keys.length);
  for (let i = 0; i < keys.length; i++) dayMs[i] = keys[i] * DAY_MS;
  return { dayMs, returnPct };
}

function dayOf(tsMs: number): number {
  return Math.ceil(tsMs / DAY_MS) - 1;
}
