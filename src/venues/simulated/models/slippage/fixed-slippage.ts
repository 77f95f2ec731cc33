import type { Side } from '../../../../events/order-terms.js';
import type { SlippageModel } from './slippage-model.js';

/** The same number of basis points against every taker; 0 is no slippage. */
export class FixedSlippage implements SlippageModel {
  private readonly fraction: number;

  constructor(bps: number) {
    this.fraction = bps / 10_000;
  }

  slip(side: Side, price: number): number {
    if (this.fraction === 0) return price;
    return side === 'buy' ? price * (1 + this.fraction) : price * (1 - this.fraction);
  }
}
