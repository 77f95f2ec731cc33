import { TRADES_MIN } from './observation-minimums.js';
import { payoffRatio } from './payoff-ratio.js';
import type { TradeColumns } from './trade-columns.js';

/**
 * Kelly fraction in percent of capital: the stake that grows fastest if every future trade is drawn from these; below
 * 0: do not trade.
 *
 * Formula: W − (1 − W) / R, W the share of winners, R the payoff ratio (J. L. Kelly, A New Interpretation of
 * Information Rate, 1956, in the form for trades: https://www.investopedia.com/articles/trading/04/091504.asp). Null
 * under {@link TRADES_MIN} trades and without a payoff ratio.
 */
export function kellyPct(trades: TradeColumns): number | null {
  const { count } = trades.total;
  const payoff = payoffRatio(trades);
  if (count < TRADES_MIN || payoff === null) return null;
  const winners = trades.wins.count / count;
  return 100 * (winners - (1 - winners) / payoff);
}
