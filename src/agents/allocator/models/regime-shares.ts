import type { BarClosed } from '../../../events/market-events.js';
import type { Allocation, AllocationModel, AllocationView } from './allocation-model.js';
import { describeAllocation } from './describe-allocation.js';
import {
  createRegimeState,
  type MarketRegime,
  observeBar,
  type RegimeState,
  type RegimeTerms,
  regimeOf,
} from './market-regime.js';

export interface RegimeSharesOptions extends RegimeTerms {
  readonly instrumentIndex: number;
  readonly symbol: string;
  /** By regime, then strategy; null: equal shares. */
  readonly shares: Readonly<Record<MarketRegime, readonly number[] | null>>;
}

/** Shares by the state of one market: trending, ranging or volatile. Equal until that is known. */
export class RegimeShares implements AllocationModel<RegimeState> {
  readonly name = 'regime';
  readonly history = null;
  readonly tradesMax = 0;
  readonly capsUse = true;
  readonly instrumentIndex: number;
  private readonly options: RegimeSharesOptions;

  constructor(options: RegimeSharesOptions) {
    this.options = options;
    this.instrumentIndex = options.instrumentIndex;
  }

  createState(): RegimeState {
    return createRegimeState(this.options);
  }

  onBar(state: RegimeState, bar: BarClosed): void {
    observeBar(state, bar, this.options);
  }

  allocate(view: AllocationView, state: RegimeState): Allocation {
    const { symbol } = this.options;
    const regime = regimeOf(state, this.options);
    const given = regime === null ? null : this.options.shares[regime];
    const shares = given ?? view.strategies.map(() => 1 / view.strategies.length);
    const figures =
      regime === null
        ? `the regime of ${symbol} is not known yet`
        : `${symbol} is ${regime}: ADX ${state.adx.adx.toFixed(1)}, volatility at its percentile ${state.percentile.toFixed(0)}`;
    return { shares, reason: describeAllocation(this.name, view, shares, figures) };
  }
}
