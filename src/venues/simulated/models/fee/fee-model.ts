import type { Liquidity } from '../../../../events/order-terms.js';

/** What the venue charges for a fill. */
export interface FeeModel {
  /** Rate as an integer of 10^-8 of the notional (see feeRateFromBps). */
  rate(liquidity: Liquidity): bigint;
}
