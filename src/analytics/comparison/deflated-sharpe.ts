import { expectedMaximumSharpe, type SharpeTrials } from './expected-maximum-sharpe.js';
import { probabilisticSharpe } from './probabilistic-sharpe.js';
import type { ReturnMoments } from './return-moments.js';

/**
 * The probability that the best trial's true Sharpe ratio is above what luck alone gives the best of so many, 0 to 1
 * (DSR). From 0.95 on, luck is an unlikely explanation.
 *
 * Formula: the probabilistic Sharpe ratio against {@link expectedMaximumSharpe} (D. H. Bailey & M. López de Prado, The
 * Deflated Sharpe Ratio: Correcting for Selection Bias, Backtest Overfitting and Non-Normality, 2014). Null where
 * either of the two is.
 */
export function deflatedSharpe(best: ReturnMoments, trials: SharpeTrials): number | null {
  const luck = expectedMaximumSharpe(trials);
  return luck === null ? null : probabilisticSharpe(best, luck);
}
