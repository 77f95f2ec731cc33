import type { Benchmark } from '../../analytics/buy-and-hold.js';
import type { EquityCurve } from '../../analytics/equity-curve.js';
import { joinColumns } from '../../analytics/join-columns.js';
import type { MetricsInput } from '../../analytics/metrics-input.js';
import { joinTrades, type TradeColumns } from '../../analytics/trade-columns.js';
import { formatDecimal, parseDecimal } from '../../core/decimal.js';
import { MONEY_DECIMALS, type Money, moneyToFloat } from '../../core/units.js';
import { deepestFallPct } from './deepest-fall.js';
import { joinTallies, type StrategyTally } from './strategy-tally.js';
import type { OpenTrip } from './trip-tracker.js';

/** Where a part of a run begins, with what its record does not show. Plain data. */
export interface PartStart {
  readonly tsMs: number;
  /** Of the whole desk, float. */
  readonly equity: number;
  /** Paid so far. */
  readonly fees: Money;
  readonly funding: Money;
  readonly interest: Money;
  readonly openTrips: readonly OpenTrip[];
  /** The last close of the benchmark before it; empty where there was none. */
  readonly benchmark: Benchmark;
}

/** What happened in a part of a run: parts that follow each other can be joined. Plain data. */
export interface RunPart {
  readonly equity: EquityCurve;
  readonly trades: TradeColumns;
  readonly byStrategy: StrategyTally;
  readonly fills: number;
  /** Value of everything bought and sold. */
  readonly turnover: Money;
  readonly benchmark: Benchmark;
}

/** What of a part its metrics are computed from. */
export function partMetricsInput({ turnover, byStrategy: _, ...part }: RunPart) {
  return { ...part, turnoverNotional: moneyToFloat(turnover) };
}

/** How a run ended, counted from its very start. Money as exact decimals. */
export type RunEnding = Pick<MetricsInput, 'finalEquity' | 'fees' | 'funding' | 'interest' | 'maxDrawdownPct'>;

/** How a run ended, counted from the start of a part; drawdowns are seen at the points of the equity curve. */
export function endingSince(ending: RunEnding, start: PartStart, part: RunPart): RunEnding {
  const since = (total: string | undefined, before: Money) =>
    total === undefined ? undefined : formatDecimal(parseDecimal(total, MONEY_DECIMALS) - before, MONEY_DECIMALS);
  return {
    finalEquity: ending.finalEquity,
    fees: since(ending.fees, start.fees) as string,
    funding: since(ending.funding, start.funding),
    interest: since(ending.interest, start.interest),
    maxDrawdownPct: deepestFallPct(part.equity, start.equity),
  };
}

/** One part behind the other. */
export function joinParts(first: RunPart, second: RunPart): RunPart {
  return {
    equity: {
      tsMs: joinColumns(first.equity.tsMs, second.equity.tsMs),
      equity: joinColumns(first.equity.equity, second.equity.equity),
      cash: joinColumns(first.equity.cash, second.equity.cash),
      exposure: joinColumns(first.equity.exposure, second.equity.exposure),
      drawdownPct: joinColumns(first.equity.drawdownPct, second.equity.drawdownPct),
    },
    trades: joinTrades(first.trades, second.trades),
    byStrategy: joinTallies(first.byStrategy, second.byStrategy),
    fills: first.fills + second.fills,
    turnover: (first.turnover + second.turnover) as Money,
    benchmark: joinBenchmarks(first.benchmark, second.benchmark),
  };
}

export function joinBenchmarks(first: Benchmark, second: Benchmark): Benchmark {
  return { tsMs: joinColumns(first.tsMs, second.tsMs), close: joinColumns(first.close, second.close) };
}
