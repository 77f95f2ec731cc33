import { TRADES_MIN } from './observation-minimums.js';
import { payoffRatio } from './payoff-ratio.js';
import type { TradeOutcomes } from './trade-outcomes.js';

/**
 * Kelly fraction in percent of capital: the stake that grows fastest if every future trade is drawn from these; below
 * 0: do not trade.
 *
 * Formula: W − (1 − W) / R, W the share of winners, R the payoff ratio (J. L. Kelly, A New Interpretation of
 * Information Rate, 1956, in the form for trades: https://www.investopedia.com/articles/trading/04/091504.asp). Null
 * under {@link TRADES_MIN} trades and without a payoff ratio.
 */
export function kellyPct(outcomes: TradeOutcomes): number | null {
  const trades = outcomes.pnl.length;
  const payoff = payoffRatio(outcomes);
  if (trades < TRADES_MIN || payoff === null) return null;
  const winners = outcomes.wins.length / trades;
  return 100 * (winners - (1 - winners) / payoff);
}
