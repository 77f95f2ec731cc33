import type { Side } from '../../../../events/order-terms.js';

/** How much worse than the market's price an order that takes liquidity trades. Limit orders never slip. */
export interface SlippageModel {
  /** The price after slippage, float; never better than `price` for its side. */
  slip(side: Side, price: number): number;
}
