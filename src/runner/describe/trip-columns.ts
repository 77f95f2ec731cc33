import type { ExactSum } from '../../analytics/exact-sum.js';
import { coveredSpans } from '../../analytics/time-spans.js';
import { grossOf, type TradeColumns } from '../../analytics/trade-columns.js';
import { formatDecimal } from '../../core/decimal.js';
import { MONEY_DECIMALS, type Money, moneyToFloat } from '../../core/units.js';
import type { ClosedTrip } from './closed-trip.js';

/**
 * What metrics need of trades, from the exact trips themselves: the same numbers as of the trips put into words, for those
 * who do not need the words.
 */
export function tripColumns(trips: readonly ClosedTrip[]): TradeColumns {
  const ordered = [...trips].sort((a, b) => a.exitTsMs - b.exitTsMs);
  const profits = ordered.map(profitOf);
  const texts = profits.map((profit) => formatDecimal(profit, MONEY_DECIMALS));
  const pnl = Float64Array.from(texts, Number);
  const spans = ordered.flatMap(({ entryTsMs, exitTsMs }) => [entryTsMs, exitTsMs]);
  const extreme = (sign: 1 | -1) => {
    let best = 0;
    for (let index = 1; index < pnl.length; index++) if (sign * pnl[index] > sign * pnl[best]) best = index;
    return texts[best] ?? null;
  };
  return {
    pnl,
    returnPct: Float64Array.from(
      ordered,
      (trip, i) => (moneyToFloat(profits[i]) / moneyToFloat(trip.entryNotional)) * 100,
    ),
    durationMs: Float64Array.from(ordered, ({ entryTsMs, exitTsMs }) => exitTsMs - entryTsMs),
    exitTsMs: Float64Array.from(ordered, ({ exitTsMs }) => exitTsMs),
    spans: coveredSpans(spans),
    total: sumOf(profits),
    wins: sumOf(profits.filter((profit) => profit > 0n)),
    losses: sumOf(profits.filter((profit) => profit < 0n)),
    ...grossOf(pnl, 0, 0),
    best: extreme(1),
    worst: extreme(-1),
  };
}

function profitOf({ long, entryNotional, exitNotional, fees }: ClosedTrip): Money {
  return ((long ? exitNotional - entryNotional : entryNotional - exitNotional) - fees) as Money;
}

function sumOf(profits: readonly Money[]): ExactSum {
  const units = profits.reduce((sum: bigint, profit) => sum + profit, 0n);
  return { count: profits.length, units, decimals: MONEY_DECIMALS };
}
