import {
  type DepthColumns,
  type QuoteColumns,
  sliceDepthColumns,
  sliceQuoteColumns,
  sliceTradeColumns,
  type TradeColumns,
} from '../core/tick-columns.js';
import type { TickColumns } from '../kernel/ticks/tick-cursor.js';

/**
 * The ticks whose time lies in [fromMs, toMs), as views on the same memory; perhaps none. An order book whose snapshot
 * lies before `fromMs` is not known until the next one.
 */
export function selectTickPeriod({ trades, quotes, depth }: TickColumns, fromMs: number, toMs: number): TickColumns {
  const range = (column: TradeColumns | QuoteColumns | DepthColumns): [number, number] => [
    lowerBound(column, fromMs),
    lowerBound(column, toMs),
  ];
  return {
    trades: sliceTradeColumns(trades, ...range(trades)),
    quotes: sliceQuoteColumns(quotes, ...range(quotes)),
    depth: sliceDepthColumns(depth, ...range(depth)),
  };
}

/** The first row whose time is not before `timeMs`. */
function lowerBound(
  { tsMs, length }: { readonly tsMs: Float64Array; readonly length: number },
  timeMs: number,
): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (tsMs[middle] < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
