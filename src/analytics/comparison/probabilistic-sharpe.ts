import { normalCdf } from './normal-distribution.js';
import type { ReturnMoments } from './return-moments.js';

/**
 * The probability that the true Sharpe ratio is above `threshold`, 0 to 1 (PSR). Both ratios are of one period: an
 * annualised one has to be divided by the root of the periods in a year.
 *
 * Formula: Φ((SR − SR*) √(n − 1) / √(1 − γ₃ SR + (γ₄ − 1)/4 · SR²)), γ₃ the skewness, γ₄ the kurtosis (D. H. Bailey &
 * M. López de Prado, The Sharpe Ratio Efficient Frontier, Journal of Risk 15, 2012). It holds for returns without
 * memory. Null under two observations and where the moments are too extreme for the formula (its root is not above 0).
 */
export function probabilisticSharpe(moments: ReturnMoments, threshold = 0): number | null {
  const { observations, sharpe, skewness, kurtosis } = moments;
  const variance = 1 - skewness * sharpe + ((kurtosis - 1) / 4) * sharpe * sharpe;
  if (observations < 2 || !(variance > 0)) return null;
  return normalCdf(((sharpe - threshold) * Math.sqrt(observations - 1)) / Math.sqrt(variance));
}
