import { describe, expect, it } from 'vitest';
import {
  leastVariance,
  MinimumVarianceShares,
} from '../../../../../src/agents/allocator/models/minimum-variance-shares.js';
import { HOUR_MS, swinging, viewOf } from './allocation-views.js';

const FREE = { min: 0, max: 1 };

describe('minimum-variance shares', () => {
  it('are proportional to one over the variance where nothing goes together', () => {
    // Variances of 1 and 4: 4/5 and 1/5.
    const shares = leastVariance(
      [
        [1, 0],
        [0, 4],
      ],
      FREE,
    );
    expect(shares[0]).toBeCloseTo(0.8, 9);
    expect(shares[1]).toBeCloseTo(0.2, 9);
  });

  it('solve two by the formula, correlation included', () => {
    // w₁ = (σ₂² − σ₁₂) / (σ₁² + σ₂² − 2 σ₁₂) = (0.0004 − 0.00005) / (0.0001 + 0.0004 − 0.0001) = 0.875.
    const shares = leastVariance(
      [
        [0.0001, 0.00005],
        [0.00005, 0.0004],
      ],
      FREE,
    );
    expect(shares[0]).toBeCloseTo(0.875, 9);
  });

  it('go short of nobody: one that only adds risk gets nothing', () => {
    // By the formula the second would get (1 − 1.5) / 2 < 0.
    const shares = leastVariance(
      [
        [1, 1.5],
        [1.5, 4],
      ],
      FREE,
    );
    expect(shares[0]).toBeCloseTo(1, 9);
    expect(shares[1]).toBeCloseTo(0, 9);
  });

  it('keep the bounds', () => {
    const shares = leastVariance(
      [
        [1, 0, 0],
        [0, 100, 0],
        [0, 0, 100],
      ],
      { min: 0.1, max: 0.5 },
    );
    [0.5, 0.25, 0.25].forEach((share, index) => {
      expect(shares[index]).toBeCloseTo(share, 9);
    });
  });

  it('say how volatile the whole would have been; equal while nothing is known', () => {
    const model = new MinimumVarianceShares({ everyMs: HOUR_MS, samples: 40 }, FREE);
    // Exact opposites of one size cancel out: half each has no variance.
    const opposite = swinging(0, 0.01).map((one) => -one);
    const { shares, reason } = model.allocate(viewOf([swinging(0, 0.01), opposite]));
    expect(shares[0]).toBeCloseTo(0.5, 9);
    expect(reason).toBe('minimum-variance: a 50.0 %, b 50.0 % (volatility of the whole 0.0 %)');
    expect(model.allocate(viewOf([[], []])).reason).toBe(
      'minimum-variance: a 50.0 %, b 50.0 % (volatility not known yet)',
    );
  });
});
