import { computeMetrics } from '../../analytics/compute-metrics.js';
import type { Metrics } from '../../analytics/metrics.js';
import { tradeColumns } from '../../analytics/trade-columns.js';
import type { BranchRecord } from '../../report/run-result.js';
import { deepestFallPct } from '../describe/deepest-fall.js';
import { countUntil } from './count-until.js';

/** The metrics of a run from `fromMs` on: of its equity since the last sample before, and of the trades entered since. */
export function metricsSince({ result, equity, roundTrips }: BranchRecord, fromMs: number): Metrics {
  const from = Math.max(0, countUntil(equity.tsMs, equity.tsMs.length, fromMs, true) - 1);
  const rest = {
    tsMs: equity.tsMs.subarray(from),
    equity: equity.equity.subarray(from),
    cash: equity.cash.subarray(from),
    exposure: equity.exposure.subarray(from),
    drawdownPct: equity.drawdownPct.subarray(from),
  };
  const initialEquity = rest.equity[0];
  return computeMetrics({
    equity: rest,
    trades: tradeColumns(roundTrips.filter(({ entryTsMs }) => entryTsMs > fromMs)),
    initialEquity,
    finalEquity: result.metrics.finalEquity,
    fees: result.metrics.fees,
    maxDrawdownPct: deepestFallPct(rest, initialEquity),
    fills: result.metrics.fills,
    turnoverNotional: 0,
  });
}
