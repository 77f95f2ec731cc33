import type { Side } from '../../../../events/order-terms.js';
import type { SlippageModel } from './slippage-model.js';
import { worsePrice } from './worse-price.js';

/** The same number of basis points against every taker; 0 is no slippage. */
export class FixedSlippage implements SlippageModel {
  readonly needsActivity = false;
  private readonly fraction: number;

  constructor(bps: number) {
    this.fraction = bps / 10_000;
  }

  slip(side: Side, price: number): number {
    return worsePrice(side, price, this.fraction);
  }
}
