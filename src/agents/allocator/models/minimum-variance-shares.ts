import type { HistoryTerms } from '../capital/capital-history.js';
import { boundedShares, type ShareBounds } from '../capital/share-bounds.js';
import type { Allocation, AllocationModel, AllocationView } from './allocation-model.js';
import { describeAllocation, percentText } from './describe-allocation.js';
import { annualRoot, covarianceOf } from './return-statistics.js';

/** Steps down the gradient: fixed, so that the shares are the same to the bit everywhere. */
const STEPS = 400;

/** The shares at which the whole swings least (H. Markowitz, Portfolio Selection, 1952), long only, within the bounds. */
export class MinimumVarianceShares implements AllocationModel<null> {
  readonly name = 'minimum-variance';
  readonly tradesMax = 0;
  readonly capsUse = true;
  readonly history: HistoryTerms;
  private readonly bounds: ShareBounds;

  constructor(history: HistoryTerms, bounds: ShareBounds) {
    this.history = history;
    this.bounds = bounds;
  }

  createState(): null {
    return null;
  }

  allocate(view: AllocationView): Allocation {
    const covariance = covarianceOf(view.strategies.map(({ returns }) => returns));
    if (covariance === null) {
      const equal = view.strategies.map(() => 1 / view.strategies.length);
      const shares = boundedShares(equal, this.bounds);
      return { shares, reason: describeAllocation(this.name, view, shares, 'volatility not known yet') };
    }
    const shares = leastVariance(covariance, this.bounds);
    // Float noise may make nothing less than nothing.
    const volatility = Math.sqrt(Math.max(0, varianceOf(covariance, shares))) * annualRoot(this.history.everyMs);
    const figures = `volatility of the whole ${percentText(volatility)}`;
    return { shares, reason: describeAllocation(this.name, view, shares, figures) };
  }
}

/**
 * Projected gradient descent: `w ← P(w − Σw / L)`, P the nearest point within the bounds, L the largest row sum of |Σ|,
 * which no eigenvalue exceeds (Gershgorin), so that no step goes too far.
 */
export function leastVariance(covariance: readonly (readonly number[])[], bounds: ShareBounds): number[] {
  const steepest = Math.max(...covariance.map((row) => row.reduce((sum, one) => sum + Math.abs(one), 0)));
  let shares = boundedShares(
    covariance.map(() => 1 / covariance.length),
    bounds,
  );
  for (let step = 0; step < STEPS; step++) {
    const from = shares;
    shares = boundedShares(
      covariance.map((row, index) => from[index] - dot(row, from) / steepest),
      bounds,
    );
  }
  return shares;
}

function varianceOf(covariance: readonly (readonly number[])[], shares: readonly number[]): number {
  return dot(
    covariance.map((row) => dot(row, shares)),
    shares,
  );
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index] * b[index];
  return sum;
}
