import { DAY_MS } from '../../../analytics/annual-days.js';
import { cagrPct } from '../../../analytics/cagr.js';
import type { DailyReturns } from '../../../analytics/daily-returns.js';
import { DAILY_RETURNS_MIN } from '../../../analytics/observation-minimums.js';
import { sharpe } from '../../../analytics/sharpe.js';
import { sortino } from '../../../analytics/sortino.js';
import { volatilityPct } from '../../../analytics/volatility.js';
import type { OutOfSample } from '../../../report/comparison/walk-forward-result.js';

/** One test: what it returned day by day. */
export interface TestRun {
  readonly daily: DailyReturns;
  readonly trades: number;
}

/**
 * The tests as one account would have traded them, oldest first: each goes on from what the one before ended with. A day
 * that two of them share is one day. Null where there is none.
 */
export function stitchReturns(tests: readonly TestRun[]): OutOfSample | null {
  const byDay = new Map<number, number>();
  for (const { daily } of tests) {
    daily.returnPct.forEach((returnPct, index) => {
      const before = byDay.get(daily.dayMs[index]);
      const both = before === undefined ? returnPct : ((1 + before / 100) * (1 + returnPct / 100) - 1) * 100;
      byDay.set(daily.dayMs[index], both);
    });
  }
  if (byDay.size === 0) return null;
  const dayMs = [...byDay.keys()];
  const returnPct = Float64Array.from(byDay.values());
  let equity = 1;
  let highest = 1;
  let maxDrawdownPct = 0;
  for (const one of returnPct) {
    equity *= 1 + one / 100;
    highest = Math.max(highest, equity);
    maxDrawdownPct = Math.max(maxDrawdownPct, (1 - equity / highest) * 100);
  }
  return {
    dayMs,
    returnPct: [...returnPct],
    totalReturnPct: (equity - 1) * 100,
    cagrPct: returnPct.length < DAILY_RETURNS_MIN ? null : cagrPct(1, equity, returnPct.length * DAY_MS),
    sharpe: sharpe(returnPct),
    sortino: sortino(returnPct),
    volatilityPct: volatilityPct(returnPct),
    maxDrawdownPct,
    trades: tests.reduce((sum, { trades }) => sum + trades, 0),
  };
}
