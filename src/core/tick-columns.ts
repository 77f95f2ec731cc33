/** Who took liquidity: the value of {@link TradeColumns.takerSide}, and the sides of the book in {@link DepthColumns}. */
export const BUY_SIDE = 1;
export const SELL_SIDE = -1;
/** The source does not say who took. */
export const UNKNOWN_SIDE = 0;

/**
 * Trades of one symbol as columns, in the order in which they arrived. `tsMs` never decreases: it is the time at which
 * the trade was known here (a capture's receive time), or the exchange's where the source has no other. Epoch
 * milliseconds; finer sources keep the fraction.
 */
export interface TradeColumns {
  readonly length: number;
  readonly tsMs: Float64Array;
  /** The exchange's own time of the trade; NaN where the source has none. */
  readonly exchangeTsMs: Float64Array;
  readonly price: Float64Array;
  /** Base currency. */
  readonly quantity: Float64Array;
  /** {@link BUY_SIDE}: the buyer took, the maker sold ("buyer is maker" is false). {@link SELL_SIDE}: the other way round. */
  readonly takerSide: Int8Array;
  /** The exchange's id of the trade, below 2^53; NaN where the source has none. */
  readonly id: Float64Array;
}

/** Changes of the best bid and ask of one symbol, in the order in which they arrived. An empty side has price 0. */
export interface QuoteColumns {
  readonly length: number;
  readonly tsMs: Float64Array;
  /** NaN where the source has none: spot book tickers carry no time. */
  readonly exchangeTsMs: Float64Array;
  /** The book's update id that made this the best, below 2^53; NaN where the source has none. */
  readonly updateId: Float64Array;
  readonly bidPrice: Float64Array;
  readonly bidQuantity: Float64Array;
  readonly askPrice: Float64Array;
  readonly askQuantity: Float64Array;
}

/**
 * Depth messages of one symbol, snapshots and differences, a message per row. The levels of row `r` are the positions
 * from `levelStart[r]` up to, not including, `levelStart[r + 1]`. A level says the whole quantity at its price, not
 * the change; 0 removes it. Update ids exceed 2^32 but not 2^53.
 */
export interface DepthColumns {
  readonly length: number;
  readonly tsMs: Float64Array;
  /** NaN where the source has none. */
  readonly exchangeTsMs: Float64Array;
  /** `U`: the first update in the message. For a snapshot the same as `finalUpdateId`. */
  readonly firstUpdateId: Float64Array;
  /** `u`: the last update in the message; `lastUpdateId` of a snapshot. */
  readonly finalUpdateId: Float64Array;
  /** `pu`: `u` of the message before. Futures only; NaN otherwise. */
  readonly previousFinalUpdateId: Float64Array;
  /** 1 for a snapshot, which replaces the book. */
  readonly isSnapshot: Uint8Array;
  /** One more than there are rows. */
  readonly levelStart: Uint32Array;
  /** {@link BUY_SIDE} for bids, {@link SELL_SIDE} for asks. */
  readonly levelSide: Int8Array;
  readonly levelPrice: Float64Array;
  readonly levelQuantity: Float64Array;
}

/** Zero-filled columns on shared memory, as those of bars, so that worker threads read them without copying. */
export function allocateTradeColumns(length: number): TradeColumns {
  return {
    length,
    tsMs: floats(length),
    exchangeTsMs: floats(length),
    price: floats(length),
    quantity: floats(length),
    takerSide: signs(length),
    id: floats(length),
  };
}

export function allocateQuoteColumns(length: number): QuoteColumns {
  return {
    length,
    tsMs: floats(length),
    exchangeTsMs: floats(length),
    updateId: floats(length),
    bidPrice: floats(length),
    bidQuantity: floats(length),
    askPrice: floats(length),
    askQuantity: floats(length),
  };
}

export function allocateDepthColumns(length: number, levelCount: number): DepthColumns {
  return {
    length,
    tsMs: floats(length),
    exchangeTsMs: floats(length),
    firstUpdateId: floats(length),
    finalUpdateId: floats(length),
    previousFinalUpdateId: floats(length),
    isSnapshot: new Uint8Array(new SharedArrayBuffer(length)),
    levelStart: new Uint32Array(new SharedArrayBuffer((length + 1) * Uint32Array.BYTES_PER_ELEMENT)),
    levelSide: signs(levelCount),
    levelPrice: floats(levelCount),
    levelQuantity: floats(levelCount),
  };
}

/** The trades [from, to) as views on the same memory. */
export function sliceTradeColumns(trades: TradeColumns, from: number, to: number): TradeColumns {
  return {
    length: to - from,
    tsMs: trades.tsMs.subarray(from, to),
    exchangeTsMs: trades.exchangeTsMs.subarray(from, to),
    price: trades.price.subarray(from, to),
    quantity: trades.quantity.subarray(from, to),
    takerSide: trades.takerSide.subarray(from, to),
    id: trades.id.subarray(from, to),
  };
}

/** The quotes [from, to) as views on the same memory. */
export function sliceQuoteColumns(quotes: QuoteColumns, from: number, to: number): QuoteColumns {
  return {
    length: to - from,
    tsMs: quotes.tsMs.subarray(from, to),
    exchangeTsMs: quotes.exchangeTsMs.subarray(from, to),
    updateId: quotes.updateId.subarray(from, to),
    bidPrice: quotes.bidPrice.subarray(from, to),
    bidQuantity: quotes.bidQuantity.subarray(from, to),
    askPrice: quotes.askPrice.subarray(from, to),
    askQuantity: quotes.askQuantity.subarray(from, to),
  };
}

/** The messages [from, to) as views on the same memory; the levels stay whole, so that `levelStart` still fits. */
export function sliceDepthColumns(depth: DepthColumns, from: number, to: number): DepthColumns {
  return {
    length: to - from,
    tsMs: depth.tsMs.subarray(from, to),
    exchangeTsMs: depth.exchangeTsMs.subarray(from, to),
    firstUpdateId: depth.firstUpdateId.subarray(from, to),
    finalUpdateId: depth.finalUpdateId.subarray(from, to),
    previousFinalUpdateId: depth.previousFinalUpdateId.subarray(from, to),
    isSnapshot: depth.isSnapshot.subarray(from, to),
    levelStart: depth.levelStart.subarray(from, to + 1),
    levelSide: depth.levelSide,
    levelPrice: depth.levelPrice,
    levelQuantity: depth.levelQuantity,
  };
}

function floats(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}

function signs(length: number): Int8Array {
  return new Int8Array(new SharedArrayBuffer(length));
}
