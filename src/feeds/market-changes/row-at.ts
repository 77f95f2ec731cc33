import type { BarColumns } from '../../core/bar-columns.js';

/** The first row that opens at `tsMs` or later; the number of rows if there is none. Open times must increase. */
export function firstRowFrom({ tsMs: times, length }: BarColumns, tsMs: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle] < tsMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The row that opens nearest to a time, the earlier of two; -1 where none opens within half an interval, which is a gap.
 * Bars that are not cut by time (an interval of 0) have no gaps. Asking for one row after the other is cheap.
 */
export function rowFinder(bars: BarColumns, intervalMs: number): (tsMs: number) => number {
  const reachMs = intervalMs === 0 ? Number.POSITIVE_INFINITY : intervalMs / 2;
  const times = bars.tsMs;
  let last = -1;
  return (tsMs) => {
    if (last + 1 < bars.length && times[last + 1] === tsMs) {
      last += 1;
      return last;
    }
    const after = firstRowFrom(bars, tsMs);
    const beforeMs = after > 0 ? tsMs - times[after - 1] : Number.POSITIVE_INFINITY;
    const afterMs = after < bars.length ? times[after] - tsMs : Number.POSITIVE_INFINITY;
    const nearest = beforeMs <= afterMs ? after - 1 : after;
    if (bars.length === 0 || Math.min(beforeMs, afterMs) > reachMs) return -1;
    last = nearest;
    return nearest;
  };
}
