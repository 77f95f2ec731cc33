import { type BarColumns, sliceBarColumns } from '../../core/bar-columns.js';
import { selectTickPeriod } from '../../feeds/select-tick-period.js';
import type { BacktestInput } from '../backtest-input.js';
import { countUntil } from './count-until.js';

/** The data from `fromMs` on: bars that open then or later, and ticks of that time or later. No copies. */
export function laterData(input: BacktestInput, fromMs: number): BacktestInput {
  const { bars, ticks = [] } = input;
  return {
    ...input,
    bars: bars.map((columns) => laterBars(columns, fromMs)),
    ticks: bars.map((_, index) => {
      const one = ticks[index] ?? null;
      return one === null ? null : { ...one, ...selectTickPeriod(one, fromMs, Number.POSITIVE_INFINITY) };
    }),
  };
}

function laterBars(columns: BarColumns, fromMs: number): BarColumns {
  const from = countUntil(columns.tsMs, columns.length, fromMs, false);
  const { closeTsMs } = columns;
  const sliced = sliceBarColumns(columns, from, columns.length);
  return closeTsMs === undefined ? sliced : { ...sliced, closeTsMs: closeTsMs.subarray(from) };
}
