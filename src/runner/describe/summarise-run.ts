import type { Benchmark } from '../../analytics/buy-and-hold.js';
import { computeMetrics } from '../../analytics/compute-metrics.js';
import { type DailyReturns, dailyReturns } from '../../analytics/daily-returns.js';
import type { EquityCurve } from '../../analytics/equity-curve.js';
import type { Metrics } from '../../analytics/metrics.js';
import { moneyToFloat } from '../../core/units.js';
import type { BacktestInput } from '../backtest-input.js';
import { type Engine, initialCash } from '../compose/compose-engine.js';
import { fingerprintOf } from '../fingerprint.js';
import { closedTrips } from './closed-trips.js';
import { endingOf } from './describe-branch.js';
import type { PriceRange } from './price-range.js';
import { tripColumns } from './trip-columns.js';
import { turnoverOf } from './turnover.js';

/** What is left of a run of which only the numbers count. */
export interface RunSummary {
  readonly metrics: Metrics;
  readonly fingerprint: string;
  readonly daily: DailyReturns;
}

export interface SummariseOptions {
  /** The same for every run over the same bars: see benchmarkDays. */
  readonly benchmark: Benchmark;
  /** When trading began: the time before it is left out. Default: at the start of the run. */
  readonly fromMs?: number;
}

/**
 * The metrics that describeBranch would give, and nothing of what a report shows: no table of fills, of executions or of
 * positions is made.
 */
export function summariseRun(engine: Engine, input: BacktestInput, options: SummariseOptions): RunSummary {
  const { scenario, dataHashes } = input;
  const { record, kernel, instruments } = engine;
  const { benchmark, fromMs = Number.NEGATIVE_INFINITY } = options;
  const { fills } = record;
  const trips = closedTrips(fills, instruments, NO_RANGE);
  const equity = since(record.equityCurve(), fromMs);
  const initialEquity = moneyToFloat(initialCash(scenario));
  const metrics = computeMetrics({
    equity,
    trades: tripColumns(trips),
    initialEquity,
    ...endingOf(engine, scenario),
    fills: record.fillCount,
    turnoverNotional: moneyToFloat(turnoverOf(fills, instruments)),
    benchmark,
  });
  return {
    metrics,
    fingerprint: fingerprintOf(scenario, dataHashes, kernel.hasher.digestHex()),
    daily: dailyReturns(equity, initialEquity),
  };
}

/** No metric looks at how far a price went while a position was open, and going through all bars held takes its time. */
const NO_RANGE: PriceRange = () => ({ high: Number.NEGATIVE_INFINITY, low: Number.POSITIVE_INFINITY });

/** The samples from the last one that is not after `fromMs`: before, there was nothing but cash. */
function since(curve: EquityCurve, fromMs: number): EquityCurve {
  const { tsMs } = curve;
  let first = 0;
  while (first + 1 < tsMs.length && tsMs[first + 1] <= fromMs) first++;
  if (first === 0) return curve;
  return {
    tsMs: tsMs.subarray(first),
    equity: curve.equity.subarray(first),
    cash: curve.cash.subarray(first),
    exposure: curve.exposure.subarray(first),
    drawdownPct: curve.drawdownPct.subarray(first),
  };
}
