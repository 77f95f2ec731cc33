import type { FeeRate } from '../../../../core/fee-rate.js';
import type { Liquidity } from '../../../../events/order-terms.js';
import type { FeeModel } from './fee-model.js';
import { createFeeRates } from './fee-rates.js';

/**
 * One rate for makers and one for takers, in basis points of the notional, less a discount in percent (see
 * discountedBps). A negative rate is a rebate.
 */
export class FlatFee implements FeeModel {
  private readonly makerRate: FeeRate;
  private readonly takerRate: FeeRate;

  constructor(makerBps: number, takerBps: number, discountPct = 0) {
    const { maker, taker } = createFeeRates(makerBps, takerBps, discountPct);
    this.makerRate = maker;
    this.takerRate = taker;
  }

  rate(liquidity: Liquidity): FeeRate {
    return liquidity === 'maker' ? this.makerRate : this.takerRate;
  }
}
