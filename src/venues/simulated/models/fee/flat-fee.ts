import { feeRateFromBps } from '../../../../core/instrument.js';
import type { Liquidity } from '../../../../events/order-terms.js';
import type { FeeModel } from './fee-model.js';

/** One rate for makers and one for takers, in basis points of the notional. */
export class FlatFee implements FeeModel {
  private readonly makerRate: bigint;
  private readonly takerRate: bigint;

  constructor(makerBps: number, takerBps: number) {
    this.makerRate = feeRateFromBps(makerBps);
    this.takerRate = feeRateFromBps(takerBps);
  }

  rate(liquidity: Liquidity): bigint {
    return liquidity === 'maker' ? this.makerRate : this.takerRate;
  }
}
