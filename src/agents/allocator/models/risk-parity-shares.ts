import type { HistoryTerms } from '../capital/capital-history.js';
import { boundedShares, type ShareBounds } from '../capital/share-bounds.js';
import type { Allocation, AllocationModel, AllocationView } from './allocation-model.js';
import { describeAllocation, percentText } from './describe-allocation.js';
import { equalRiskShares } from './equal-risk-shares.js';
import { annualRoot, covarianceOf, volatilityOf, withMeanForUnknown } from './return-statistics.js';

export type RiskParityMethod = 'inverse-volatility' | 'equal-risk';

/**
 * Less for those that swing more. `inverse-volatility`: shares are proportional to 1 / volatility. `equal-risk`: every
 * strategy contributes the same to the variance of the whole, correlations taken into account. A strategy whose
 * volatility is not known, or which has not moved, counts as one of the usual volatility.
 */
export class RiskParityShares implements AllocationModel<null> {
  readonly name = 'risk-parity';
  readonly tradesMax = 0;
  readonly capsUse = true;
  readonly history: HistoryTerms;
  private readonly bounds: ShareBounds;
  private readonly method: RiskParityMethod;

  constructor(history: HistoryTerms, bounds: ShareBounds, method: RiskParityMethod) {
    this.history = history;
    this.bounds = bounds;
    this.method = method;
  }

  createState(): null {
    return null;
  }

  allocate(view: AllocationView): Allocation {
    const volatilities = view.strategies.map(({ returns }) => volatilityOf(returns));
    const shares = boundedShares(this.wanted(view, volatilities), this.bounds);
    const annual = volatilities.map((one) => percentText(one * annualRoot(this.history.everyMs)));
    return { shares, reason: describeAllocation(this.name, view, shares, `volatility ${annual.join(', ')}`) };
  }

  private wanted({ strategies }: AllocationView, volatilities: readonly number[]): number[] {
    const known = withMeanForUnknown(volatilities);
    const covariance = this.method === 'equal-risk' ? covarianceOf(strategies.map(({ returns }) => returns)) : null;
    if (covariance !== null) return equalRiskShares(covariance);
    if (known === null) return strategies.map(() => 1 / strategies.length);
    const inverse = known.map((volatility) => 1 / volatility);
    const total = inverse.reduce((sum, one) => sum + one, 0);
    return inverse.map((one) => one / total);
  }
}
