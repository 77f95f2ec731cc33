import { exactAverage } from './exact-sum.js';
import { mean } from './mean.js';
import type { TradeColumns } from './trade-columns.js';

/** Average profit of a trade after fees (the expectancy), quote currency; null without a trade. */
export function expectancy(trades: Pick<TradeColumns, 'total'>): string | null {
  return exactAverage(trades.total);
}

/** Average profit of the winners, quote currency; null without one. */
export function avgWin(trades: Pick<TradeColumns, 'wins'>): string | null {
  return exactAverage(trades.wins);
}

/** Average profit of the losers (negative), quote currency; null without one. */
export function avgLoss(trades: Pick<TradeColumns, 'losses'>): string | null {
  return exactAverage(trades.losses);
}

/** Average profit of a trade in percent of its entry's notional; null without a trade. */
export function avgTradePct({ returnPct }: Pick<TradeColumns, 'returnPct'>): number | null {
  return returnPct.length === 0 ? null : mean(returnPct);
}

/** Average time from entry to exit in minutes; null without a trade. */
export function avgDurationMinutes({ durationMs }: Pick<TradeColumns, 'durationMs'>): number | null {
  return durationMs.length === 0 ? null : mean(durationMs) / 60_000;
}
