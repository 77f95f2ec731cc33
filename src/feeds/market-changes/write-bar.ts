import type { BarColumns } from '../../core/bar-columns.js';

/** The open of a row by the close before it; 1 where there is none. */
export function openingRatio({ open, close }: BarColumns, row: number): number {
  return row > 0 ? open[row] / close[row - 1] : 1;
}

/**
 * Writes a bar that opens at `price` and moves as a row of `source` moved, with its volume. Returns its close. Division
 * and multiplication keep order when they round, so a high stays a high.
 */
export function writeBar(
  target: BarColumns,
  row: number,
  price: number,
  source: BarColumns,
  sourceRow: number,
): number {
  const open = source.open[sourceRow];
  target.high[row] = price * (source.high[sourceRow] / open);
  target.low[row] = price * (source.low[sourceRow] / open);
  target.close[row] = price * (source.close[sourceRow] / open);
  target.volume[row] = source.volume[sourceRow];
  target.open[row] = price;
  return target.close[row];
}

/** Writes a bar in which nothing traded. */
export function writeFlatBar(target: BarColumns, row: number, price: number): void {
  target.open[row] = price;
  target.high[row] = price;
  target.low[row] = price;
  target.close[row] = price;
  target.volume[row] = 0;
}
