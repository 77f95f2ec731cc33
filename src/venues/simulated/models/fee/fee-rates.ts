import { type FeeRate, feeRateFromBps } from '../../../../core/fee-rate.js';
import { discountedBps } from './discounted-bps.js';

/** The rates of one tier: exact, made once. */
export interface FeeRates {
  readonly maker: FeeRate;
  readonly taker: FeeRate;
}

/** The rates of basis points for makers and takers after a discount in percent. */
export function createFeeRates(makerBps: number, takerBps: number, discountPct: number): FeeRates {
  return {
    maker: feeRateFromBps(discountedBps(makerBps, discountPct)),
    taker: feeRateFromBps(discountedBps(takerBps, discountPct)),
  };
}
