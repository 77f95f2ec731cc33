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
  const ordered = [...trips].sort(byExit);
  const count = ordered.length;
  const pnl = new Float64Array(count);
  const returnPct = new Float64Array(count);
  const durationMs = new Float64Array(count);
  const exitTsMs = new Float64Array(count);
  const spans = new Float64Array(2 * count);
  const wins = { count: 0, units: 0n, decimals: MONEY_DECIMALS };
  const losses = { count: 0, units: 0n, decimals: MONEY_DECIMALS };
  let [best, worst] = [0, 0];
  for (let index = 0; index < count; index++) {
    const trip = ordered[index];
    const profit = profitOf(trip);
    // By way of its decimals, as those read it who have it in words.
    pnl[index] = Number(formatDecimal(profit, MONEY_DECIMALS));
    returnPct[index] = (moneyToFloat(profit) / moneyToFloat(trip.entryNotional)) * 100;
    durationMs[index] = trip.exitTsMs - trip.entryTsMs;
    exitTsMs[index] = trip.exitTsMs;
    spans[2 * index] = trip.entryTsMs;
    spans[2 * index + 1] = trip.exitTsMs;
    if (profit > 0n) take(wins, profit);
    else if (profit < 0n) take(losses, profit);
    if (pnl[index] > pnl[best]) best = index;
    if (pnl[index] < pnl[worst]) worst = index;
  }
  const textOf = (trip: ClosedTrip | undefined) => (trip ? formatDecimal(profitOf(trip), MONEY_DECIMALS) : null);
  return {
    pnl,
    returnPct,
    durationMs,
    exitTsMs,
    spans: coveredSpans(spans),
    total: { count, units: wins.units + losses.units, decimals: MONEY_DECIMALS },
    wins,
    losses,
    ...grossOf(pnl, 0, 0),
    best: textOf(ordered[best]),
    worst: textOf(ordered[worst]),
  };
}

function byExit(a: ClosedTrip, b: ClosedTrip): number {
  return a.exitTsMs - b.exitTsMs;
}

function profitOf({ long, entryNotional, exitNotional, fees }: ClosedTrip): Money {
  return ((long ? exitNotional - entryNotional : entryNotional - exitNotional) - fees) as Money;
}

function take(sum: { -readonly [Key in keyof ExactSum]: ExactSum[Key] }, profit: Money): void {
  sum.count++;
  sum.units += profit;
}
