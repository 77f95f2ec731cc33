import { assert } from '../../../../core/assert.js';
import type { Side } from '../../../../events/order-terms.js';
import { type SlippageModel, type SlippageOrder, UNKNOWN_ORDER } from './slippage-model.js';
import { worsePrice } from './worse-price.js';

/**
 * The price moves by priceImpact × share², where the share is the order's quantity by the volume of a bar, up to a
 * limit: nothing for small orders, quickly more for large ones.
 *
 * Formula: Zipline's VolumeShareSlippage, price × (1 ± price_impact × volume_share²)
 * (https://github.com/quantopian/zipline/blob/master/zipline/finance/slippage.py). There the volume is that of the bar
 * in which the order fills; here it is the mean of the bars before, which is what is known at that moment. Zipline also
 * cuts orders to the limit; here an order above it fills at the price of the limit.
 *
 * Where the volume is unknown or zero, the share is at its limit: the dearest that this model has.
 */
export class VolumeShareSlippage implements SlippageModel {
  readonly needsActivity = true;
  private readonly priceImpact: number;
  private readonly shareLimit: number;

  /** `limitPct` is the highest share that counts, in percent of a bar's volume. */
  constructor(priceImpact: number, limitPct: number) {
    this.priceImpact = priceImpact;
    this.shareLimit = limitPct / 100;
    assert(
      priceImpact >= 0 && priceImpact * this.shareLimit ** 2 < 1,
      `price impact of ${priceImpact} is out of range`,
    );
  }

  slip(side: Side, price: number, { quantity, volume }: SlippageOrder = UNKNOWN_ORDER): number {
    const share = quantity / volume;
    // NaN and infinity are not below the limit.
    const counted = share < this.shareLimit ? share : this.shareLimit;
    return worsePrice(side, price, this.priceImpact * counted * counted);
  }
}
