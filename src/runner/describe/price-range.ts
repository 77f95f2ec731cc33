import { type BarColumns, barCloseTsMs } from '../../core/bar-columns.js';

/** The highest and lowest price of the bars that closed after `afterTsMs` and not after `untilTsMs`. */
export type PriceRange = (
  instrumentIndex: number,
  afterTsMs: number,
  untilTsMs: number,
) => { readonly high: number; readonly low: number };

/** @param series by instrument. Where no bar closed in time, the range is empty: high is −Infinity, low Infinity. */
export function priceRangeOf(series: readonly { bars: BarColumns; intervalMs: number }[]): PriceRange {
  return (instrumentIndex, afterTsMs, untilTsMs) => {
    const { bars, intervalMs } = series[instrumentIndex];
    let high = Number.NEGATIVE_INFINITY;
    let low = Number.POSITIVE_INFINITY;
    const first = firstCloseAfter(bars, intervalMs, afterTsMs);
    for (let row = first; row < bars.length && barCloseTsMs(bars, intervalMs, row) <= untilTsMs; row++) {
      if (bars.high[row] > high) high = bars.high[row];
      if (bars.low[row] < low) low = bars.low[row];
    }
    return { high, low };
  };
}

function firstCloseAfter(bars: BarColumns, intervalMs: number, afterTsMs: number): number {
  let low = 0;
  let high = bars.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (barCloseTsMs(bars, intervalMs, middle) <= afterTsMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
