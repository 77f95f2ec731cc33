import { describe, expect, it } from 'vitest';
import { deflatedSharpe } from '../../../../src/analytics/comparison/deflated-sharpe.js';
import { effectiveTrials } from '../../../../src/analytics/comparison/effective-trials.js';
import { expectedMaximumSharpe, sharpeTrials } from '../../../../src/analytics/comparison/expected-maximum-sharpe.js';
import { probabilisticSharpe } from '../../../../src/analytics/comparison/probabilistic-sharpe.js';
import { type ReturnMoments, returnMoments } from '../../../../src/analytics/comparison/return-moments.js';
import { autoregressive, lehmerNumbers } from './reference-series.js';

const drifting = autoregressive(11, 120, 0.2, 0.02, 0.001);

describe('moments of returns', () => {
  // numpy mean and std(ddof=1), scipy.stats.skew, scipy.stats.kurtosis(fisher=False).
  it('are those of the textbooks', () => {
    const found = returnMoments(drifting)!;
    expect(found.observations).toBe(120);
    expect(found.sharpe).toBeCloseTo(0.3725837238262443, 12);
    expect(found.skewness).toBeCloseTo(-0.19805374384348193, 12);
    expect(found.kurtosis).toBeCloseTo(2.0323286280365096, 12);
    const skewed = Float64Array.from(lehmerNumbers(12, 90), (u) => Math.exp(3 * u) - 1);
    expect(returnMoments(skewed)!.sharpe).toBeCloseTo(0.4066005853048724, 12);
    expect(returnMoments(skewed)!.skewness).toBeCloseTo(0.7859006712090272, 12);
    expect(returnMoments(skewed)!.kurtosis).toBeCloseTo(2.1743400320688755, 12);
  });

  it('are null under 30 returns and where they do not vary', () => {
    expect(returnMoments(drifting.slice(0, 29))).toBeNull();
    expect(returnMoments(drifting.slice(0, 30))).not.toBeNull();
    expect(returnMoments(new Float64Array(50).fill(0.001))).toBeNull();
  });
});

describe('the probabilistic Sharpe ratio', () => {
  it('is that of the published hedge fund: 0.982 as if normal, 0.913 with its skewness and fat tails', () => {
    // Bailey & López de Prado 2012: 24 monthly returns, mean 3.6 %, deviation 7.9 %, skewness −2.448, kurtosis 10.164.
    const fund = { observations: 24, sharpe: 0.458, skewness: -2.448, kurtosis: 10.164 };
    expect(probabilisticSharpe({ ...fund, skewness: 0, kurtosis: 3 })).toBeCloseTo(0.9816749190910771, 12);
    expect(probabilisticSharpe(fund)).toBeCloseTo(0.913361083860933, 12);
  });

  it('follows the formula', () => {
    expect(probabilisticSharpe(returnMoments(drifting)!)).toBeCloseTo(0.9999429410165178, 12);
    const moments = { observations: 250, sharpe: 0.1, skewness: -1.2, kurtosis: 7.5 };
    expect(probabilisticSharpe(moments, 0.05)).toBeCloseTo(0.7704022226134921, 12);
    expect(probabilisticSharpe(moments, 0.1)).toBe(0.5);
  });

  it('is null where the moments are too much for it', () => {
    expect(probabilisticSharpe({ observations: 100, sharpe: 1, skewness: 4, kurtosis: 3 })).toBeNull();
    expect(probabilisticSharpe({ observations: 1, sharpe: 1, skewness: 0, kurtosis: 3 })).toBeNull();
  });
});

describe('the expected maximum of Sharpe ratios', () => {
  // The formula with scipy.stats.norm.ppf and numpy.euler_gamma.
  it.each([
    [2, 1, 0.5197553442805939],
    [10, 1, 1.57459830134575],
    [12.5, 0.04, 0.33690734289002894],
    [46, 1 / 500, 0.10036237061765357],
    [100, 1 / 500, 0.11317200186513214],
    [1000, 0.01, 0.32551215136527234],
  ])('of %d trials with a variance of %d', (count, variance, expected) => {
    expect(expectedMaximumSharpe({ count, variance })).toBeCloseTo(expected, 12);
  });

  it.each([
    [5, 1.1629644736405198],
    [40, 2.160777178175022],
    [100, 2.507593636441685],
  ])('is near the exact one of %d normal numbers', (count, exact) => {
    // ∫ z N φ(z) Φ(z)^(N−1) dz by quadrature.
    expect(Math.abs(expectedMaximumSharpe({ count, variance: 1 })! - exact)).toBeLessThan(0.03);
  });

  it('is 0 for one trial, which is not picked, and null without trials or a variance', () => {
    expect(expectedMaximumSharpe({ count: 1, variance: Number.NaN })).toBe(0);
    expect(expectedMaximumSharpe({ count: 1.05, variance: 1 })).toBe(0);
    expect(expectedMaximumSharpe({ count: 0, variance: 1 })).toBeNull();
    expect(expectedMaximumSharpe({ count: 3, variance: Number.NaN })).toBeNull();
  });

  it('takes the variance from the ratios', () => {
    expect(sharpeTrials([1, 2, 4])).toEqual({ count: 3, variance: expect.closeTo(7 / 3, 12) });
    expect(sharpeTrials([1])).toEqual({ count: 1, variance: Number.NaN });
  });
});

describe('the deflated Sharpe ratio', () => {
  /** The worked example of 2014: 2.5 a year over five years of 250 days, ratios of the trials with a variance of ½ a year. */
  const example: ReturnMoments = { observations: 1250, sharpe: 2.5 / Math.sqrt(250), skewness: -3, kurtosis: 10 };
  const variance = 1 / (2 * 250);

  it('is that of the published example: 0.9004 after 100 trials, 0.9505 after 46', () => {
    expect(expectedMaximumSharpe({ count: 100, variance })).toBeCloseTo(0.1132, 4);
    expect(deflatedSharpe(example, { count: 100, variance })).toBeCloseTo(0.9004, 4);
    expect(deflatedSharpe(example, { count: 46, variance })).toBeCloseTo(0.9505, 4);
  });

  it('is that of the published example with normal returns: 0.9505 after 88 trials', () => {
    expect(deflatedSharpe({ ...example, skewness: 0, kurtosis: 3 }, { count: 88, variance })).toBeCloseTo(0.9505, 4);
  });

  it('is the probabilistic one where there was one trial, and null without any', () => {
    expect(deflatedSharpe(example, { count: 1, variance: Number.NaN })).toBe(probabilisticSharpe(example));
    expect(deflatedSharpe(example, { count: 0, variance })).toBeNull();
  });
});

describe('the effective number of trials', () => {
  it('follows from the mean correlation', () => {
    // numpy.corrcoef: a mean correlation of 0.3713 among six.
    const common = autoregressive(20, 80, 0);
    const series = Array.from({ length: 6 }, (_, k) => {
      const own = autoregressive(21 + k, 80, 0);
      return own.map((value, i) => common[i] * 0.7 + value);
    });
    expect(effectiveTrials(series)).toBeCloseTo(4.143268882188147, 10);
  });

  it('is 1 for copies, all for opposites, and leaves out what does not vary', () => {
    const series = autoregressive(20, 80, 0);
    expect(effectiveTrials([series, series.map((value) => 2 * value + 1), series])).toBeCloseTo(1, 12);
    expect(effectiveTrials([series, series.map((value) => -value)])).toBe(2);
    expect(effectiveTrials([series, new Float64Array(80)])).toBe(1);
    expect(effectiveTrials([new Float64Array(80)])).toBeNull();
    expect(effectiveTrials([])).toBeNull();
  });
});
