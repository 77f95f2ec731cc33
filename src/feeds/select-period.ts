import { type BarColumns, sliceBarColumns } from '../core/bar-columns.js';
import { DataError } from '../core/errors.js';

/**
 * The bars whose open time lies in [fromMs, toMs), as views on the same memory. Open times must increase (see
 * applyDataPolicy). Throws DataError DATA_PERIOD_OUTSIDE if there is none, naming both ranges.
 */
export function selectPeriod(bars: BarColumns, intervalMs: number, fromMs: number, toMs: number): BarColumns {
  const from = lowerBound(bars.tsMs, bars.length, fromMs);
  const to = lowerBound(bars.tsMs, bars.length, toMs);
  if (from < to) return sliceBarColumns(bars, from, to);
  const wanted = `${iso(fromMs)} to ${iso(toMs)}`;
  const available =
    bars.length === 0 ? 'empty' : `${iso(bars.tsMs[0])} to ${iso(bars.tsMs[bars.length - 1] + intervalMs)}`;
  throw new DataError({
    code: 'DATA_PERIOD_OUTSIDE',
    message: `No bar opens in the period ${wanted}; the data covers ${available}.`,
    remedy: 'Choose a period inside the data, or give data that covers the period.',
    values: { fromMs, toMs, rows: bars.length },
  });
}

/** The first index whose time is not before `timeMs`. */
function lowerBound(times: Float64Array, length: number, timeMs: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle] < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

function iso(timeMs: number): string {
  const date = new Date(timeMs);
  // An open-ended period reaches us as an infinite time, which no date can hold.
  return Number.isNaN(date.getTime()) ? String(timeMs) : date.toISOString();
}
