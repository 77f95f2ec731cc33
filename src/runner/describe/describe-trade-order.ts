import { tradeOrder } from '../../analytics/comparison/trade-order.js';
import { tradeOrderConclusion } from '../../analytics/comparison/trade-order-conclusion.js';
import type { TradeOrderResult } from '../../report/trade-order-result.js';

/** Trades walked through in other orders, and as many in draws: under a tenth of a second on most machines. */
const STEPS_MAX = 4_000_000;
const RESAMPLES_MAX = 2000;
/** The fewest whose 5 % and 95 % quantiles are not their extremes. */
const RESAMPLES_MIN = 50;
const RUIN_DRAWDOWN_PCT = 50;

/**
 * What the trades of a whole run could have looked like in other orders; null where they are too few, or the account was
 * emptied.
 * @param profits of round trips in the order of their ends, quote currency.
 * @param seed of the scenario. No agent draws from the stream that is made of it, so the run stays as it was.
 */
export function describeTradeOrder(profits: Float64Array, startEquity: number, seed: number): TradeOrderResult | null {
  if (!(startEquity > 0)) return null;
  const order = tradeOrder(profits, startEquity, {
    seed: `${seed}/trade-order`,
    resamples: resamplesFor(profits.length),
    ruinDrawdownPct: RUIN_DRAWDOWN_PCT,
  });
  return order && { conclusion: tradeOrderConclusion(order), ...order };
}

/** Of many trades fewer orders: a run shall not wait for them. */
export function resamplesFor(trades: number): number {
  return Math.max(RESAMPLES_MIN, Math.min(RESAMPLES_MAX, Math.floor(STEPS_MAX / Math.max(1, trades))));
}
