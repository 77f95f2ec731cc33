/**
 * A bar that has just closed, as its subscribers see it: `tsMs` is the close time. The object is a view that moves on
 * with the data: read it during the call, copy what must outlive it.
 */
export interface BarClosed {
  readonly instrumentIndex: number;
  readonly symbol: string;
  /** From open to close time. Bars by trades, volume or notional have one each, from their first trade to their last. */
  readonly intervalMs: number;
  /** Close time: the first moment at which anybody may know this bar. */
  readonly tsMs: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/**
 * The first price of a bar: what a market order waiting at the venue fills at. `tsMs` is the bar's open time; the clock
 * stands there too, unless the bar overlaps the one before it or reached us late.
 */
export interface BarOpened {
  readonly instrumentIndex: number;
  readonly tsMs: number;
  readonly price: number;
}

/** The barrier: every root event of this time has been run, so one decision may be taken on all of them. */
export interface TimestampCompleted {
  readonly tsMs: number;
}

/** A trade that has just become known. A view that moves on with the data, as {@link BarClosed} is. */
export interface TradeTick {
  readonly instrumentIndex: number;
  readonly symbol: string;
  /** When it was known here: a capture's receive time. Epoch milliseconds. */
  readonly tsMs: number;
  /** The exchange's own time; NaN where the source has none. */
  readonly exchangeTsMs: number;
  readonly price: number;
  /** Base currency. */
  readonly quantity: number;
  /** Who took: 1 the buyer, −1 the seller, 0 if nobody knows. */
  readonly takerSide: number;
}

/** The best bid and ask have changed. A view that moves on with the data. An empty side has price 0. */
export interface QuoteTick {
  readonly instrumentIndex: number;
  readonly symbol: string;
  readonly tsMs: number;
  readonly exchangeTsMs: number;
  readonly bidPrice: number;
  readonly bidQuantity: number;
  readonly askPrice: number;
  readonly askQuantity: number;
}

/** A depth message has been applied to the order book. A view that moves on with the data. */
export interface DepthTick {
  readonly instrumentIndex: number;
  readonly symbol: string;
  readonly tsMs: number;
  readonly exchangeTsMs: number;
  /** Whether the book is known; out of sync it is empty. */
  readonly isKnown: boolean;
  /** NaN while the side is empty. */
  readonly bestBid: number;
  readonly bestAsk: number;
  readonly bids: BookLevels;
  readonly asks: BookLevels;
}

/** One side of an order book: `count` levels, sorted from the worst price to the best, which comes last. */
export interface BookLevels {
  readonly count: number;
  readonly price: ArrayLike<number>;
  readonly quantity: ArrayLike<number>;
}
