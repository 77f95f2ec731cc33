import type { HistoryTerms } from '../capital/capital-history.js';
import { boundedShares, type ShareBounds } from '../capital/share-bounds.js';
import type { Allocation, AllocationModel, AllocationView } from './allocation-model.js';
import { describeAllocation, percentText, ratioText } from './describe-allocation.js';
import { annualRoot, sharpeOf, withMeanForUnknown } from './return-statistics.js';

/** Trades that the win rate is taken from, at most; and at least. */
const TRADES_MAX = 100;
const TRADES_MIN = 5;
/** The win rate of a strategy with too few trades. */
const UNKNOWN_WIN_RATE = 0.5;

/**
 * More for those that have done better. The score of a strategy is its annual Sharpe ratio over the window, 0 if that is
 * negative, times the win rate of its last closed trades. Shares are proportional to the scores, as far as the bounds
 * let them. A strategy that is not known well enough has the mean score of the others; where nobody has earned, all are alike.
 */
export class PerformanceShares implements AllocationModel<null> {
  readonly name = 'performance';
  readonly tradesMax = TRADES_MAX;
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
    const sharpes = view.strategies.map(({ returns }) => sharpeOf(returns) * annualRoot(this.history.everyMs));
    const winRates = view.strategies.map(({ profits }) => winRate(profits));
    const scores = withMeanForUnknown(sharpes.map((sharpe, index) => Math.max(sharpe, 0) * winRates[index]));
    const total = scores?.reduce((sum, score) => sum + score, 0) ?? 0;
    const equal = 1 / view.strategies.length;
    const wanted = scores === null || total === 0 ? view.strategies.map(() => equal) : scores.map((s) => s / total);
    const shares = boundedShares(wanted, this.bounds);
    const figures = `Sharpe ${sharpes.map(ratioText).join(', ')}; win rate ${winRates.map(percentText).join(', ')}`;
    return { shares, reason: describeAllocation(this.name, view, shares, figures) };
  }
}

function winRate(profits: Float64Array): number {
  if (profits.length < TRADES_MIN) return UNKNOWN_WIN_RATE;
  let wins = 0;
  for (const profit of profits) if (profit > 0) wins++;
  return wins / profits.length;
}
