import type { Side } from '../../../../events/order-terms.js';

/** How much worse than the market's price an order that takes liquidity trades. Limit orders never slip. */
export interface SlippageModel {
  /** Whether the answer depends on volume and volatility, which the venue has to keep track of then. */
  readonly needsActivity: boolean;
  /**
   * The price after slippage, float; never better than `price` for its side, and finite and positive where `price` is.
   * Never less against the trader for a larger quantity. `order` may be left out where `needsActivity` is false; a
   * model that needs it and does not get it falls back as if nothing were known.
   */
  slip(side: Side, price: number, order?: SlippageOrder): number;
}

/** What impact depends on: the order, and the market as its last closed bars have shown it. */
export interface SlippageOrder {
  /** What is to fill, in base currency; float. */
  readonly quantity: number;
  /** Mean volume of a bar over the last closed bars, in base currency; NaN when unknown. */
  readonly volume: number;
  /** Standard deviation of a bar's log return over the last closed bars; NaN when unknown. */
  readonly volatility: number;
}

/** An order of which nothing is known. */
export const UNKNOWN_ORDER: SlippageOrder = { quantity: Number.NaN, volume: Number.NaN, volatility: Number.NaN };
