import type { Side } from '../../../../events/order-terms.js';
import type { SlippageModel } from './slippage-model.js';
import { worsePrice } from './worse-price.js';

/**
 * Recorded prices are taken for the middle of the book: a buyer pays the ask and a seller gets the bid, each half a
 * spread away. The spread is in basis points of the price and always the same.
 */
export class SpreadSlippage implements SlippageModel {
  readonly needsActivity = false;
  private readonly halfFraction: number;

  constructor(spreadBps: number) {
    this.halfFraction = spreadBps / 2 / 10_000;
  }

  slip(side: Side, price: number): number {
    return worsePrice(side, price, this.halfFraction);
  }
}
