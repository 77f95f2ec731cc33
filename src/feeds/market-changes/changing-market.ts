import { allocateBarColumns, type BarColumns, sliceBarColumns } from '../../core/bar-columns.js';
import type { MarketBars } from './market-bars.js';

/** A market while it is being changed. */
export interface ChangingMarket {
  readonly symbol: string;
  readonly intervalMs: number;
  /** As it was. */
  readonly whole: BarColumns;
  readonly firstRow: number;
  /** The rows from `firstRow` on, in memory of their own: every change writes its prices here. */
  readonly tail: BarColumns;
  readonly notes: string[];
}

/** A copy of the rows from `firstRow` on, to be written to. */
export function startChanging({ symbol, intervalMs, bars }: MarketBars, firstRow: number): ChangingMarket {
  const { closeTsMs, ...rest } = sliceTail(bars, firstRow);
  const tail = { ...allocateBarColumns(rest.length), ...(closeTsMs && { closeTsMs }) };
  tail.tsMs.set(rest.tsMs);
  tail.open.set(rest.open);
  tail.high.set(rest.high);
  tail.low.set(rest.low);
  tail.close.set(rest.close);
  tail.volume.set(rest.volume);
  return { symbol, intervalMs, whole: bars, firstRow, tail, notes: [] };
}

/** The rows from `firstRow` on as views on the same memory. */
export function sliceTail(bars: BarColumns, firstRow: number): BarColumns {
  const tail = sliceBarColumns(bars, firstRow, bars.length);
  return bars.closeTsMs === undefined ? tail : { ...tail, closeTsMs: bars.closeTsMs.subarray(firstRow, bars.length) };
}
