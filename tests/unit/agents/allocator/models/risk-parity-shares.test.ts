import { describe, expect, it } from 'vitest';
import { equalRiskShares } from '../../../../../src/agents/allocator/models/equal-risk-shares.js';
import { RiskParityShares } from '../../../../../src/agents/allocator/models/risk-parity-shares.js';
import { HOUR_MS, swinging, viewOf } from './allocation-views.js';

const HISTORY = { everyMs: HOUR_MS, samples: 40 };
const inverse = new RiskParityShares(HISTORY, { min: 0, max: 1 }, 'inverse-volatility');
const equalRisk = new RiskParityShares(HISTORY, { min: 0, max: 1 }, 'equal-risk');

describe('risk-parity shares', () => {
  it('are proportional to one over the volatility, and say it', () => {
    // Volatilities of 1 to 3: shares of 3/4 and 1/4. A deviation of 0.0001 × √(40 / 39) an hour is 0.948 % a year.
    const { shares, reason } = inverse.allocate(viewOf([swinging(0, 0.0001), swinging(0.001, 0.0003)]));
    expect(shares[0]).toBeCloseTo(0.75, 12);
    expect(reason).toBe('risk-parity: a 75.0 %, b 25.0 % (volatility 0.9 %, 2.8 %)');
  });

  it('take one that has not moved, or is not known, for a usual one', () => {
    // Deviations of 1 and 3; the others count as 2: 1, 1/3, 1/2, 1/2 of 7/3.
    const { shares } = inverse.allocate(viewOf([swinging(0, 0.01), swinging(0, 0.03), swinging(0, 0), []]));
    [3 / 7, 1 / 7, 3 / 14, 3 / 14].forEach((share, index) => {
      expect(shares[index]).toBeCloseTo(share, 12);
    });
  });

  it('are equal while nothing is known', () => {
    expect(inverse.allocate(viewOf([[], []])).shares[0]).toBeCloseTo(0.5, 12);
    expect(inverse.allocate(viewOf([[], []])).reason).toBe(
      'risk-parity: a 50.0 %, b 50.0 % (volatility unknown, unknown)',
    );
    expect(equalRisk.allocate(viewOf([[], []])).shares[0]).toBeCloseTo(0.5, 12);
  });

  it('by equal risk are those of inverse volatility where nothing goes together', () => {
    // σ of 1 and 2, no correlation: 2/3 and 1/3.
    const [first, second] = equalRiskShares([
      [1, 0],
      [0, 4],
    ]);
    expect(first).toBeCloseTo(2 / 3, 12);
    expect(second).toBeCloseTo(1 / 3, 12);
  });

  it('by equal risk let every strategy contribute the same to the variance', () => {
    const covariance = [
      [1, 0.6, -0.1],
      [0.6, 4, 0.2],
      [-0.1, 0.2, 0.25],
    ];
    const shares = equalRiskShares(covariance);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    const contributions = covariance.map(
      (row, index) => shares[index] * row.reduce((sum, one, other) => sum + one * shares[other], 0),
    );
    expect(contributions[1]).toBeCloseTo(contributions[0], 12);
    expect(contributions[2]).toBeCloseTo(contributions[0], 12);
  });

  it('by equal risk give less to two that go together than to one that does not', () => {
    const pair = swinging(0, 0.01);
    const apart = Array.from({ length: 40 }, (_, index) => (index % 4 < 2 ? 0.01 : -0.01));
    const { shares } = equalRisk.allocate(viewOf([pair, pair, apart]));
    expect(shares[0]).toBeCloseTo(shares[1], 9);
    expect(shares[2]).toBeGreaterThan(shares[0] + 0.05);
  });
});
