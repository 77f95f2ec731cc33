import { type FeeRate, feeRateFromBps } from '../../../../core/fee-rate.js';
import type { Liquidity } from '../../../../events/order-terms.js';
import type { FeeModel } from './fee-model.js';

/** One rate for makers and one for takers, in basis points of the notional. */
export class FlatFee implements FeeModel {
  private readonly makerRate: FeeRate;
  private readonly takerRate: FeeRate;

  constructor(makerBps: number, takerBps: number) {
    this.makerRate = feeRateFromBps(makerBps);
    this.takerRate = feeRateFromBps(takerBps);
  }

  rate(liquidity: Liquidity): FeeRate {
    return liquidity === 'maker' ? this.makerRate : this.takerRate;
  }
}
