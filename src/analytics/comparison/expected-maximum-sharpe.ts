import { sampleDeviation } from '../sample-deviation.js';
import { normalQuantile } from './normal-distribution.js';

const EULER_MASCHERONI = 0.577_215_664_901_532_9;

/** The trials among which the best was picked. */
export interface SharpeTrials {
  /** How many, also where they resemble each other: that makes their variance small. May be a fraction. */
  readonly count: number;
  /** Variance of their Sharpe ratios of one period. */
  readonly variance: number;
}

/** Trials from their Sharpe ratios of one period: all of them, with their sample variance (unknown, NaN, of one). */
export function sharpeTrials(sharpes: ArrayLike<number>): SharpeTrials {
  const deviation = sampleDeviation(sharpes);
  return { count: sharpes.length, variance: deviation * deviation };
}

/**
 * The Sharpe ratio (of one period) that the best of so many trials has on average if none has any skill.
 *
 * Formula: √V · ((1 − γ) Φ⁻¹(1 − 1/N) + γ Φ⁻¹(1 − 1/(N e))), γ the Euler–Mascheroni constant (D. H. Bailey & M. López
 * de Prado, The Deflated Sharpe Ratio, Journal of Portfolio Management 40, 2014). One trial is not picked: 0, as for
 * fractions so near 1 that the approximation falls below it. Null without trials, and where their variance is unknown.
 */
export function expectedMaximumSharpe({ count, variance }: SharpeTrials): number | null {
  if (!(count >= 1)) return null;
  if (count === 1) return 0;
  if (!(variance >= 0)) return null;
  const typical = normalQuantile(1 - 1 / count);
  const further = normalQuantile(1 - 1 / (count * Math.E));
  const standardized = (1 - EULER_MASCHERONI) * typical + EULER_MASCHERONI * further;
  return Math.sqrt(variance) * Math.max(0, standardized);
}
