import type { OrderBook } from './book/order-book.js';

/**
 * The last prices of every instrument: what positions are marked at, orders are checked against and, where the data has
 * quotes and depth, what rests in the market.
 */
export interface Market {
  /** Open of the bar that is open, or close of the last one, or the last trade; float; NaN before the first. */
  readonly lastPrice: Float64Array;
  /** The best bid and ask and what rests there, by the last quote; NaN without quotes and where a side is empty. */
  readonly bidPrice: Float64Array;
  readonly bidQuantity: Float64Array;
  readonly askPrice: Float64Array;
  readonly askQuantity: Float64Array;
  /** Null where the data has no depth. */
  readonly books: (OrderBook | null)[];
  /** 1 once the last quote, or depth message, of a source is in whose trades go on without them. */
  readonly quotesEnded: Uint8Array;
  readonly depthEnded: Uint8Array;
}

export function createMarket(instrumentCount: number): Market {
  const unknown = () => new Float64Array(instrumentCount).fill(Number.NaN);
  return {
    lastPrice: unknown(),
    bidPrice: unknown(),
    bidQuantity: unknown(),
    askPrice: unknown(),
    askQuantity: unknown(),
    quotesEnded: new Uint8Array(instrumentCount),
    depthEnded: new Uint8Array(instrumentCount),
    books: Array.from({ length: instrumentCount }, () => null),
  };
}
