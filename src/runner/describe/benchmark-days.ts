import type { Benchmark } from '../../analytics/buy-and-hold.js';
import { type BarColumns, barCloseTsMs } from '../../core/bar-columns.js';

const DAY_MS = 86_400_000;

/**
 * The market as what runs are measured against: its first close and the last one of each UTC day, which is all that
 * buy-and-hold, alpha and beta look at. A close at midnight ends the day before it.
 * @param beforeMs closes at this time or later are left out.
 */
export function benchmarkDays(
  bars: BarColumns,
  intervalMs: number,
  beforeMs: number = Number.POSITIVE_INFINITY,
): Benchmark {
  const tsMs: number[] = [];
  const close: number[] = [];
  let endTsMs = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < bars.length; row++) {
    const closeTsMs = barCloseTsMs(bars, intervalMs, row);
    if (closeTsMs >= beforeMs) break;
    if (closeTsMs > endTsMs || row === 1) {
      endTsMs = Math.ceil(closeTsMs / DAY_MS) * DAY_MS;
      tsMs.push(closeTsMs);
      close.push(bars.close[row]);
    } else {
      tsMs[tsMs.length - 1] = closeTsMs;
      close[close.length - 1] = bars.close[row];
    }
  }
  return { tsMs: Float64Array.from(tsMs), close: Float64Array.from(close) };
}
