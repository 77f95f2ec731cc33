import type { FeeRate } from '../../../../core/fee-rate.js';
import type { Liquidity } from '../../../../events/order-terms.js';

/** What the venue charges for a fill. */
export interface FeeModel {
  /** The share of the notional. */
  rate(liquidity: Liquidity): FeeRate;
}
