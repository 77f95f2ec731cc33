import { formatDecimal } from '../../core/decimal.js';
import { formatQuantity, type Instrument } from '../../core/instrument.js';
import { isoTime } from '../../core/iso-time.js';
import { MONEY_DECIMALS } from '../../core/units.js';
import type { ExecutionCompleted } from '../../events/execution-events.js';
import type { ExecutionResult } from '../../report/run-result.js';

/** Orders that an algorithm worked, as reports show them. */
export function describeExecutions(
  executions: readonly ExecutionCompleted[],
  instruments: readonly Instrument[],
  strategyIds: readonly string[],
): ExecutionResult[] {
  return executions.map((one) => {
    const instrument = instruments[one.instrumentIndex];
    return {
      strategy: strategyIds[one.strategyIndex],
      symbol: instrument.symbol,
      side: one.side,
      algorithm: one.algorithm,
      quantity: formatQuantity(instrument, one.quantity),
      filled: formatQuantity(instrument, one.filled),
      slices: one.slices,
      from: isoTime(one.startTsMs),
      to: isoTime(one.tsMs),
      arrivalPrice: one.arrivalPrice,
      averagePrice: numberOrNull(one.averagePrice),
      marketVwap: numberOrNull(one.marketVwap),
      shortfallBps: numberOrNull(one.shortfallBps),
      fees: formatDecimal(one.fees, MONEY_DECIMALS),
    };
  });
}

/** What could not be computed is null: JSON has no NaN. */
function numberOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
