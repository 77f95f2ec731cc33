import { describe, expect, it } from 'vitest';
import { cholesky } from '../../../../../src/agents/risk/market-risk/cholesky.js';
import { correlation, covariance } from '../../../../../src/agents/risk/market-risk/covariance.js';
import { empiricalShortfall, empiricalValueAtRisk } from '../../../../../src/agents/risk/market-risk/empirical-tail.js';
import { ParametricLoss } from '../../../../../src/agents/risk/market-risk/parametric-loss.js';
import { ReturnHistory } from '../../../../../src/agents/risk/market-risk/return-history.js';
import { naturalLog, nextStandardNormal } from '../../../../../src/agents/risk/market-risk/standard-normal.js';
import { createRandom } from '../../../../../src/core/random.js';
import { historyOf } from '../market-risk-parts.js';

const columns = (...values: number[]) => Float64Array.from(values);

describe('ReturnHistory', () => {
  it('keeps simple returns, the newest in the place of the oldest', () => {
    const history = new ReturnHistory(3_600_000, 2, 1);
    for (const price of [Number.NaN, 100, 110, 99, 198]) history.sample({ lastPrice: () => price });
    expect([...history.returnsOf(0)].sort((a, b) => a - b).map((value) => value.toFixed(9))).toEqual([
      '-0.100000000',
      '1.000000000',
    ]);
    expect(history.covers(0)).toBe(true);
  });

  it('covers an instrument that came late only once it has as many', () => {
    const history = new ReturnHistory(3_600_000, 2, 2);
    const late = [Number.NaN, Number.NaN, 10, 11, 12];
    for (const price of late) {
      expect(history.covers(1)).toBe(false);
      history.sample({ lastPrice: (index) => (index === 0 ? 100 : price) });
    }
    expect(history.covers(1)).toBe(true);
  });
});

describe('covariance and correlation', () => {
  it('are the sample ones', () => {
    // Means 2 and 4; (−1·−2 + 0·0 + 1·2) / 2 = 2.
    expect(covariance(columns(1, 2, 3), columns(2, 4, 6))).toBe(2);
    expect(correlation(columns(1, 2, 3), columns(2, 4, 6))).toBeCloseTo(1, 12);
    expect(correlation(columns(1, 2, 3), columns(6, 4, 2))).toBeCloseTo(-1, 12);
    expect(correlation(columns(1, 2, 3), columns(5, 5, 5))).toBe(0);
  });
});

describe('cholesky', () => {
  it('is the triangle whose square is the matrix', () => {
    // [[4, 2], [2, 5]] = [[2, 0], [1, 2]] · its transpose.
    expect(cholesky([columns(4, 2), columns(2, 5)])).toEqual([columns(2, 0), columns(1, 2)]);
  });

  it('gives what moves with another, or never, no movement of its own', () => {
    expect(cholesky([columns(4, 4, 0), columns(4, 4, 0), columns(0, 0, 0)])).toEqual([
      columns(2, 0, 0),
      columns(2, 0, 0),
      columns(0, 0, 0),
    ]);
  });
});

describe('empirical tails', () => {
  const losses = () => Float64Array.from({ length: 100 }, (_, index) => 100 - index);

  it('say what no more than so many of a thousand exceed', () => {
    // Losses of 1 to 100: five exceed 95.
    expect(empiricalValueAtRisk(losses(), 50)).toBe(95);
    expect(empiricalValueAtRisk(losses(), 10)).toBe(99);
    // Of 100, 0.5 % is nobody.
    expect(empiricalValueAtRisk(losses(), 5)).toBe(100);
  });

  it('say what the worst of them lose on average', () => {
    expect(empiricalShortfall(losses(), 50)).toBe(98);
    expect(empiricalShortfall(losses(), 1)).toBe(100);
  });

  it('call gains no loss', () => {
    expect(empiricalValueAtRisk(columns(-3, -2, -1), 100)).toBe(0);
    expect(empiricalShortfall(columns(-3, -2, -1), 100)).toBe(0);
  });
});

describe('ParametricLoss', () => {
  it('is z times the standard deviation of the portfolio', () => {
    // Returns of ±10 % have a variance of 0.04 / 3; the second moves against the first, so 300 against 100 leave 200.
    const history = historyOf([0.1, -0.1, 0.1, -0.1], [-0.1, 0.1, -0.1, 0.1]);
    const sigma = 200 * Math.sqrt(0.04 / 3);
    const value = new ParametricLoss(history, 'valueAtRisk', 99).loss(columns(300, 100));
    expect(value).toBeCloseTo(2.326347874040841 * sigma, 9);
    const shortfall = new ParametricLoss(history, 'expectedShortfall', 99).loss(columns(300, 100));
    expect(shortfall).toBeCloseTo(2.665214220345805 * sigma, 9);
  });
});

describe('standard normal numbers', () => {
  it('rest on a logarithm that is right to the last bits', () => {
    for (const x of [0.999999, 0.75, 0.5, 0.3, 0.1, 1e-3, 1e-9, 2 ** -40]) {
      expect(Math.abs(naturalLog(x) / Math.log(x) - 1)).toBeLessThan(1e-15);
    }
  });

  it('have mean 0, variance 1 and the tails of a normal distribution', () => {
    const random = createRandom('normal');
    const draws = Array.from({ length: 40_000 }, () => nextStandardNormal(random));
    const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
    const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length;
    // Within four standard errors: 1 / √n, √(2 / n), √(p(1 − p) / n).
    expect(Math.abs(mean)).toBeLessThan(4 / 200);
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / 40_000));
    const beyond = draws.filter((x) => x > 2.326347874040841).length / draws.length;
    expect(Math.abs(beyond - 0.01)).toBeLessThan(4 * Math.sqrt((0.01 * 0.99) / 40_000));
  });
});
