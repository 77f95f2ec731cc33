import type { DepthColumns, QuoteColumns, TradeColumns } from '../../core/tick-columns.js';

/** Ticks of one symbol, however much of them there is. */
export interface TickColumns {
  readonly trades: TradeColumns;
  readonly quotes: QuoteColumns;
  readonly depth: DepthColumns;
}

/** Nothing is left. */
export const NO_TICK = 0;
export const TRADE_TICK = 1;
export const QUOTE_TICK = 2;
export const DEPTH_TICK = 3;

export type TickKind = typeof NO_TICK | typeof TRADE_TICK | typeof QUOTE_TICK | typeof DEPTH_TICK;

/** How far the ticks of a symbol have been played: the next row of each kind. Plain data, all of a replay's state. */
export interface TickCursor {
  trade: number;
  quote: number;
  depth: number;
}

export function createTickCursor(): TickCursor {
  return { trade: 0, quote: 0, depth: 0 };
}

/**
 * The kind of the tick that comes next; the cursor says its row, and stays. Ticks of one time come as trade, quote,
 * depth: a trade happens in the book as it was, and quotes and depth say what it left.
 */
export function nextTick({ trades, quotes, depth }: TickColumns, cursor: TickCursor): TickKind {
  const trade = timeAt(trades, cursor.trade);
  const quote = timeAt(quotes, cursor.quote);
  const message = timeAt(depth, cursor.depth);
  if (trade <= quote && trade <= message) return trade === Number.POSITIVE_INFINITY ? NO_TICK : TRADE_TICK;
  return quote <= message ? QUOTE_TICK : DEPTH_TICK;
}

/** Time of the next tick of any kind, epoch milliseconds; infinity when nothing is left. */
export function nextTickTsMs({ trades, quotes, depth }: TickColumns, cursor: TickCursor): number {
  return Math.min(timeAt(trades, cursor.trade), timeAt(quotes, cursor.quote), timeAt(depth, cursor.depth));
}

/** Steps over the next tick of this kind. */
export function passTick(cursor: TickCursor, kind: TickKind): void {
  if (kind === TRADE_TICK) cursor.trade++;
  else if (kind === QUOTE_TICK) cursor.quote++;
  else if (kind === DEPTH_TICK) cursor.depth++;
}

function timeAt(column: { readonly length: number; readonly tsMs: Float64Array }, row: number): number {
  return row < column.length ? column.tsMs[row] : Number.POSITIVE_INFINITY;
}
