import { allocateBarColumns, type BarColumns } from '../../../src/core/bar-columns.js';

export type BarTuple = readonly [tsMs: number, open: number, high: number, low: number, close: number, volume: number];

/** Columns from rows. */
export function makeBars(rows: readonly BarTuple[]): BarColumns {
  const bars = allocateBarColumns(rows.length);
  for (const [index, [tsMs, open, high, low, close, volume]] of rows.entries()) {
    bars.tsMs[index] = tsMs;
    bars.open[index] = open;
    bars.high[index] = high;
    bars.low[index] = low;
    bars.close[index] = close;
    bars.volume[index] = volume;
  }
  return bars;
}

/** Rows from columns. */
export function barRows(bars: BarColumns): BarTuple[] {
  const { tsMs, open, high, low, close, volume } = bars;
  return Array.from(tsMs, (time, row) => [time, open[row], high[row], low[row], close[row], volume[row]]);
}

/** A sound bar at `tsMs`, a little different for each time. */
export function bar(tsMs: number, price = 100 + ((tsMs / 60_000) % 7)): BarTuple {
  return [tsMs, price, price + 2, price - 1, price + 1, 5];
}
