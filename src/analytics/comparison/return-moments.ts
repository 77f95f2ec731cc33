import { mean } from '../mean.js';
import { DAILY_RETURNS_MIN, FLAT_DEVIATION_PCT } from '../observation-minimums.js';
import { sampleDeviation } from '../sample-deviation.js';

/** What the tests of Sharpe ratios need of a series of returns. */
export interface ReturnMoments {
  readonly observations: number;
  /** Of one period, not annualised: mean over sample standard deviation, risk-free rate 0. */
  readonly sharpe: number;
  /** Third standardised moment: 0 for a normal distribution. */
  readonly skewness: number;
  /** Fourth standardised moment, not the excess: 3 for a normal distribution. */
  readonly kurtosis: number;
}

/**
 * Moments of the returns of a period, in fractions or percent (none of the moments has a unit).
 *
 * Skewness m₃ / m₂^1.5 and kurtosis m₄ / m₂², of central moments divided by n: what the formulas of Bailey & López de
 * Prado take. Null under {@link DAILY_RETURNS_MIN} returns and where they do not vary.
 */
export function returnMoments(returns: Float64Array): ReturnMoments | null {
  const observations = returns.length;
  const deviation = sampleDeviation(returns);
  if (observations < DAILY_RETURNS_MIN || !(deviation > FLAT_DEVIATION_PCT / 100)) return null;
  const center = mean(returns);
  let squares = 0;
  let cubes = 0;
  let fourths = 0;
  for (const value of returns) {
    const distance = value - center;
    const square = distance * distance;
    squares += square;
    cubes += square * distance;
    fourths += square * square;
  }
  const variance = squares / observations;
  return {
    observations,
    sharpe: center / deviation,
    skewness: cubes / observations / (variance * Math.sqrt(variance)),
    kurtosis: fourths / observations / (variance * variance),
  };
}
