import type { FeeRate } from '../../../../core/fee-rate.js';
import type { Liquidity } from '../../../../events/order-terms.js';

/** What the venue charges for a fill. A model without memory leaves the optional members out. */
export interface FeeModel {
  /**
   * What decides the rates to come: plain data, part of the venue's state. To go on from a snapshot, set it to the
   * saved one before anything is asked.
   */
  state?: object;
  /**
   * The share of the notional; negative is a rebate. `tsMs` is the time of the question, for models whose rates change
   * with it: left out, it is the latest that the model was told.
   */
  rate(liquidity: Liquidity, tsMs?: number): FeeRate;
  /** A fill has been charged: at epoch milliseconds, of a notional in quote currency (float). */
  onFill?(tsMs: number, notional: number): void;
}
