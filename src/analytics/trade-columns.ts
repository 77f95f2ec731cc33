import { addSums, type ExactSum, exactSum } from './exact-sum.js';
import { joinColumns } from './join-columns.js';
import type { RoundTrip } from './round-trip.js';
import { coveredSpans, joinSpans, type TimeSpans } from './time-spans.js';

/**
 * What metrics need of a run's trades, in the order in which they ended: columns and sums that those of a later part of
 * the run can be joined to, for the same result as if all had been taken together. Plain data.
 *
 * A win is a trade with a profit after fees; one that ends at exactly 0 is neither a win nor a loss, but a trade.
 */
export interface TradeColumns {
  readonly pnl: Float64Array;
  readonly returnPct: Float64Array;
  readonly durationMs: Float64Array;
  readonly exitTsMs: Float64Array;
  /** When at least one of them was open. */
  readonly spans: TimeSpans;
  /** Profits, exact. */
  readonly total: ExactSum;
  readonly wins: ExactSum;
  readonly losses: ExactSum;
  /** Sums of the wins' profits and of the losses' losses, 0 or positive, float. */
  readonly grossWin: number;
  readonly grossLoss: number;
  /** The highest and lowest profit, exact; null without a trade. */
  readonly best: string | null;
  readonly worst: string | null;
}

export function tradeColumns(roundTrips: readonly RoundTrip[]): TradeColumns {
  const ordered = [...roundTrips].sort((a, b) => a.exitTsMs - b.exitTsMs);
  const pnl = Float64Array.from(ordered, (trip) => Number(trip.pnl));
  const textsOf = (trips: readonly RoundTrip[]) => trips.map((trip) => trip.pnl);
  const spans = ordered.flatMap(({ entryTsMs, exitTsMs }) => [entryTsMs, exitTsMs]);
  return {
    pnl,
    returnPct: Float64Array.from(ordered, (trip) => trip.returnPct),
    durationMs: Float64Array.from(ordered, (trip) => trip.exitTsMs - trip.entryTsMs),
    exitTsMs: Float64Array.from(ordered, (trip) => trip.exitTsMs),
    spans: coveredSpans(spans),
    total: exactSum(textsOf(ordered)),
    wins: exactSum(textsOf(ordered.filter((_, i) => pnl[i] > 0))),
    losses: exactSum(textsOf(ordered.filter((_, i) => pnl[i] < 0))),
    ...grossOf(pnl, 0, 0),
    best: extreme(textsOf(ordered), 1),
    worst: extreme(textsOf(ordered), -1),
  };
}

/** Trades and those that ended after them. */
export function joinTrades(first: TradeColumns, second: TradeColumns): TradeColumns {
  return {
    pnl: joinColumns(first.pnl, second.pnl),
    returnPct: joinColumns(first.returnPct, second.returnPct),
    durationMs: joinColumns(first.durationMs, second.durationMs),
    exitTsMs: joinColumns(first.exitTsMs, second.exitTsMs),
    spans: joinSpans(first.spans, second.spans),
    total: addSums(first.total, second.total),
    wins: addSums(first.wins, second.wins),
    losses: addSums(first.losses, second.losses),
    ...grossOf(second.pnl, first.grossWin, first.grossLoss),
    best: extreme([first.best, second.best], 1),
    worst: extreme([first.worst, second.worst], -1),
  };
}

/** Added one after the other, so that the parts of a run come to the same float as the whole. */
export function grossOf(pnl: Float64Array, win: number, loss: number): Pick<TradeColumns, 'grossWin' | 'grossLoss'> {
  let [grossWin, grossLoss] = [win, loss];
  for (const profit of pnl) {
    if (profit > 0) grossWin += profit;
    else grossLoss -= profit;
  }
  return { grossWin, grossLoss };
}

function extreme(amounts: readonly (string | null)[], sign: 1 | -1): string | null {
  let best: string | null = null;
  for (const amount of amounts) {
    if (amount !== null && (best === null || sign * Number(amount) > sign * Number(best))) best = amount;
  }
  return best;
}
