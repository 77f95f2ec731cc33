import type { TradeOrder } from '../analytics/comparison/trade-order.js';

/** How much of a run's drawdown was the order of its trades. Estimates, so that money is float, too. */
export interface TradeOrderResult extends TradeOrder {
  /** The figures in words. */
  readonly conclusion: string;
}
